"""Inspections, one row a finding."""
import datetime

from synthetic.brecha import BRECHA
from synthetic.chance import Chance
from synthetic.monuments import STRAIGHT
from synthetic.orders import CREWS


def make_inspections(files, sectors, along):
    chance, rows, counted = Chance("inspections"), [], 0
    findings = [("good", "none", ""), ("good", "painted", ""), ("fair", "cleared", "maleza alrededor"),
                ("damaged", "report", "base agrietada"), ("leaning", "report", ""), ("buried", "cleared", "soterrado 20 cm"),
                ("not-located", "search again", "río crecido, sin acceso")]
    places = [s for s in STRAIGHT if s in BRECHA]
    count = 24
    for k in range(count):
        sector = chance.one_of(places)
        start = chance.whole(0, int(max(0, sectors[sector].length - 9000)) // 100) * 100
        stop = start + chance.whole(40, 90) * 100
        seen = [m[1] for m in sorted(along[sector]) if start <= m[0] <= stop]
        day = datetime.date(2026, 1, 12) + datetime.timedelta(days=9 * k + chance.whole(0, 4))
        acta = "" if k in (5, 13, 20) else f"ACTA-SINTETICA-INSP-2026-{k + 1:02d}"
        counted += bool(acta)
        head = [f"INSP-2026-{k + 1:02d}", sector, start, stop, day.isoformat(), chance.one_of(CREWS),
                chance.one_of(["true", "false"]), acta]
        for name in seen or [""]:
            condition, action, note = chance.one_of(findings) if name else ("", "", "sin mojones en el tramo")
            rows.append(head + [name, condition, action, note, ""])
    files.table("inspections.csv", "id,sector,from_m,to_m,date,team,joint,acta,monument,condition,action,note,photo", rows)
    return {"inspections": count, "with_acta": counted, "rows": len(rows)}
