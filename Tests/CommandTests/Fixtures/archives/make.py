"""Writes hostile and damaged KMZ archives into the current folder, with Python's zipfile and edits of its bytes.

    python3 make.py
"""
import struct
import warnings
import zipfile

warnings.simplefilter("ignore")

KML = b"""<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>M-1</name><Point><coordinates>-90.5,15.5,0</coordinates></Point></Placemark>
<Placemark><name>M-2</name><Point><coordinates>-90.25,15.75,0</coordinates></Point></Placemark>
</Document></kml>
"""


def archive(name, *entries, method=zipfile.ZIP_DEFLATED):
    """Entries are pairs of a name (or ZipInfo) and bytes."""
    with zipfile.ZipFile(name, "w", method) as file:
        for entry, content in entries:
            file.writestr(entry, content)


def edit(name, change):
    data = bytearray(open(name, "rb").read())
    change(data)
    open(name, "wb").write(data)


def central(data, entry=0):
    """Where the header of an entry stands in the central directory."""
    at = data.index(b"PK\x01\x02")
    for _ in range(entry):
        at = data.index(b"PK\x01\x02", at + 4)
    return at


def put(data, at, form, value):
    struct.pack_into(form, data, at, value)


archive("good.kmz", ("files/icon.png", b"\x89PNG"), ("doc.kml", KML))
archive("stored.kmz", ("doc.kml", KML), method=zipfile.ZIP_STORED)
archive("two.kmz", ("other.kml", KML.replace(b"M-", b"X-")), ("doc.kml", KML))
archive("deeper.kmz", ("carpeta/ñandú.kml", KML))
linked = KML.replace(b"<Document>", b"<Document><NetworkLink><Link><href>http://192.0.2.1/x.kml</href></Link></NetworkLink>")
archive("linked.kmz", ("doc.kml", linked.replace(b"<Point>", b"<styleUrl>http://192.0.2.1/s.kml#a</styleUrl><Point>", 1)))

archive("slip.kmz", ("doc.kml", KML), ("../../slipped.kml", KML))
archive("absolute.kmz", ("doc.kml", KML), ("/tmp/absolute.kml", KML))
archive("drive.kmz", ("doc.kml", KML), ("C:\\absolute.kml", KML))
link = zipfile.ZipInfo("doc.kml")
link.create_system = 3
link.external_attr = 0o120777 << 16
archive("symlink.kmz", (link, b"/etc/hostname"))
archive("duplicate.kmz", ("doc.kml", KML), ("doc.kml", KML))
archive("no-kml.kmz", ("readme.txt", b"nothing"))
archive("empty.kmz")

# 200 MB of blanks in a KML: 200 kB in the archive.
archive("bomb.kmz", ("doc.kml", KML + b" " * 200_000_000))
# The same, with a directory that says it is small.
archive("lying-bomb.kmz", ("doc.kml", KML + b" " * 200_000_000))
edit("lying-bomb.kmz", lambda data: put(data, central(data) + 24, "<I", 1000))
archive("declared.kmz", ("doc.kml", KML))
edit("declared.kmz", lambda data: put(data, central(data) + 24, "<I", 0xFFFFFFFF))

archive("crc.kmz", ("doc.kml", KML), method=zipfile.ZIP_STORED)
edit("crc.kmz", lambda data: data.__setitem__(slice(data.index(b"-90.5"), data.index(b"-90.5") + 5), b"-90.6"))
archive("broken-xml.kmz", ("doc.kml", KML), method=zipfile.ZIP_STORED)
edit("broken-xml.kmz", lambda data: data.__setitem__(slice(data.index(b"</name>"), data.index(b"</name>") + 2), b"<<"))
archive("encrypted.kmz", ("doc.kml", KML))
edit("encrypted.kmz", lambda data: (put(data, 6, "<H", 1), put(data, central(data) + 8, "<H", 1)))
archive("bzip2.kmz", ("doc.kml", KML), method=zipfile.ZIP_BZIP2)
# A header inside the stored bytes of the first entry, which the second entry of the directory points to.
header = b"PK\x03\x04" + struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 33, 0, 0, 0, 6, 0) + b"in.kml"
archive("overlap.kmz", ("doc.kml", header + KML), ("in.kml", b""), method=zipfile.ZIP_STORED)
edit("overlap.kmz", lambda data: put(data, central(data, 1) + 42, "<I", data.index(header, 10)))
archive("misnamed.kmz", ("doc.kml", KML))
edit("misnamed.kmz", lambda data: data.__setitem__(slice(30, 37), b"xxx.kml"))

whole = open("good.kmz", "rb").read()
open("truncated.kmz", "wb").write(whole[:-30])
open("cut-in-half.kmz", "wb").write(whole[: len(whole) // 2])
