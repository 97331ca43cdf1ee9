"""The first inputs of each target, made of the tests' fixtures, the samples and a few lines of its own."""

import struct
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "Tests" / "SurveyFormatsTests" / "Fixtures"
SAMPLES = ROOT / "samples"

GSI = (
    b"*110001+000000000000M101 81..10+0000000399845123 82..10+0000001574120500 83..10-0000000000012340 71....+0CERCO\n"
    b"410001+0000CERC 42....+00000001\r\n110003+00000101 81..11+01000000 82..10+00574120 83..16+00000000 51..1.+0000+000\n"
)
LANDXML = b"""<LandXML xmlns="http://www.landxml.org/schema/LandXML-1.2" version="1.2"><Units><Imperial
linearUnit="USSurveyFoot"/></Units><CoordinateSystem epsgCode="32616"/><CgPoints><CgPoint name="M1" code="MOJ"
desc="moj&#243;n">1574120.5 399845.25 12.5</CgPoint><CgPoint pntRef="M1"/></CgPoints></LandXML>"""
JSONFG = b"""{"type":"Feature","id":7,"time":{"timestamp":"2024-05-01T10:00:00Z"},"coordRefSys":"[EPSG:32616]","geometry":null,
"place":{"type":"MultiPoint","coordinates":[[399845.1,1574120.2,12],[399846,1574121]]},"properties":{"name":"M1","sats":"12"}}"""
TABLES = [
    b"id;este;norte;altura\nM1;399845,123;1574120,5;12,5\nM2;399 845;;\n",
    b"sep=;\nid;lat;lon\r\n\"M \"\"1\"\"\";14\xc2\xb029'05\" N;89\xc2\xb021'36.5\"W\r\n",
    b"id\tlon\tlat\tdate\ttime\tfix\tsats\thdop\tsigma\tcrs\tepoch\nA\t-89.5\t14.5\t01/05/2024\t10:00\trtk\t12\t0.8\t0.02\tEPSG:4326\t2024.3\n",
    b"x,y,z\n1266000,-6179000,1650000\n",
]
RECORDS = [
    b"station,area,sigma,mid\n0+000,12.5,0.1,\n0+020.5,13,,yes\n",
    b"station,offset,ground,design\n0+000,-5,101.2,100\n0+000,5,101.5,100\n",
    b"count,length,width,height,filled\n4,2,1,1,0.9\n",
    b"x,y,z1,z2\n0,0,10,11\n10,0,10,12\n0,10,9,11\n",
    b"section,chainage,year,amount,from_m,to_m,width_m\nGTM-1,1+200,2025,1000,0,1200,10\n",
]
LITERALS = [
    b"-89.35", b"1e-7", b"12345678901234567890.5", b"1.7976931348623157e308", b"4.9e-324", b"0,5", b"89\xc2\xb021'36.5\"W",
    b"14 29 05 N", b"-0:29:05", b"89d21m36.5s", b"2024-02-29T23:59:59.999+05:30", b"2024/05/01 10:00", b"2024-05-01", b"12+345.67",
    struct.pack(">d", 0.1), struct.pack(">d", 5e-324), struct.pack(">d", 1e23),
]


def cut(data: bytes, limit: int = 6000) -> bytes:
    """The first lines, so many that they stay below the limit."""
    return data if len(data) <= limit else data[: data.rfind(b"\n", 0, limit) + 1]


def files(*patterns: str) -> list[bytes]:
    return [path.read_bytes() for pattern in patterns for path in sorted(ROOT.glob(pattern))]


def blob(kind: int, body: bytes, envelope: bytes = b"", big: bool = False) -> bytes:
    flags = (0 if big else 1) | (2 if envelope else 0)
    order = ">" if big else "<"
    return b"GP\0" + bytes([flags]) + struct.pack(order + "i", 4326) + envelope + wkb(kind, body, order)


