"""Seeded input for the benchmarks: the same seed gives the same bytes.

boundary.geojson     12 sectors, about 20,000 vertices, in the properties that `lindero line import` reads
survey_N.csv         N points on walks along the line, 0 to 80 m from it, EPSG:32616
xy_N.txt             N lines "easting northing" near the line, EPSG:32616
orders_N.csv         N certified stretches of clearing, many overlapping, in the columns of `lindero order import`
monuments.csv        20,000 monuments, inspections.csv 100,000 visits to them, windows.csv 20 stretches of the line
"""
import json
import math
import os

import numpy as np
from pyproj import Geod, Transformer

SEED = 20250630
SIZES = {"one": 1, "10k": 10_000, "100k": 100_000, "200k": 200_000, "1m": 1_000_000, "5m": 5_000_000}
VERTICES, MONUMENTS, INSPECTIONS = 20_000, 20_000, 100_000

# Roughly where the line runs. Wander is relative to wavelength; a river has more of it than a ridge.
RIVER, RIDGE, STRAIGHT = 0.112, 0.035, 0.0
SECTORS = [
    ("MEX", "Suchiate", RIVER, [(-92.23, 14.53), (-92.16, 14.66), (-92.15, 14.85), (-92.14, 15.01)]),
    ("MEX", "Tacaná", RIDGE, [(-92.14, 15.01), (-92.11, 15.13), (-92.06, 15.07), (-92.20, 15.27)]),
    ("MEX", "Ixbul", STRAIGHT, [(-92.20, 15.27), (-91.73, 16.07)]),
    ("MEX", "Paralelo 16", STRAIGHT, [(-91.73, 16.07), (-90.45, 16.07)]),
    ("MEX", "Salinas", RIVER, [(-90.45, 16.07), (-90.39, 16.35), (-90.65, 16.50)]),
    ("MEX", "Usumacinta", RIVER, [(-90.65, 16.50), (-90.95, 16.86), (-91.25, 17.05), (-91.43, 17.25)]),
    ("MEX", "Paralelo 17 sur", STRAIGHT, [(-91.43, 17.25), (-90.98, 17.25)]),
    ("MEX", "Meridiano", STRAIGHT, [(-90.98, 17.25), (-90.98, 17.82)]),
    ("MEX", "Paralelo 17 norte", STRAIGHT, [(-90.98, 17.82), (-89.15, 17.82)]),
    ("BLZ", "Adyacencia", STRAIGHT, [(-89.15, 17.82), (-89.15, 17.06), (-89.23, 15.89)]),
    ("HND", "Merendón", RIDGE, [(-88.23, 15.73), (-88.60, 15.35), (-89.10, 15.06), (-89.16, 14.72), (-89.36, 14.42)]),
    ("SLV", "Paz", RIVER, [(-89.36, 14.42), (-89.58, 14.41), (-89.72, 14.16), (-90.05, 13.90), (-90.13, 13.75)]),
]
TO_GRID = Transformer.from_crs("EPSG:4326", "EPSG:32616", always_xy=True)
TO_DEGREES = Transformer.from_crs("EPSG:32616", "EPSG:4326", always_xy=True)
METRES = np.array([111_320 * math.cos(math.radians(16)), 110_600])  # in a degree, good enough to draw with


def chance(*key):
    return np.random.default_rng([SEED] + [int.from_bytes(str(k).encode(), "little") % 2**63 for k in key])


