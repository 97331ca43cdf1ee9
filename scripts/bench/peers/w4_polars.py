"""Certified stretches → kilometres of each sector and year, net and gross: polars. The rule is that of w4_pandas.py.

    w4_polars.py ORDERS.csv OUT.csv
"""
import sys

import polars as pl

source, out = sys.argv[1:3]
column, key = pl.col, ["year", "sector"]
(pl.scan_csv(source, try_parse_dates=True)
 .select("sector", column("certified_on").dt.year().alias("year"), *[(column(k) * 100).round().cast(pl.Int64) for k in ("from_m", "to_m")])
 .sort("year", "sector", "from_m")
 .with_columns(column("to_m").cum_max().shift(1).over(key).fill_null(-1_000_000).alias("reach"))
 .with_columns((column("to_m") - pl.when(column("from_m") > column("reach") + 50).then("from_m").otherwise("reach")).clip(0).alias("net"))
 .group_by(key).agg((column("net").sum() / 100_000).alias("net_km"), ((column("to_m") - column("from_m")).sum() / 100_000).alias("gross_km"))
 .sort(key).select("year", "sector", "net_km", "gross_km").collect().write_csv(out, float_precision=5))
