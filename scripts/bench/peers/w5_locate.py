"""Sector and chainage of each monument, for the peers of W5 that have no line of their own.

    w5_locate.py BOUNDARY.geojson MONUMENTS.csv OUT.csv
"""
import json
import sys

import numpy as np
import pandas as pd
import shapely
from pyproj import Geod, Transformer

boundary, source, out = sys.argv[1:4]
table = pd.read_csv(source, usecols=["id", "sector", "longitude", "latitude"])
to_grid, geod = Transformer.from_crs("EPSG:4326", "EPSG:32616", always_xy=True), Geod(ellps="WGS84")
with open(boundary, encoding="utf-8") as f:
    features = json.load(f)["features"]
for feature in features:
    mine = table["sector"] == feature["properties"]["sector"]
    points = np.array(feature["geometry"]["coordinates"])
    grid = np.column_stack(to_grid.transform(*points.T))
    ends = [np.concatenate([[0], np.cumsum(step)]) for step in (np.hypot(*np.diff(grid, axis=0).T), geod.inv(*points[:-1].T, *points[1:].T)[2])]
    places = shapely.points(*to_grid.transform(*table.loc[mine, ["longitude", "latitude"]].to_numpy().T))
    table.loc[mine, "chainage_m"] = np.round(np.interp(shapely.line_locate_point(shapely.LineString(grid), places), *ends), 4)
table[["id", "sector", "chainage_m"]].to_csv(out, index=False)