def along(points):
    return np.concatenate([[0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])


def between(points, at, places):
    return np.column_stack([np.interp(places, at, points[:, k]) for k in (0, 1)])


class Line:
    """The sectors: vertices in degrees and in EPSG:32616, and the geodesic length up to each vertex."""

    def __init__(self):
        drawn = [self._draw(chance("draw", k), np.array(corners), wander) for k, (_, _, wander, corners) in enumerate(SECTORS)]
        shares = np.array([along(d * METRES)[-1] * (0.6 + 8 * s[2]) for d, s in zip(drawn, SECTORS)])
        counts = np.maximum(20, np.round(shares / shares.sum() * VERTICES)).astype(int)
        geod = Geod(ellps="WGS84")
        self.ids = [f"B-{k + 1:02d}" for k in range(len(SECTORS))]
        self.degrees, self.grid, self.chainages = [], [], []
        for k, (points, count) in enumerate(zip(drawn, counts)):
            at, random = along(points * METRES), chance("vertices", k)
            places = np.linspace(0, at[-1], count)
            places[1:-1] += random.uniform(-0.35, 0.35, count - 2) * places[1]
            points = between(points, at, places)
            points[1:-1] += random.normal(0, 0.3, (count - 2, 2)) / METRES  # a surveyed line is never quite straight
            points = np.round(points, 9)
            self.degrees.append(points)
            self.grid.append(np.column_stack(TO_GRID.transform(*points.T)))
            legs = geod.inv(*points[:-1].T, *points[1:].T)[2]
            self.chainages.append(np.concatenate([[0], np.cumsum(legs)]))
        self.lengths = np.array([c[-1] for c in self.chainages])

    @staticmethod
    def _draw(random, corners, wander):
        at = along(corners * METRES)
        places = np.append(np.arange(0, at[-1], 10.0), at[-1])
        points = between(corners, at, places)
        if wander:
            fade = np.minimum(1, np.minimum(places, at[-1] - places) / 3000)
            for wavelength in (24_000, 11_000, 5_200, 2_300, 1_000, 450):
                for axis in (0, 1):
                    length, phase = wavelength * random.uniform(0.85, 1.15), random.uniform(0, 2 * np.pi)
                    size = wander * wavelength * random.uniform(0.6, 1.0)
                    points[:, axis] += fade * size * np.sin(2 * np.pi * places / length + phase) / METRES[axis]
        return points

    def at(self, sector, chainage, offset):
        """Grid positions at index of sector and chainage, offset metres to the left."""
        out = np.empty((len(sector), 2))
        for k in np.unique(sector):
            mine = sector == k
            leg = np.clip(np.searchsorted(self.chainages[k], chainage[mine], "right") - 1, 0, len(self.chainages[k]) - 2)
            start, step = self.grid[k][leg], self.grid[k][leg + 1] - self.grid[k][leg]
            share = (chainage[mine] - self.chainages[k][leg]) / (self.chainages[k][leg + 1] - self.chainages[k][leg])
            left = np.column_stack([-step[:, 1], step[:, 0]]) / np.hypot(*step.T)[:, None]
            out[mine] = start + share[:, None] * step + offset[mine, None] * left
        return out

    def sector_of(self, random, count):
        return random.choice(len(self.ids), count, p=self.lengths / self.lengths.sum())


def write(path, header, pattern, columns):
    """One line for each row of the columns; written under another name first, so that a broken run leaves nothing half made."""
    with open(path + ".part", "w", encoding="utf-8", newline="\n", buffering=1 << 20) as f:
        if header:
            f.write(header + "\n")
        for a in range(0, len(columns[0]), 100_000):
            rows = zip(*[c[a:a + 100_000].tolist() for c in columns])
            f.write("".join([pattern % row + "\n" for row in rows]))
    os.rename(path + ".part", path)


def names(prefix, count):
    return np.char.add(prefix, np.char.zfill(np.arange(1, count + 1).astype(str), 7))


def boundary(line, path, _):
    features = []
    for k, (neighbour, name, wander, _) in enumerate(SECTORS):
        river = wander == RIVER
        properties = {"sector": line.ids[k], "segment": line.ids[k] + "-1", "order": 1, "rule": "river-thalweg" if river else "surveyed",
                      "kind": "river" if river else "land", "neighbour": neighbour, "name": name,
                      "legal_status": "adjacency-line" if neighbour == "BLZ" else "delimited-boundary"}
        geometry = {"type": "LineString", "coordinates": line.degrees[k].tolist()}
        features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    with open(path, "w", encoding="utf-8") as f:
        json.dump({"type": "FeatureCollection", "features": features}, f, ensure_ascii=False)


def survey(line, path, count):
    """Walks of up to 2,000 epochs of one second each."""
    random = chance("survey", count)
    size = max(50, min(2000, count // 60))
    walk = np.arange(count) // size
    walks = walk[-1] + 1
    sectors = line.sector_of(random, walks)
    epoch = np.arange(count) - walk * size
    length = line.lengths[sectors][walk]
    place = (random.uniform(0, 1, walks) * line.lengths[sectors])[walk] + random.choice([-1, 1], walks)[walk] * (
        random.uniform(0.6, 2.4, walks)[walk] * epoch + random.normal(0, 0.2, count))
    place = np.abs((place + length) % (2 * length) - length)  # turns round at the ends
    swing, wavelength = random.uniform(0, 78, walks)[walk], random.uniform(150, 900, walks)[walk]
    offset = np.clip(swing * np.sin(2 * np.pi * place / wavelength) + random.normal(0, 0.8, count), -80, 80)
    fix = random.choice(4, count, p=[0.7, 0.15, 0.1, 0.05])
    sigma = np.array([0.012, 0.25, 0.8, 2.5])[fix] * random.uniform(0.7, 1.8, count)
    grid = line.at(sectors[walk], place, offset)
    height = 400 + 380 * np.sin(place / 41_000) + random.normal(0, 1, count) * sigma
    day = np.datetime64("2026-01-05T13:00:00", "s").astype(np.int64) + 86_400 * np.sort(random.integers(0, 150, walks))
    time = np.datetime_as_string((day[walk] + epoch).astype("datetime64[s]"))
    notes = np.array(["", "mojón dañado", "vegetación densa", '"río crecido, sin acceso"', '"base ""B-12"" reiniciada"', "Ángulo NE"], dtype=object)
    note = notes[np.where(random.uniform(0, 1, count) < 0.85, 0, random.integers(1, len(notes), count))]
    fixes = np.array(["fixed", "float", "differential", "autonomous"])[fix]
    write(path, "id,easting,northing,height,sigma_e,sigma_n,sigma_u,time,fix,satellites,note", "%s,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f,%sZ,%s,%d,%s",
          [names("P", count), grid[:, 0], grid[:, 1], height, sigma, sigma, 1.6 * sigma, time, fixes, random.integers(6, 24, count), note])


def grid_points(line, path, count):
    random = chance("grid", count)
    sector = line.sector_of(random, count)
    grid = line.at(sector, random.uniform(0, 1, count) * line.lengths[sector], random.uniform(-5000, 5000, count))
    write(path, None, "%.3f %.3f", [grid[:, 0], grid[:, 1]])


def orders(line, path, count):
    random = chance("orders", count)
    sector = line.sector_of(random, count)
    length = line.lengths[sector]
    hot = random.uniform(0, 1, (len(line.ids), 40))[sector, random.integers(0, 40, count)] * length + random.normal(0, 1500, count)
    middle = np.where(random.uniform(0, 1, count) < 0.5, hot, random.uniform(0, 1, count) * length)
    size = np.clip(random.lognormal(np.log(140), 0.9, count), 5, 5000)
    start = np.round(np.clip(middle - size / 2, 0, length - 10), 2)
    stop = np.round(np.minimum(start + size, np.floor(length)), 2)
    stakes = random.uniform(0, 1, count) < 0.2  # crews that work between 100 m stakes: stretches that touch, and repeated ones
    start = np.where(stakes, np.floor(start / 100) * 100, start)
    stop = np.where(stakes, np.minimum(np.ceil(stop / 100) * 100, np.floor(length)), stop)
    day = np.datetime_as_string(np.datetime64("2025-01-01") + random.integers(0, 1826, count))
    write(path, "id,kind,sector,from_m,to_m,quantity,unit,state,assigned_to,started_on,finished_on,certified_on,acta,method,cost_gtq,note",
          "%s,brecha-conservation,%s,%.2f,%.2f,%.5f,km,certified,C%02d,%s,%s,%s,A-%s,,,",
          [names("O", count), np.array(line.ids)[sector], start, stop, (stop - start) / 1000, random.integers(1, 31, count), day, day, day,
           np.arange(count)])


def monuments(line, path, _):
    random = chance("monuments")
    sector = np.sort(line.sector_of(random, MONUMENTS))
    chainage = random.uniform(0, 1, MONUMENTS) * line.lengths[sector]
    lon, lat = TO_DEGREES.transform(*line.at(sector, chainage, np.zeros(MONUMENTS)).T)
    kind = random.choice(["principal", "intermediate", "auxiliary"], MONUMENTS, p=[0.15, 0.5, 0.35])
    write(path, "id,number,class,sector,neighbour_number,longitude,latitude,height,crs,epoch,role,sigma_e,sigma_n,sigma_u,instrument,built,condition",
          "%s,%d,%s,%s,,%.9f,%.9f,%.3f,EPSG:4326,2026.0,surveyed,0.010,0.010,0.020,,,",
          [names("M", MONUMENTS), np.arange(1, MONUMENTS + 1), kind, np.array(line.ids)[sector], lon, lat, 400 + 0 * lon])


def inspections(line, path, _):
    random = chance("inspections")
    seen = (MONUMENTS * 0.97 * random.beta(0.9, 1.1, INSPECTIONS)).astype(int)  # 3 % were never visited
    sector = np.sort(line.sector_of(chance("monuments"), MONUMENTS))[seen]
    day = np.datetime_as_string(np.datetime64("2024-01-01") + random.integers(0, 1000, INSPECTIONS))
    condition = random.choice(["good", "fair", "damaged", "leaning", "buried"], INSPECTIONS, p=[0.35, 0.28, 0.2, 0.12, 0.05])
    write(path, "id,sector,from_m,to_m,date,team,joint,acta,monument,condition,action,note,photo", "%s,%s,0,1000,%s,I%02d,false,A-%d,%s,%s,,,",
          [names("I", INSPECTIONS), np.array(line.ids)[sector], day, random.integers(1, 41, INSPECTIONS), np.arange(INSPECTIONS),
           names("M", MONUMENTS)[seen], condition])


def windows(line, path, _):
    random = chance("windows")
    sector = line.sector_of(random, 20)
    start = np.floor(random.uniform(0, 0.6, 20) * line.lengths[sector])
    write(path, "window,sector,from_m,to_m", "%d,%s,%.0f,%.0f",
          [np.arange(1, 21), np.array(line.ids)[sector], start, start + np.floor(0.35 * line.lengths[sector])])


WRITERS = {"boundary.geojson": boundary, "survey": survey, "xy": grid_points, "orders": orders, "monuments.csv": monuments,
           "inspections.csv": inspections, "windows.csv": windows}

if __name__ == "__main__":
    import sys
    made = Line()
    for target in sys.argv[1:]:
        stem, _, size = os.path.splitext(os.path.basename(target))[0].rpartition("_")
        writer = WRITERS.get(os.path.basename(target)) or WRITERS[stem]
        writer(made, target, SIZES.get(size, 0))
