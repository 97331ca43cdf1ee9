"""Lines "x y" in EPSG:32616 → lines "longitude latitude": pyarrow's CSV and pyproj on two threads.

    w6_pyproj.py IN.txt OUT.txt
"""
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pyarrow as pa
from pyarrow import csv
from pyproj import Transformer

source, out = sys.argv[1:3]
table = csv.read_csv(source, csv.ReadOptions(column_names=["x", "y"]), csv.ParseOptions(delimiter=" "))
x, y = table["x"].to_numpy(), table["y"].to_numpy()


def half(part):
    return Transformer.from_crs("EPSG:32616", "EPSG:4326", always_xy=True).transform(x[part], y[part])


with ThreadPoolExecutor(2) as pool:
    parts = list(pool.map(half, [slice(None, len(x) // 2), slice(len(x) // 2, None)]))
lon, lat = (pa.array(np.round(np.concatenate([p[k] for p in parts]), 9)) for k in (0, 1))
csv.write_csv(pa.table({"lon": lon, "lat": lat}), out, csv.WriteOptions(include_header=False, delimiter=" ", quoting_style="none"))
