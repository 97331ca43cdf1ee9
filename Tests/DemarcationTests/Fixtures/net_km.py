"""Net and gross length of pseudo-random stretches, by SQL. Writes JSON to standard output.

The merge rule is that of the programme: a stretch belongs to the run before it when it begins at most 0.5 m after the
run's end; a run's length is its end less its beginning. Whole millimetres.
"""

import json
import sqlite3

MASK = (1 << 64) - 1


def splitmix64(seed):
    state = seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        mixed = state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        yield mixed ^ (mixed >> 31)


def stretches(seed, rows, sectors, sector_mm, longest_mm):
    numbers = splitmix64(seed)
    for _ in range(rows):
        sector = next(numbers) % sectors
        start = next(numbers) % (sector_mm - longest_mm)
        yield sector, start, start + 1 + next(numbers) % longest_mm


RUNS = """
with reach as (
    select sector, a, b, max(b) over (
        partition by sector order by a, b rows between unbounded preceding and 1 preceding) as before
    from stretch),
marked as (
    select sector, a, b, case when before is null or a > before + 500 then 1 else 0 end as is_new from reach),
grouped as (
    select sector, a, b, sum(is_new) over (
        partition by sector order by a, b rows between unbounded preceding and current row) as run
    from marked)
select sector, min(a) as first, max(b) as last from grouped group by sector, run
"""


def case(name, seed, rows, sectors, sector_mm, longest_mm):
    database = sqlite3.connect(":memory:")
    database.execute("create table stretch (sector integer, a integer, b integer)")
    database.executemany("insert into stretch values (?, ?, ?)", stretches(seed, rows, sectors, sector_mm, longest_mm))
    gross = database.execute("select sector, sum(b - a) from stretch group by sector order by sector").fetchall()
    net = database.execute(
        f"select sector, sum(last - first), count(*) from ({RUNS}) group by sector order by sector").fetchall()
    return {
        "name": name, "seed": seed, "rows": rows, "sectors": sectors, "sector_mm": sector_mm,
        "longest_mm": longest_mm, "gross_mm": [value for _, value in gross], "net_mm": [value for _, value, _ in net],
        "runs": [count for _, _, count in net],
    }


print(json.dumps([
    case("sparse", 20260630, 200_000, 8, 2_000_000_000, 100_000),
    case("dense", 7, 200_000, 3, 150_000_000, 250_000),
    case("short", 42, 5_000, 2, 3_000_000, 900),
], indent=1))
