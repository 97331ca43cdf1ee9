"""Stretches of the cleared strip."""
from synthetic.chance import Chance

# Invented share of each sector: whole kilometres from its start, 448 in all.
BRECHA = {"GTM-MEX-01": 150, "GTM-MEX-06": 100, "GTM-MEX-07": 80, "GTM-MEX-08": 20, "GTM-BLZ-03": 30, "GTM-HND-02": 20,
          "GTM-HND-03": 17, "GTM-HND-04": 21, "GTM-HND-05": 10}


def make_brecha(files):
    chance, rows = Chance("brecha"), []
    for sector, kilometres in BRECHA.items():
        start, end = 0, kilometres * 1000
        while start < end:
            stop = start + chance.whole(50, 120) * 100
            stop = end if end - stop < 3000 else stop
            rows.append([f"B-{len(rows) + 1:03d}", sector, start, stop, "", "", "", "true"])
            start = stop
    files.table("brecha.csv", "id,sector,from_m,to_m,width_left_m,width_right_m,acta,in_programme", rows)
    return sum(r[3] - r[2] for r in rows)
