"""Work orders of two years, and what they add up to."""
import datetime

from synthetic.brecha import BRECHA
from synthetic.chance import Chance

ORDERS = ("id,kind,sector,from_m,to_m,quantity,unit,state,assigned_to,started_on,finished_on,certified_on,acta,"
          "method,cost_gtq,note")
CREWS = ["Brigada Norte", "Brigada Sur", "Brigada Oriente"]
# State, and how many of the three dates (started, finished, certified) an order in it has.
DATES = {"planned": 0, "assigned": 0, "in-progress": 1, "measured": 2, "verified": 2, "certified": 3, "received": 3,
         "cancelled": 0}


def dates(chance, year, state):
    """Clearing is dry-season work: it starts from January to April, and is certified 10 to 60 days after its end."""
    start = datetime.date(year, 1, 5) + datetime.timedelta(days=chance.whole(0, 110))
    end = start + datetime.timedelta(days=chance.whole(6, 25))
    three = [start, end, end + datetime.timedelta(days=chance.whole(10, 60))]
    return [d.isoformat() if k < DATES[state] else "" for k, d in enumerate(three)]


def make_orders(files):
    chance, rows = Chance("orders"), []

    def add(year, kind, sector, start, stop, quantity, unit, state, method, cost, note="", when=None):
        serial = sum(r[0].startswith(f"OT-{year}") for r in rows) + 1
        days = when or dates(chance, year, state)
        acta = f"ACTA-SINTETICA-{year}-{serial:03d}" if days[2] else ""
        crew = "" if state == "planned" else chance.one_of(CREWS)
        rows.append([f"OT-{year}-{serial:03d}", kind, sector, start, stop, quantity, unit, state, crew, *days, acta, method,
                     f"{cost:.2f}" if days[2] else "", note])
        return rows[-1]

    for year, count in ((2025, 46), (2026, 44)):
        for _ in range(count):
            sector = chance.one_of([s for s, km in BRECHA.items() for _ in range(km // 10)])
            length = chance.whole(250, 900) * 10
            start = chance.whole(0, (BRECHA[sector] * 1000 - length) // 10) * 10
            state = chance.one_of(["received"] * 6 + ["certified"] * 2) if year == 2025 else chance.one_of(
                ["received"] * 5 + ["certified"] * 7 + ["verified", "measured", "in-progress", "assigned", "planned", "cancelled"])
            kind = "brecha-opening" if chance.between(0, 1) < 0.15 else "brecha-conservation"
            add(year, kind, sector, start, start + length, f"{length / 1000:.2f}", "km", state, "",
                length / 1000 * chance.between(24_000, 29_000))
    # Two orders that meet within half a metre, and one that repeats another: the net length counts neither gap nor repetition.
    when = ["2026-02-02", "2026-02-20", "2026-03-16"]
    add(2026, "brecha-conservation", "GTM-HND-03", 1000, 5000, "4.00", "km", "certified", "", 104_000, when=when)
    add(2026, "brecha-conservation", "GTM-HND-03", 5000.4, 8000, "3.00", "km", "certified", "", 78_000, when=when)
    add(2026, "brecha-conservation", "GTM-HND-03", 1000, 5000, "4.00", "km", "certified", "", 98_000, "second pass", when)

    rivers = [("GTM-MEX-09", 83_900), ("GTM-SLV-02", 73_100), ("GTM-HND-11", 26_300)]
    works = [("gabions", "gaviones"), ("average-end-area", "enrocado"), ("prismoidal", "bordo"), ("surface", "dragado")]
    for year, count in ((2025, 13), (2026, 9)):
        for k in range(count):
            sector, length = chance.one_of(rivers)
            start = chance.whole(0, (length - 400) // 10) * 10
            method, note = chance.one_of(works)
            volume = chance.whole(1600, 4400) / 10
            state = "received" if year == 2025 else ["certified", "received", "certified", "measured", "in-progress"][k % 5]
            add(year, "bank-stabilisation", sector, start, start + chance.whole(4, 30) * 10, f"{volume:.1f}", "m3", state,
                method, volume * chance.between(640, 780), note)
    last = next(r for r in reversed(rows) if r[1] == "bank-stabilisation" and r[7] == "certified")
    add(2026, "bank-stabilisation", last[2], last[3], last[4], "-12.5", "m3", "certified", last[13], -8_900,
        f"correction of {last[0]}: section 3 measured twice", ["2026-06-22", "2026-06-22", "2026-06-30"])
    for k, kind in enumerate(["monument-maintenance", "monument-maintenance", "monument-reconstruction", "sign"]):
        at = chance.whole(100, 14_000) * 10
        add(2026, kind, "GTM-MEX-01", at, at, "1", "unit", ["received", "certified", "in-progress", "planned"][k], "", 9_500)
    files.table("orders.csv", ORDERS, rows)
    return rows


def union(intervals, gap=0.5):
    """Length covered, an interval joined to the one before it when at most `gap` metres lie between them."""
    total, end = 0.0, None
    for a, b in sorted(intervals):
        if end is None or a > end + gap:
            total += b - a
            end = b
        elif b > end:
            total += b - end
            end = b
    return total


def year_figures(orders, year):
    done = [r for r in orders if r[11].startswith(str(year))]
    strips = [r for r in done if r[1].startswith("brecha-")]
    net = sum(union([(r[3], r[4]) for r in strips if r[2] == sector]) for sector in BRECHA)
    volumes = [r for r in done if r[1] == "bank-stabilisation"]
    return {"brecha_orders": len(strips), "net_km": round(net / 1000, 4),
            "gross_km": round(sum(r[4] - r[3] for r in strips) / 1000, 4), "bank_orders": len(volumes),
            "m3": round(sum(float(r[5]) for r in volumes), 1), "brecha_cost_gtq": round(sum(float(r[14]) for r in strips), 2),
            "bank_cost_gtq": round(sum(float(r[14]) for r in volumes), 2)}
