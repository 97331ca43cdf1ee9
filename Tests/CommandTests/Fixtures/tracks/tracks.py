"""Makes the tracks of this folder with pyproj's Geod (GeographicLib): places at known distances along a meridian.

    python3 tracks.py

The line goes north from 17° N along 90° W, so that a chainage is a distance along the meridian, and west is left.
"""
import json

from pyproj import Geod

geod = Geod(ellps="WGS84")


def place(chainage, offset):
    """`offset` metres to the west."""
    lon, lat, _ = geod.fwd(-90, 17, 0, chainage)
    lon, lat, _ = geod.fwd(lon, lat, -90, offset)
    return lon, lat


def track(name, offset, *ranges):
    with open(name + ".csv", "w") as file:
        file.write("id,longitude,latitude\n")
        number = 0
        for start, stop in ranges:
            for chainage in range(start, stop + 1, 10):
                number += 1
                file.write("%s%d,%.10f,%.10f\n" % ((name, number) + place(chainage, offset)))


track("a", 0, (1000, 2000))
track("b", 0.3, (1500, 2500))
# 60 m without a point.
track("c", -0.5, (3000, 3400), (3460, 4000))
track("left", 3, (3000, 4000))
track("right", -2, (3000, 4000))
end = place(10000, 0)
line = {"type": "Feature", "properties": {"sector": "GTM-MEX-01", "segment": "GTM-MEX-01/1", "order": 1, "rule": "geodesic", "kind": "land",
        "neighbour": "MEX", "name": "made", "legal_status": "delimited-boundary"},
        "geometry": {"type": "LineString", "coordinates": [[-90, 17], [round(end[0], 10), round(end[1], 10)]]}}
with open("line.geojson", "w") as file:
    json.dump({"type": "FeatureCollection", "features": [line]}, file)