def wkb(kind: int, body: bytes, order: str = "<") -> bytes:
    return bytes([order == "<"]) + struct.pack(order + "I", kind) + body


def geometries() -> list[bytes]:
    def doubles(*values: float) -> bytes:
        return struct.pack(f"<{len(values)}d", *values)

    def line(*values: float, width: int = 2) -> bytes:
        return struct.pack("<I", len(values) // width) + doubles(*values)

    def several(*members: bytes) -> bytes:
        return struct.pack("<I", len(members)) + b"".join(members)

    ring = line(0, 0, 1, 0, 1, 1, 0, 0)
    box = doubles(0, 1, 0, 1)
    return [
        blob(1, doubles(-89.5, 14.5)), blob(1001, doubles(-89.5, 14.5, 200)), blob(1, doubles(float("nan"), float("nan"))),
        blob(1, struct.pack(">2d", 1, 2), big=True), blob(2, line(0, 0, 1, 1), box), blob(3001, doubles(0, 1, 2, 3)),
        blob(3, several(ring), box), blob(0x80000002, line(0, 0, 1, 1, 1, 2, width=3)), blob(10, b""),
        blob(4, several(wkb(1, doubles(1, 2)), wkb(1, doubles(3, 4)))), blob(5, several(wkb(2, line(0, 0, 1, 1)))),
        blob(6, several(wkb(3, several(ring)))), blob(7, several(wkb(7, several(wkb(1, doubles(1, 2)))), wkb(2, line()))),
    ]


def small_json() -> list[bytes]:
    point = b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"M1","height":12,"condition":"good"},'
    return [
        point + b'"geometry":{"type":"Point","coordinates":[-89.5,14.5,200]}},{"type":"Feature","properties":null,"geometry":null}]}',
        point + b'"geometry":{"type":"LineString","coordinates":[[-89.5,14.5],[-89.4,14.5],[-89.4,14.5]]}}],'
        b'"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}}',
    ]


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def seeds(target: str) -> list[bytes]:
    """What the target starts from."""
    fixture = {"gpx": "gpx/*.gpx", "kml": "kml/*.kml", "jobxml": "jobxml/*.jxl", "nmea": "nmea/*.log", "pos": "pos/*.pos"}
    under = str(FIXTURES.relative_to(ROOT))
    tables = [cut(data, 2000) for data in files("samples/synthetic-*.csv", "samples/static-*.csv")] + TABLES
    if target in fixture:
        data = files(f"{under}/{fixture[target]}")
        # XML is of use as a whole only.
        return [cut(one) if target in ("nmea", "pos") else one for one in data]
    match target:
        case "csv":
            # The first byte chooses the options.
            return [bytes([choice]) + table for table in tables for choice in (0, 1, 5, 16, 32, 128)]
        case "geojson":
            return files(f"{under}/geojson/*.geojson", "samples/monuments.geojson") + [JSONFG] + small_json()
        case "gsi":
            return [GSI]
        case "landxml":
            return [LANDXML]
        case "kmz":
            return files("samples/gps/*.kmz")
        case "survey":
            others = ("gpx", "kml", "jobxml", "nmea", "pos", "gsi", "landxml", "geojson", "kmz")
            return [one for other in others for one in seeds(other) if len(one) < 8000] + tables
        case "xml":
            return [one for other in ("gpx", "kml", "jobxml", "landxml") for one in seeds(other) if len(one) < 8000]
        case "inflate":
            return [deflated(one) for one in (b"", b"a" * 5000, GSI, LANDXML)]
        case "geometry":
            return geometries()
        case "literals":
            return LITERALS
        case "lines" | "table-json":
            return small_json() + files("samples/monuments.geojson", "Tests/CommandTests/Fixtures/*/line.geojson")
        case "table-csv":
            return [cut(one, 2000) for one in files("samples/*.csv", "Tests/CommandTests/Fixtures/programme/*.csv")] + RECORDS
    raise ValueError(target)
