"""Reads what a peer wrote and says how far it agrees with the reference.

    results.py KIND FILE REFERENCE.npz           one line: "same", or what differs
    results.py KIND FILE REFERENCE.npz --keep    makes FILE the reference

Rows are compared one by one, in the order of the input. What a peer doesn't produce isn't compared, and is named.
"""
import csv
import io
import json
import sqlite3
import sys
import zlib

import numpy as np

# How far a value may be from the reference's and still be the same: the last digit that both write, or the millimetre.
TOLERANCE = {"lon": 2e-9, "lat": 2e-9, "lon7": 1.5e-7, "lat7": 1.5e-7, "chainage_m": 0.002, "offset_m": 0.002, "net_km": 1e-6, "gross_km": 1e-6}


def points(path):
    """The features of the table `observations`, by name; Lindero calls the point's own id its name."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    (geometry,) = db.execute("SELECT column_name FROM gpkg_geometry_columns WHERE table_name = 'observations'").fetchone()
    have = [row[1] for row in db.execute("PRAGMA table_info(observations)")]
    wanted = ["name" if "name" in have else "id", geometry] + [c for c in ("sector", "chainage_m", "offset_m") if c in have]
    rows = db.execute(f"SELECT {', '.join(wanted)} FROM observations ORDER BY 1").fetchall()
    columns = dict(zip(["id", "geometry"] + wanted[2:], zip(*rows)))
    blobs = np.frombuffer(b"".join(columns.pop("geometry")), np.uint8).reshape(len(rows), -1)
    start = 8 + (0, 32, 48, 48, 64)[(int(blobs[0, 3]) >> 1) & 7] + 5  # header, envelope, byte order and type
    places = blobs[:, start:start + 16].copy().view("<f8")
    out = {"id": np.array(columns["id"], dtype=str), "lon": places[:, 0], "lat": places[:, 1]}
    if "sector" in columns:
        out["sector"] = np.array(columns["sector"], dtype=str)
        out.update({k: np.array(columns[k], dtype=float) for k in ("chainage_m", "offset_m")})
    return out


def geojson(path):
    import orjson
    with open(path, "rb") as f:
        document = orjson.loads(f.read())
    assert document["type"] == "FeatureCollection" and "crs" not in document, "not RFC 7946"
    places = np.array([f["geometry"]["coordinates"][:2] for f in document["features"]])
    return {"lon7": places[:, 0], "lat7": places[:, 1]}


def years(path):
    """The table of a peer, or Lindero's JSON; by year, then by sector."""
    with open(path, encoding="utf-8") as f:
        text = f.read()
    if text.lstrip().startswith("{"):
        rows = [(y["year"], r["sector"], r["net_km"], r["gross_km"]) for y in json.loads(text)["years"] for r in y["sectors"]]
    else:
        rows = [(int(r["year"]), r["sector"], float(r["net_km"]), float(r["gross_km"])) for r in csv.DictReader(io.StringIO(text))]
    year, sector, net, gross = zip(*sorted(rows))
    return {"id": np.array(["%d %s" % key for key in zip(year, sector)]), "net_km": np.array(net), "gross_km": np.array(gross)}


def inspection_list(path):
    """Ids in the order listed. A header may come again for each stretch."""
    ids, column = [], 0
    with open(path, encoding="utf-8", newline="") as f:
        for row in csv.reader(f):
            # Lindero's form begins with the inspection's id.
            name = next((row.index(field) for field in ("monument", "id") if field in row), None)
            if name is not None:
                column = name
            else:
                ids.append(row[column])
    return {"id": np.array(ids)}


def degrees(path):
    """Lines "longitude latitude", or cs2cs's "latitude<TAB>longitude z"."""
    import pandas as pd
    table = pd.read_csv(path, sep=r"\s+", header=None, usecols=[0, 1], engine="c").to_numpy()
    if table[0, 0] > 0:
        table = table[:, ::-1]
    return {"lon": table[:, 0], "lat": table[:, 1]}


KINDS = {"points": points, "geojson": geojson, "years": years, "list": inspection_list, "degrees": degrees}


def compare(reference, other):
    found = []
    for key, expected in reference.items():
        if key not in other:
            found.append(f"no {key}")
            continue
        got = other[key]
        if len(got) != len(expected):
            return f"DIFFERS: {len(got):,} rows, not {len(expected):,}"
        if key in TOLERANCE:
            distance = np.abs(got - expected)
            wrong = ~(distance <= TOLERANCE[key])
            most = f", by up to {np.nanmax(distance):.2g}" if wrong.any() else ""
        else:
            wrong, most = got != expected, ""
        if wrong.any():
            found.append(f"DIFFERS: {wrong.sum():,} of {len(wrong):,} {key}{most}")
    return "; ".join(found) or "same"


def digest(result):
    """Short name of a result: of its values, rounded to what the tolerance lets through most of the time."""
    code = 0
    for key in sorted(result):
        values = result[key]
        text = np.round(values / TOLERANCE[key] / 5) + 0.0 if key in TOLERANCE else values
        code = zlib.crc32(np.ascontiguousarray(text).tobytes(), code)
    return f"{code:08x}"


if __name__ == "__main__":
    kind, path, kept = sys.argv[1:4]
    result = KINDS[kind](path)
    if "--keep" in sys.argv:
        np.savez(kept, **result)
        print("reference " + digest(result))
    else:
        with np.load(kept) as reference:
            print(compare(dict(reference), result))
