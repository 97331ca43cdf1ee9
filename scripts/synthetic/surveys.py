"""Four surveys along the strip in four coordinate systems, and a handheld track."""
import datetime
import math
import subprocess

from synthetic.chance import Chance
from synthetic.line import ATTRIBUTION, height_at, moved


def projected(places, system):
    """Eastings and northings, by cs2cs."""
    lines = "".join(f"{lat:.12f} {lon:.12f}\n" for lon, lat in places)
    run = subprocess.run(["cs2cs", "-f", "%.6f", "EPSG:4326", system], input=lines, capture_output=True, text=True, check=True)
    return [tuple(float(v) for v in line.split()[:2]) for line in run.stdout.splitlines()]


class Point:
    def __init__(self, name, place, sigma, time, fix, satellites, note=""):
        self.name, self.place, self.sigma, self.time, self.fix = name, place, sigma, time, fix
        self.satellites, self.note, self.height = satellites, note, height_at(place)


def walk(chance, sector, start, end, step, monuments, first, day):
    """A walk along the strip, and an occupation of each monument on the way."""
    points, chainage, number = [], start, first
    time = datetime.datetime.fromisoformat(day + "T14:05:00")
    visits = sorted(m for m in monuments if start - 1 <= m[0] <= end + 1)
    phase = chance.between(0, 6)
    while chainage <= end:
        while visits and visits[0][0] <= chainage:
            _, name, place = visits.pop(0)
            # Most repeat within centimetres; one in eight stands decimetres away from where it is recorded.
            off = 0.015 if chance.between(0, 1) < 0.875 else 0.35
            place = moved(place, chance.normal(off), chance.normal(off))
            time += datetime.timedelta(minutes=6)
            points.append(Point(f"{name}-1", place, 0.012, time, "fixed", chance.whole(15, 22), f"mojón {name}"))
        fix = chance.one_of(["fixed"] * 7 + ["float"] * 2 + ["differential"])
        sigma = {"fixed": 0.02, "float": 0.25, "differential": 0.8}[fix] * chance.between(0.8, 1.5)
        offset = 1.2 * math.sin(chainage / 90 + phase) + chance.normal(sigma)
        note = chance.one_of([""] * 30 + ["vegetación densa", "señal débil, bajo dosel", "camino nuevo", "cerca \"privada\""])
        points.append(Point(f"P{number:04d}", sector.at(chainage, offset), sigma, time, fix, chance.whole(9, 20), note))
        number += 1
        chainage += step * chance.between(0.8, 1.2)
        time += datetime.timedelta(seconds=chance.whole(15, 40))
    return points


def survey_rows(points, system):
    if system == "EPSG:4326":
        pairs = [(f"{x:.9f}", f"{y:.9f}") for x, y in (p.place for p in points)]
    else:
        pairs = [(f"{x:.3f}", f"{y:.3f}") for x, y in projected([p.place for p in points], system)]
    return [[p.name, x, y, f"{p.height:.3f}", f"{p.sigma:.3f}", f"{p.sigma:.3f}", f"{2 * p.sigma:.3f}",
             p.time.isoformat() + "Z", p.fix, str(p.satellites), p.note] for p, (x, y) in zip(points, pairs)]


def changed(row, column, text):
    return row[:column] + [text] + row[column + 1:]


def make_surveys(files, sectors, along):
    """Four CSV surveys and a handheld track. Each CSV holds rows that can't be accepted, as real ones do."""
    ledger = {}
    english = "id,easting,northing,height,sigma_e,sigma_n,sigma_u,time,fix,satellites,note"

    def track(purpose, stretches):
        chance, points = Chance(purpose), []
        for sector, start, end, day in stretches:
            points += walk(chance, sectors[sector], start, end, 25, along.get(sector, []), len(points) + 1, day)
        return points

    def finish(name, rows, bad, header, delimiter=","):
        rows = list(rows)
        for at, row in sorted(bad, key=lambda b: -b[0]):
            rows.insert(at, row)
        repeated = [rows[40]]
        rows.insert(60, rows[40])  # the receiver's memory was read twice
        files.table(name, header, rows, delimiter)
        ledger[name] = {"rows": len(rows), "good": len(rows) - len(bad) - len(repeated), "bad": len(bad),
                        "repeated": len(repeated)}

    rows = survey_rows(track("gtm", [("GTM-MEX-01", 40_000, 52_000, "2026-02-10")]), "ESRI:103598")
    rows = [r[:1] + [v.replace(".", ",") for v in r[1:7]] + r[7:] for r in rows]
    bad = [(25, ["X025"] + changed(rows[25], 1, rows[25][1].replace(",", "O"))[1:]),
           (110, ["X110"] + changed(rows[110], 2, "")[1:]), (300, ["X300"] + rows[300][1:3])]
    finish("synthetic-gtm.csv", rows, bad,
           "punto,este,norte,altura,sigma_e,sigma_n,sigma_u,fecha,solucion,satelites,nota", ";")

    rows = survey_rows(track("utm15n", [("GTM-MEX-07", 0, 8_000, "2026-02-17")]), "EPSG:32615")
    bad = [(33, ["X033"] + changed(rows[33], 1, "n/a")[1:]), (150, ["X150"] + rows[150][1:] + ["", ""]),
           (210, ["X210"] + changed(rows[210], 2, "1.7786e400")[1:])]
    finish("synthetic-utm15n.csv", rows, bad, english)

    rows = survey_rows(track("utm16n", [("GTM-BLZ-03", 125_000, 128_900, "2026-03-03"),
                                        ("GTM-BLZ-04", 0, 9_000, "2026-03-04")]), "EPSG:32616")
    bad = [(70, ["X070"] + changed(rows[70], 2, rows[70][2] + ".5")[1:]),
           (200, ["X200"] + changed(rows[200], 8, "simulated")[1:])]
    finish("synthetic-utm16n.csv", rows, bad, english)

    rows = survey_rows(track("geographic", [("GTM-HND-02", 0, 10_000, "2026-03-18")]), "EPSG:4326")
    bad = [(20, ["X020"] + changed(rows[20], 2, "115.069102333")[1:]), (90, ["X090"] + changed(rows[90], 1, "-889.14911")[1:]),
           (200, ["X200"] + changed(rows[200], 1, "")[1:])]
    finish("synthetic-geographic.csv", rows, bad, english.replace("easting,northing", "longitude,latitude"))

    make_track(files, sectors["GTM-HND-04"])
    return ledger


def make_track(files, sector):
    chance = Chance("track")
    time, lines = datetime.datetime(2026, 3, 24, 15, 30), []
    for k in range(180):
        place = sector.at(2000 + 12.5 * k, 2 + chance.normal(2.5))
        lines.append(f'<trkpt lat="{place[1]:.7f}" lon="{place[0]:.7f}"><ele>{height_at(place) + chance.normal(4):.1f}</ele>'
                     f'<time>{time.isoformat()}Z</time><sat>{chance.whole(6, 11)}</sat><hdop>{chance.between(0.9, 2.4):.1f}</hdop></trkpt>')
        time += datetime.timedelta(seconds=chance.whole(10, 20))
    files.text("synthetic-track.gpx", f"""<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="scripts/make-samples" xmlns="http://www.topografix.com/GPX/1/1">
<metadata><name>Synthetic handheld track</name><desc>Invented walk along a line {ATTRIBUTION}; nobody measured it.</desc></metadata>
<trk><name>Recorrido sintético</name><trkseg>
""" + "\n".join(lines) + "\n</trkseg></trk>\n</gpx>\n")
