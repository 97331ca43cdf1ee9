"""Small files that the README's examples name: access to monuments, budget lines, a field book, a resurveyed line."""
import json
import math

from synthetic.chance import Chance

RESURVEYED = "GTM-MEX-02"


def make_examples(files, features):
    files.table("access.csv", "monument,access_point,access_hours,risks",
                [["M-0020", "km 41 de la carretera", 1.5, ""], ["M-0021", "vereda del norte", 3, "river-erosion"]])
    # The second amount has a thousands separator, which is refused.
    files.table("spending.csv", "code,date,accrued_gtq,current_gtq,source",
                [["L1.1", "2026-03-31", "1250000.55", "12000000", "CUR-117"],
                 ["L1.1", "2026-06-30", "1,300", "", "CUR-240"]])
    chance = Chance("field book")
    points = [(f"P{k}", round(602000 + 35 * k + chance.whole(0, 99) / 100, 2), round(1970655 + chance.whole(0, 99) / 100, 2))
              for k in range(1, 9)]
    # Headers that say nothing that is known, and the same without headers, northing first.
    files.table("libreta.csv", "Punto,X,Y", points)
    files.text("libreta.txt", "".join(f"{name}\t{y}\t{x}\n" for name, x, y in points))
    files.text("resurvey.geojson", json.dumps(resurveyed(features), indent=1, ensure_ascii=False) + "\n")


def resurveyed(features):
    """The line of one sector with its inner vertices up to 20 m from where they were; its ends stay."""
    feature = next(f for f in features if f["properties"]["segment_id"] == RESURVEYED)
    line = feature["geometry"]["coordinates"]
    moved = [list(line[0])]
    for k, place in enumerate(line[1:-1], 1):
        shift = 0.00018 * math.sin(math.pi * k / (len(line) - 1))
        moved.append([round(place[0] + shift, 9), place[1]])
    moved.append(list(line[-1]))
    kept = {name: feature["properties"][name] for name in ("segment_id", "neighbour", "kind", "name", "attribution")}
    properties = dict(kept, source="synthetic, from OpenStreetMap's line")
    return {"type": "FeatureCollection",
            "features": [{"type": "Feature", "properties": properties, "geometry": {"type": "LineString", "coordinates": moved}}]}
