#!/bin/sh
# Monuments of 20 stretches in order of chainage, each with its last visit: the sqlite3 shell on an indexed store.
#   w5_sqlite.sh prepare LOCATED.csv INSPECTIONS.csv WINDOWS.csv STORE.db
#   w5_sqlite.sh list STORE.db OUT.csv
set -eu
case $1 in
    prepare)
        rm -f "$5.part"
        sqlite3 -bail "$5.part" <<SQL
.mode csv
.import '$2' monument
.import '$3' inspection
.import '$4' stretch
CREATE TABLE place AS SELECT id, sector, CAST(chainage_m AS REAL) AS chainage_m FROM monument;
CREATE INDEX place_chainage ON place(sector, chainage_m);
CREATE INDEX inspection_last ON inspection(monument, date DESC, condition);
ANALYZE;
SQL
        mv "$5.part" "$5"
        ;;
    list)
        exec sqlite3 -bail -readonly -csv -header "$2" "
SELECT w.window, p.id, p.chainage_m, i.date, i.condition
FROM stretch w CROSS JOIN place p ON p.sector = w.sector AND p.chainage_m BETWEEN CAST(w.from_m AS REAL) AND CAST(w.to_m AS REAL)
LEFT JOIN inspection i ON i.rowid = (SELECT rowid FROM inspection v WHERE v.monument = p.id ORDER BY date DESC LIMIT 1)
ORDER BY CAST(w.window AS INT), p.chainage_m, p.id" >"$3"
        ;;
esac
