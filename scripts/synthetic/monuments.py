"""Monuments at the treaty corners and along the straight sectors."""
import json

from synthetic.chance import Chance
from synthetic.line import ATTRIBUTION, height_at, inverse, moved

MONUMENTS = ("id,number,class,sector,neighbour_number,longitude,latitude,height,crs,epoch,role,"
             "sigma_e,sigma_n,sigma_u,instrument,built,condition")
STRAIGHT = ["GTM-MEX-01", "GTM-BLZ-03", "GTM-BLZ-04", "GTM-HND-02", "GTM-HND-03", "GTM-HND-04", "GTM-HND-05",
            "GTM-HND-07", "GTM-HND-08", "GTM-HND-09"]
# Corner of treaty_vertices.csv and the sector it is kept with. River mouths move: no monument there.
CORNERS = [("V-MEX-01", "GTM-MEX-01"), ("V-MEX-02", "GTM-MEX-02"), ("V-MEX-03", "GTM-MEX-03"), ("V-MEX-04", "GTM-MEX-03"),
           ("V-MEX-06", "GTM-MEX-06"), ("V-MEX-07", "GTM-MEX-07"), ("V-MEX-08", "GTM-MEX-08"), ("V-MEX-09", "GTM-MEX-08"),
           ("V-BLZ-02", "GTM-BLZ-03"), ("V-BLZ-03", "GTM-BLZ-04"),
           ("V-HND-01", "GTM-HND-02"), ("V-HND-02", "GTM-HND-03"), ("V-HND-03", "GTM-HND-04"), ("V-HND-04", "GTM-HND-05"),
           ("V-HND-05", "GTM-HND-05"), ("V-HND-06", "GTM-HND-07"), ("V-HND-07", "GTM-HND-08"), ("V-HND-08", "GTM-HND-09"),
           ("V-HND-09", "GTM-HND-09")]
SALVADOR = [("V-TRI-01", "GTM-SLV-11"), ("V-SLV-02", "GTM-SLV-04"), ("V-SLV-03", "GTM-SLV-05"), ("V-SLV-04", "GTM-SLV-05"),
            ("V-SLV-05", "GTM-SLV-07"), ("V-SLV-06", "GTM-SLV-08"), ("V-SLV-07", "GTM-SLV-08")]


def monument(chance, number, kind, sector, place):
    """One row, and the place itself rounded as the row says it."""
    fine = kind in ("principal", "reference")
    sigma = round(chance.between(0.006, 0.010) if fine else chance.between(0.012, 0.025), 3)
    place = moved(place, chance.normal(sigma), chance.normal(sigma))
    place = round(place[0], 9), round(place[1], 9)
    theirs = "" if chance.between(0, 1) < 0.3 else f"N-{number + 100}"
    built = "" if chance.between(0, 1) < 0.4 else str(chance.whole(1895, 1990))
    condition = chance.one_of(["good"] * 9 + ["fair"] * 5 + ["damaged"] * 2 + ["leaning", "buried"])
    row = [f"M-{number:04d}", str(number), kind, sector, theirs, f"{place[0]:.9f}", f"{place[1]:.9f}",
           f"{height_at(place):.3f}", "EPSG:4326", "2026.10", "surveyed", f"{sigma:.3f}", f"{sigma:.3f}", f"{2 * sigma:.3f}",
           "synthetic", built, condition]
    return row, place


def make_monuments(files, sectors, corners):
    """Returns {sector: [(chainage, id, place)]} of the monuments along the straight sectors."""
    chance = Chance("monuments")
    rows, along, number = [], {}, 1
    for corner, sector in CORNERS:
        kind = "reference" if corner in ("V-MEX-01", "V-BLZ-02", "V-BLZ-03") else "principal"
        row, place = monument(chance, number, kind, sector, corners[corner])
        rows.append(row)
        line = sectors[sector]
        chainage = 0.0 if inverse(line.points[0], place)[0] < 1 else line.length
        along.setdefault(sector, []).append((chainage, row[0], place))
        number += 1
    for name in STRAIGHT:
        chainage = chance.between(2500, 4500)
        while chainage < sectors[name].length - 1500:
            kind = "auxiliary" if chance.between(0, 1) < 0.08 else "intermediate"
            row, place = monument(chance, number, kind, name, sectors[name].at(chainage, chance.normal(0.04)))
            rows.append(row)
            along.setdefault(name, []).append((chainage, row[0], place))
            number += 1
            chainage += chance.between(2500, 5500)
    files.table("monuments.csv", MONUMENTS, rows)

    features = []
    for corner, sector in SALVADOR:
        row, place = monument(chance, number, "principal", sector, corners[corner])
        number += 1
        values = dict(zip(MONUMENTS.split(","), row))
        point = [float(values.pop(key)) for key in ("longitude", "latitude", "height")]
        for key in ("epoch", "sigma_e", "sigma_n", "sigma_u"):
            values[key] = float(values[key])
        values = {k: v for k, v in values.items() if v != ""}
        values["attribution"] = ATTRIBUTION
        features.append({"type": "Feature", "properties": values, "geometry": {"type": "Point", "coordinates": point}})
    lines = ",\n".join(json.dumps(f, ensure_ascii=False) for f in features)
    files.text("monuments.geojson", '{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n")
    return along, {"csv": len(rows), "geojson": len(features)}
