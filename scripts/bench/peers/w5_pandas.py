"""Monuments of 20 stretches in order of chainage, each with its last visit: pandas, from files.

    w5_pandas.py LOCATED.csv INSPECTIONS.csv WINDOWS.csv OUT.csv
"""
import sys

import pandas as pd

located, visits, windows, out = sys.argv[1:5]
monuments = pd.read_csv(located, engine="pyarrow").sort_values(["sector", "chainage_m", "id"])
last = (pd.read_csv(visits, engine="pyarrow", usecols=["monument", "date", "condition"]).sort_values("date", kind="stable")
        .drop_duplicates("monument", keep="last"))
monuments = monuments.merge(last, left_on="id", right_on="monument", how="left")
parts = []
for window, sector, start, stop in pd.read_csv(windows).itertuples(index=False):
    mine = monuments[(monuments["sector"] == sector) & monuments["chainage_m"].between(start, stop)]
    parts.append(mine.assign(window=window))
pd.concat(parts)[["window", "id", "chainage_m", "date", "condition"]].to_csv(out, index=False)
