"""What is measured: for each workload the peers, each of them one shell line.

In a line, {in} is the workload's input, {out} where the result goes, {data} and {work} the folders of inputs and outputs, {peers} the scripts
beside this file, {py} the Python of the environment, {lindero} the program. A peer's `prepare` makes a file that must be there before the time runs.
"""
from dataclasses import dataclass, field


@dataclass
class Peer:
    name: str
    line: str
    suffix: str
    note: str = ""
    reference: bool = False
    prepare: list = field(default_factory=list)  # pairs of (file, shell line that makes it)


@dataclass
class Workload:
    title: str
    kind: str  # how results.py reads it
    input: str
    sizes: list
    inputs: list  # files of generate.py
    peers: list


USE = "export LINDERO_REGISTER={out}; "
STORE = ("{work}/store_{n}.gpkg", "{py} {peers}/w1_geopandas.py {data}/boundary.geojson {data}/survey_{n}.csv {work}/store_{n}.gpkg")


def register(path, *lines):
    """Preparation of a register that already holds the line and what the lines import."""
    steps = ["rm -f " + path, "export LINDERO_REGISTER=" + path, "{lindero} init " + path + " --frame EPSG:4326",
             "{lindero} line import {data}/boundary.geojson", *lines]
    return (path, " && ".join(steps))


SURVEYED = register("{work}/register_{n}.gpkg", "{lindero} survey import {data}/survey_{n}.csv --crs EPSG:32616 --within 200")
ORDERED = register("{work}/ordered_{n}.gpkg", "{lindero} programme import {root}/samples/programme-2025-2029.csv",
                   "{lindero} order import {data}/orders_{n}.csv")
VISITED = register("{work}/visited.gpkg", "{lindero} monument import {data}/monuments.csv", "{lindero} inspection import {data}/inspections.csv")
LOCATED = ("{work}/monuments.csv", "{py} {peers}/w5_locate.py {data}/boundary.geojson {data}/monuments.csv {work}/monuments.csv")
TWENTY = "for i in $(seq 20); do "
YEARS = "{lindero} brecha coverage --years 2025-2029 --json > {out}"

WORKLOADS = {
    "W1": Workload(
        "survey CSV, EPSG:32616 → WGS 84, sector, chainage, offset → store with spatial index", "points", "{data}/survey_{n}.csv",
        ["100k", "1m"], ["boundary.geojson", "survey_{n}.csv"], [
            Peer("geopandas", "{py} {peers}/w1_geopandas.py {data}/boundary.geojson {in} {out}", ".gpkg", "STRtree, pyogrio", True),
            Peer("ogr2ogr", "ogr2ogr -f GPKG {out} {in} -nln observations -gt 1000000 -oo X_POSSIBLE_NAMES=easting -oo Y_POSSIBLE_NAMES=northing "
                 "-oo KEEP_GEOM_COLUMNS=NO -oo AUTODETECT_TYPE=YES -s_srs EPSG:32616 -t_srs EPSG:4326", ".gpkg", "does not locate"),
            Peer("lindero", USE + "{lindero} init {out} --frame EPSG:4326 && {lindero} line import {data}/boundary.geojson && "
                 "{lindero} survey import {in} --crs EPSG:32616 --within 200", ".gpkg", "makes the register too"),
        ]),
    "W3": Workload(
        "stored points → GeoJSON, RFC 7946, 7 decimals", "geojson", "{work}/store_{n}.gpkg", ["100k", "1m"],
        ["boundary.geojson", "survey_{n}.csv"], [
            Peer("orjson", "{py} {peers}/w3_orjson.py {in} {out}", ".geojson", "sqlite3, numpy", True, [STORE]),
            Peer("ogr2ogr", "ogr2ogr -f GeoJSON {out} {in} observations -lco RFC7946=YES -lco COORDINATE_PRECISION=7", ".geojson",
                 "GDAL 3.6 drops runs of 0 and 9 from decimals", prepare=[STORE]),
            Peer("lindero", "{lindero} export geojson observations --register {work}/register_{n}.gpkg -o {out}", ".geojson", prepare=[SURVEYED]),
        ]),
    "W4": Workload(
        "certified stretches → net and gross km of each sector and year", "years", "{data}/orders_{n}.csv", ["200k"],
        ["boundary.geojson", "orders_{n}.csv"], [
            Peer("pandas", "{py} {peers}/w4_pandas.py {in} {out}", ".csv", "from CSV", True),
            Peer("polars", "{py} {peers}/w4_polars.py {in} {out}", ".csv", "from CSV"),
            Peer("lindero", "export LINDERO_REGISTER={work}/ordered_{n}.gpkg; " + YEARS, ".json", "from the register",
                 prepare=[ORDERED]),
        ]),
    "W5": Workload(
        "monuments of 20 stretches in order of chainage, each with its last visit", "list", "{data}/windows.csv", ["-"],
        ["boundary.geojson", "monuments.csv", "inspections.csv", "windows.csv"], [
            Peer("sqlite3", "sh {peers}/w5_sqlite.sh list {work}/w5.db {out}", ".csv", "indexed store", True,
                 [LOCATED, ("{work}/w5.db", "sh {peers}/w5_sqlite.sh prepare {work}/monuments.csv {data}/inspections.csv {in} {work}/w5.db")]),
            Peer("pandas", "{py} {peers}/w5_pandas.py {work}/monuments.csv {data}/inspections.csv {in} {out}", ".csv", "from CSV", prepare=[LOCATED]),
            Peer("lindero", "export LINDERO_REGISTER={work}/visited.gpkg; tail -n +2 {in} | while IFS=, read -r w s a b; do "
                 "{lindero} inspection plan --sector $s --from $a --to $b --limit 20000 --format csv || exit; done > {out}",
                 ".csv", "from the register, 20 processes", prepare=[VISITED]),
        ]),
    "W6": Workload(
        "EPSG:32616 → EPSG:4326, text to text", "degrees", "{data}/xy_{n}.txt", ["1m", "5m"], ["xy_{n}.txt"], [
            Peer("pyproj", "{py} {peers}/w6_pyproj.py {in} {out}", ".txt", "pyarrow CSV, two threads", True),
            Peer("cs2cs", "cs2cs -f %.9f EPSG:32616 EPSG:4326 {in} > {out}", ".txt"),
            Peer("lindero", "{lindero} transform --from EPSG:32616 --to EPSG:4326 {in} > {out}", ".txt"),
        ]),
    "W7": Workload(
        "one point EPSG:32616 → EPSG:4326, 20 starts of the program", "degrees", "{data}/xy_one.txt", ["-"], ["xy_one.txt"], [
            Peer("cs2cs", TWENTY + "cs2cs -f %.9f EPSG:32616 EPSG:4326 {in} || exit; done > {out}", ".txt", "", True),
            Peer("pyproj", TWENTY + "{py} -c 'import pyproj; t = pyproj.Transformer.from_crs(32616, 4326, always_xy=True); "
                 "print(*t.transform(*map(float, open(0).read().split())))' < {in} || exit; done > {out}", ".txt"),
            Peer("lindero", TWENTY + "{lindero} transform --from EPSG:32616 --to EPSG:4326 {in} || exit; done > {out}", ".txt"),
        ]),
}
