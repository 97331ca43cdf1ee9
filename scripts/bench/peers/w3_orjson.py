"""Stored points → GeoJSON (RFC 7946, 7 decimals): sqlite3, numpy, orjson.

    w3_orjson.py STORE.gpkg OUT.geojson
"""
import sqlite3
import sys

import numpy as np
import orjson

source, out = sys.argv[1:3]
cursor = sqlite3.connect(f"file:{source}?mode=ro", uri=True).execute("SELECT * FROM observations ORDER BY fid")
names = [column[0] for column in cursor.description]
geometry = names.index("geom")
names = [name for name in names if name not in ("fid", "geom")]
first = True
with open(out, "wb", buffering=1 << 20) as f:
    f.write(b'{"type":"FeatureCollection","features":[\n')
    while rows := cursor.fetchmany(20_000):
        blobs = np.frombuffer(b"".join([row[geometry] for row in rows]), np.uint8).reshape(len(rows), -1)
        places = np.round(blobs[:, -16:].copy().view("<f8"), 7).tolist()  # of a point, the last 16 bytes of the blob
        texts = [orjson.dumps({"type": "Feature", "properties": dict(zip(names, row[1:geometry] + row[geometry + 1:])),
                               "geometry": {"type": "Point", "coordinates": place}}) for row, place in zip(rows, places)]
        f.write((b"" if first else b",\n") + b",\n".join(texts))
        first = False
    f.write(b"\n]}\n")
