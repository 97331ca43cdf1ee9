"""Survey CSV in EPSG:32616 → WGS 84, sector, chainage, offset → GeoPackage with spatial index: pandas, shapely's STRtree, pyogrio.

    w1_geopandas.py BOUNDARY.geojson SURVEY.csv OUT.gpkg

Chainage and offset are on the ellipsoid: the share of a leg is found in the plane, and the leg's geodesic length applies to it.
"""
import json
import sys

import geopandas
import numpy as np
import pandas as pd
import shapely
from pyproj import Geod, Transformer

boundary, source, out = sys.argv[1:4]

with open(boundary, encoding="utf-8") as f:
    features = json.load(f)["features"]
legs = {key: [] for key in ("sector", "start", "step", "chainage", "length")}
to_grid, geod = Transformer.from_crs("EPSG:4326", "EPSG:32616", always_xy=True), Geod(ellps="WGS84")
for feature in features:
    points = np.array(feature["geometry"]["coordinates"])
    grid = np.column_stack(to_grid.transform(*points.T))
    length = geod.inv(*points[:-1].T, *points[1:].T)[2]
    legs["sector"].append(np.full(len(length), feature["properties"]["sector"]))
    legs["start"].append(grid[:-1])
    legs["step"].append(np.diff(grid, axis=0))
    legs["length"].append(length)
    legs["chainage"].append(np.cumsum(length) - length)
legs = {key: np.concatenate(parts) for key, parts in legs.items()}

table = pd.read_csv(source, engine="pyarrow", dtype={"note": str, "fix": str})
table["time"] = pd.to_datetime(table["time"], utc=True)
easting, northing = table.pop("easting").to_numpy(), table.pop("northing").to_numpy()
lines = shapely.linestrings(np.stack([legs["start"], legs["start"] + legs["step"]], axis=1))
point, leg = shapely.STRtree(lines).query_nearest(shapely.points(easting, northing), all_matches=True)
nearest = np.full(len(easting), np.iinfo(np.int64).max)
np.minimum.at(nearest, point, leg)  # of legs equally near, the first

start, step, length = legs["start"][nearest], legs["step"][nearest], legs["length"][nearest]
planar = np.hypot(*step.T)
away = np.column_stack([easting, northing]) - start
share = np.clip((away * step).sum(axis=1) / planar**2, 0, 1)
foot = away - share[:, None] * step
left = np.where(step[:, 0] * away[:, 1] - step[:, 1] * away[:, 0] < 0, -1.0, 1.0)
# Nearest to a turning point both legs are equally far, and the second product would depend on which one was taken: the point lies
# in the outer angle, so on the other side of the turn.
for end, other in ((0, -1), (1, 1)):
    beside = np.clip(nearest + other, 0, len(legs["sector"]) - 1)
    corner = (share == end) & (beside != nearest) & (legs["sector"][beside] == legs["sector"][nearest])
    before, after = (legs["step"][beside], step) if end == 0 else (step, legs["step"][beside])
    turn = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    left = np.where(corner & (turn != 0), -np.sign(turn), left)
table["sector"] = legs["sector"][nearest]
table["chainage_m"] = np.round(legs["chainage"][nearest] + share * length, 4)
table["offset_m"] = np.round(np.hypot(*foot.T) * left * length / planar, 4)

lon, lat = Transformer.from_crs("EPSG:32616", "EPSG:4326", always_xy=True).transform(easting, northing)
geopandas.GeoDataFrame(table, geometry=shapely.points(lon, lat), crs="EPSG:4326").to_file(
    out, layer="observations", driver="GPKG", engine="pyogrio", use_arrow=True)
