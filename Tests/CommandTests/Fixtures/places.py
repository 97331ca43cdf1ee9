"""Where some points of the sample surveys are: positions by cs2cs, places on the line by brute force.

    python3 Tests/CommandTests/Fixtures/places.py > Tests/CommandTests/Fixtures/places.tsv

Needs cs2cs (PROJ 9.1.1 made the kept table) and pyproj (3.7.2, PROJ 9.5.1). Nothing of Lindero is used: cs2cs turns grid
coordinates into longitude and latitude; then every edge of every line that isn't at sea is tried, and the foot on it found by
ternary search of pyproj's Geod on WGS 84. Left of increasing chainage is positive.
"""
import csv
import json
import math
import pathlib
import subprocess

from pyproj import Geod

SAMPLES = pathlib.Path(__file__).resolve().parents[3] / "samples"
GEOD = Geod(ellps="WGS84")
SURVEYS = [
    ("synthetic-gtm.csv", "ESRI:103598", ";", 1, 2),
    ("synthetic-utm15n.csv", "EPSG:32615", ",", 1, 2),
    ("synthetic-utm16n.csv", "EPSG:32616", ",", 1, 2),
    ("synthetic-geographic.csv", None, ",", 1, 2),
]


def rows(name, delimiter, x, y):
    with open(SAMPLES / name, encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        next(reader)
        for row in reader:
            line = reader.line_num
            if row[0].startswith("X") or line % 29:
                continue
            yield line, row[0], *(float(row[i].replace(",", ".")) for i in (x, y))


def geographic(system, points):
    if system is None:
        return points
    text = "".join(f"{x:.4f} {y:.4f}\n" for x, y in points)
    out = subprocess.run(
        ["cs2cs", "-f", "%.11f", system, "+to", "EPSG:4326"], input=text, capture_output=True, text=True, check=True
    ).stdout
    # EPSG:4326 has latitude first.
    return [(float(line.split()[1]), float(line.split()[0])) for line in out.splitlines()]


def lines():
    for feature in json.loads((SAMPLES / "osm_dense.geojson").read_text())["features"]:
        if feature["properties"]["kind"] == "maritime":
            continue
        points = feature["geometry"]["coordinates"]
        arcs = [GEOD.inv(*a, *b) for a, b in zip(points, points[1:])]
        yield feature["properties"]["segment_id"], points, arcs


LINES = list(lines())


def nearest(lon, lat):
    best = None
    for sector, points, arcs in LINES:
        start = 0.0
        for (a, b), (azimuth, _, length) in zip(zip(points, points[1:]), arcs):
            low = min(abs(a[1] - lat), abs(b[1] - lat)) if (a[1] - lat) * (b[1] - lat) > 0 else 0
            if low * 110_000 < 3000:
                to_a = GEOD.inv(*a, lon, lat)[2]
                to_b = GEOD.inv(*b, lon, lat)[2]
                if (to_a + to_b - length) / 2 < (best[0] if best else 5000) + 1:
                    distance, along, side = foot(a, azimuth, length, lon, lat)
                    if best is None or distance < best[0]:
                        best = (distance, sector, start + along, side)
            start += length
    return best


def foot(a, azimuth, length, lon, lat):
    def distance(along):
        x, y, _ = GEOD.fwd(*a, azimuth, along)
        return GEOD.inv(x, y, lon, lat)[2]

    low, high = 0.0, length
    for _ in range(120):
        third = (high - low) / 3
        if distance(low + third) < distance(high - third):
            high -= third
        else:
            low += third
    along = (low + high) / 2
    x, y, back = GEOD.fwd(*a, azimuth, along)
    to_point, _, reach = GEOD.inv(x, y, lon, lat)
    turn = math.radians(to_point - (back + 180))
    return reach, along, 1 if math.sin(turn) < 0 else -1


def main():
    print("file\tcrs\tline\tname\tlongitude\tlatitude\tsector\tchainage_m\toffset_m")
    for name, system, delimiter, x, y in SURVEYS:
        chosen = list(rows(name, delimiter, x, y))
        places = geographic(system, [(p[2], p[3]) for p in chosen])
        for (line, point, _, _), (lon, lat) in zip(chosen, places):
            distance, sector, chainage, side = nearest(lon, lat)
            print(
                f"{name}\t{system or 'EPSG:4326'}\t{line}\t{point}\t{lon:.11f}\t{lat:.11f}\t{sector}"
                f"\t{chainage:.4f}\t{side * distance:.4f}"
            )


main()
