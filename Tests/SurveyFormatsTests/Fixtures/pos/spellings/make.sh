#!/bin/sh
# Writes the solutions of this folder from rinex/ with rnx2rtkp of RTKLIB 2.4.3 b34: the same fixes in every spelling.
set -e
cd "$(dirname "$0")"
single() { name=$1; shift; rnx2rtkp -p 0 -sys G "$@" -o "$name" rinex/07590920.05o rinex/07590920.05n; }
static() {
    name=$1; shift
    rnx2rtkp -p 3 -sys G "$@" -o "$name" rinex/07590920.05o rinex/30400920.05o rinex/07590920.05n
}
single degrees-week.pos
single degrees-week-utc.pos -u
single degrees-date-utc-tab.pos -t -u -s '\t'
single degrees-whole-seconds.pos -d 0
single degrees-microseconds.pos -t -d 6
single dms-week.pos -g
single dms-date-comma.pos -g -t -s ,
single dms-date-utc-semicolon.pos -g -t -u -s ';'
single geocentric-week.pos -e
single geocentric-date-utc-semicolon.pos -e -t -u -s ';'
single sentences.nmea -n
static baseline-week.pos -a -r -3978242.4348 3382841.1715 3649902.7667
static baseline-date-utc-comma.pos -a -t -u -s , -l 35.132066140 139.624302130 75.8027
static baseline-dms.pos -a -g -s ';' -r -3978242.4348 3382841.1715 3649902.7667
