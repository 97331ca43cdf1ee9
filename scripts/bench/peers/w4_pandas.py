"""Certified stretches → kilometres of each sector and year, net and gross: pandas and numpy.

    w4_pandas.py ORDERS.csv OUT.csv

Net is the union of the stretches of a sector; a stretch joins the one before when at most 0.5 m lie between them. Whole centimetres throughout.
"""
import sys

import numpy as np
import pandas as pd

source, out = sys.argv[1:3]
table = pd.read_csv(source, engine="pyarrow", usecols=["sector", "from_m", "to_m", "certified_on"])
year = pd.to_datetime(table["certified_on"]).dt.year.to_numpy()
sector, names = pd.factorize(table["sector"], sort=True)
start, stop = (np.rint(table[k].to_numpy() * 100).astype(np.int64) for k in ("from_m", "to_m"))
group = year * 1000 + sector
order = np.lexsort((start, group))
group, start, stop = group[order], start[order], stop[order]
first = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
lift = np.repeat(np.arange(len(first)), np.diff(np.r_[first, len(group)])) * (1 << 40)  # keeps groups apart in one running maximum
reach = np.r_[0, np.maximum.accumulate(stop + lift)[:-1]] - lift
reach[first] = -1_000_000
net = np.maximum(0, stop - np.where(start > reach + 50, start, reach))
sums = pd.DataFrame({"group": group, "net": net, "gross": stop - start}).groupby("group").sum()
with open(out, "w") as f:
    f.write("year,sector,net_km,gross_km\n")
    f.writelines("%d,%s,%.5f,%.5f\n" % (g // 1000, names[g % 1000], n / 100_000, s / 100_000) for g, n, s in sums.itertuples())
