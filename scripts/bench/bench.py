"""Measures Lindero beside other programs that do the same work, whole commands, in one run.

    scripts/bench/run                            every workload, its usual sizes, 3 rounds
    scripts/bench/run -w W1,W6 -n 1m -r 5        some workloads and sizes
    scripts/bench/run -p lindero,geopandas       some peers
    scripts/bench/run --list                     what there is

Rounds are interleaved: each runs every peer once, so that whatever else the machine does falls on all of them. Before a run the peer's output
is removed; after the last one it is compared, row by row, with that of the workload's reference peer (marked *).

Columns: wall, cpu = median seconds of whole commands, user and system for cpu; rss = peak MB of the largest process of a command;
times = median wall over Lindero's; other = share of the machine that others used during the peer's runs, which should be near 0;
result = agreement with the reference. Chainage and offset are on the ellipsoid for all peers.

Inputs are generated from a seed into .build-bench/data, outputs go to .build-bench/out. The first run makes them and takes a while.
"""
import argparse
import json
import os
import shlex
import statistics
import subprocess
import sys
import threading
import time

from workloads import WORKLOADS

HERE = os.path.dirname(os.path.abspath(__file__))
TICKS = os.sysconf("SC_CLK_TCK")


class Bench:
    def __init__(self, options):
        self.options = options
        work = os.path.join(options.root, ".build-bench")
        self.places = {"root": options.root, "data": f"{work}/data", "work": f"{work}/work", "results": f"{work}/out", "peers": f"{HERE}/peers",
                       "py": sys.executable, "lindero": options.lindero or f"{options.root}/.build/release/lindero"}
        for name in ("data", "work", "results"):
            os.makedirs(self.places[name], exist_ok=True)

    def fill(self, text, size, **more):
        """A shell line with its {names} replaced, quoted where the shell needs it."""
        return self.path(text, size, quote=shlex.quote, **more)

    def path(self, text, size, quote=str, **more):
        for name, value in {**self.places, **more}.items():
            text = text.replace("{" + name + "}", quote(value))
        return text.replace("{n}", size)

    # Preparation

    def build(self):
        if not self.options.lindero:
            command = ["swift", "build", "-c", "release", "--product", "lindero", "--package-path", self.options.root]
            subprocess.run(command, check=True, stdout=sys.stderr)

    def prepare(self, workload, peers, size):
        """Makes the inputs, and what single peers need. Returns what went wrong, by peer."""
        failed = {}
        missing = [p for p in (self.path("{data}/" + name, size) for name in workload.inputs) if not os.path.exists(p)]
        if missing:
            print("generating " + " ".join(map(os.path.basename, missing)), file=sys.stderr)
            subprocess.run([sys.executable, f"{HERE}/generate.py", *missing], check=True)
        for peer in peers:
            for path, line in peer.prepare:
                # Registers are made anew: they belong to the program that is measured.
                path, stale = self.path(path, size), "{lindero}" in line
                if stale or not os.path.exists(path):
                    print(f"preparing {os.path.basename(path)}", file=sys.stderr)
                    line = self.fill(line, size, **{"in": self.path(workload.input, size)})
                    status = subprocess.run(["sh", "-c", line], stdout=sys.stderr).returncode
                    if status:
                        failed[peer.name] = f"preparing {os.path.basename(path)}: exit {status}"
                        break
        return failed

    # Measuring

    def measure(self, line, out):
        """Runs a line once. Only the standard library is loaded here: a child's peak memory never reads less than its parent's at the start."""
        for suffix in ("", "-wal", "-shm", "-journal"):
            if os.path.exists(out + suffix):
                os.remove(out + suffix)
        os.sync()
        busy, start = machine_seconds(), time.perf_counter()
        process = subprocess.Popen(["sh", "-c", line], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                   start_new_session=True)
        said = []
        reader = threading.Thread(target=lambda: said.append(process.stderr.read()))
        reader.start()
        limit = threading.Timer(self.options.timeout, lambda: os.killpg(process.pid, 9))
        limit.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        limit.cancel()
        reader.join()
        busy = machine_seconds() - busy
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu = usage.ru_utime + usage.ru_stime
        run = {"wall": wall, "cpu": cpu, "rss": usage.ru_maxrss / 1024, "other": max(0.0, (busy - cpu) / (wall * os.cpu_count()))}
        if process.returncode:
            run["error"] = f"exit {process.returncode}: " + (said[0].decode(errors="replace").strip().splitlines() or ["no message"])[-1]
        return run

    def workload(self, name, size):
        """Measures one workload at one size and returns its rows."""
        workload = WORKLOADS[name]
        peers = [p for p in workload.peers if p.reference or not self.options.peers or p.name in self.options.peers]
        unprepared = self.prepare(workload, peers, size)
        source = self.path(workload.input, size)
        outs = {p.name: self.path("{results}/" + f"{name}_{p.name}_{size}{p.suffix}", size) for p in peers}
        runs = {p.name: [] for p in peers}
        for turn in range(self.options.rounds):
            for peer in peers:
                if peer.name in unprepared:
                    continue
                line = self.fill(peer.line, size, **{"in": source, "out": outs[peer.name]})
                run = self.measure(line, outs[peer.name])
                runs[peer.name].append(run)
                print(f"{name} {size} {peer.name} {turn + 1}: {run.get('error') or '%.3f s' % run['wall']}", file=sys.stderr)
        kept = self.path("{work}/" + f"reference_{name}_{size}.npz", size)
        rows = []
        for peer in sorted(peers, key=lambda p: not p.reference):
            row = {"workload": name, "size": size, "peer": peer.name + ("*" if peer.reference else ""), "note": peer.note, "runs": runs[peer.name]}
            failed = [unprepared[peer.name]] if peer.name in unprepared else [r["error"] for r in row["runs"] if "error" in r]
            row["result"] = failed[0] if failed else self.verdict(workload.kind, outs[peer.name], kept, peer.reference)
            row["failed"] = bool(failed)
            rows.append(row)
        return rows

    def verdict(self, kind, out, kept, reference):
        command = [sys.executable, f"{HERE}/results.py", kind, out, kept] + (["--keep"] if reference else [])
        told = subprocess.run(command, capture_output=True, text=True)
        return told.stdout.strip() if told.returncode == 0 else "UNREADABLE: " + told.stderr.strip().splitlines()[-1]


def machine_seconds():
    """Seconds that all processors have been busy since the machine started; 0 where there is no /proc."""
    try:
        with open("/proc/stat") as f:
            ticks = [int(v) for v in f.readline().split()[1:9]]
    except OSError:
        return 0.0
    return (sum(ticks) - ticks[3] - ticks[4]) / TICKS


def figure(value):
    return f"{value:.0f}" if value >= 100 else f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def report(rows):
    """The rows as Markdown, a table for each workload."""
    lines = []
    for name in dict.fromkeys(r["workload"] for r in rows):
        lines += ["", f"**{name}** {WORKLOADS[name].title}", "", "| peer | N | wall s | cpu s | rss MB | times | other | result | |",
                  "|---|---|---:|---:|---:|---:|---:|---|---|"]
        mine = [r for r in rows if r["workload"] == name]
        median = {(r["peer"], r["size"]): statistics.median(x["wall"] for x in r["runs"]) for r in mine if not r["failed"]}
        for r in mine:
            if r["failed"]:
                lines.append(f"| {r['peer']} | {r['size']} | | | | | | {r['result']} | {r['note']} |")
                continue
            wall, ours = median[r["peer"], r["size"]], median.get(("lindero", r["size"]))
            middle = {k: statistics.median(x[k] for x in r["runs"]) for k in ("cpu", "other")}
            lines.append(f"| {r['peer']} | {r['size']} | {figure(wall)} | {figure(middle['cpu'])} | {max(x['rss'] for x in r['runs']):.0f} | "
                         f"{figure(wall / ours) if ours else ''} | {middle['other']:.0%} | {r['result']} | {r['note']} |")
    return "\n".join(lines)


def names(text):
    return [n for n in text.split(",") if n]


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench/run", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-w", "--workloads", type=names, default=list(WORKLOADS), help="comma-separated; default all")
    parser.add_argument("-n", "--sizes", type=names, default=[], help="comma-separated; default the usual ones of each workload")
    parser.add_argument("-p", "--peers", type=names, default=[], help="comma-separated; default all; the reference always runs")
    parser.add_argument("-r", "--rounds", type=int, default=3)
    parser.add_argument("--timeout", type=float, default=900, help="seconds for one command (default 900)")
    parser.add_argument("--lindero", help="the program to measure; default: build this project's release")
    parser.add_argument("--list", action="store_true", help="print workloads, sizes and peers")
    parser.add_argument("--root", default=os.path.dirname(os.path.dirname(HERE)), help=argparse.SUPPRESS)
    options = parser.parse_args()
    unknown = [w for w in options.workloads if w not in WORKLOADS]
    if unknown:
        parser.error("no workload " + ", ".join(unknown))
    if options.list:
        for name, workload in WORKLOADS.items():
            print(f"{name}  {workload.title}\n    sizes {', '.join(workload.sizes)}\n    peers "
                  + ", ".join(p.name + "*" * p.reference for p in workload.peers))
        return
    bench = Bench(options)
    if not options.peers or "lindero" in options.peers:
        bench.build()
    rows = []
    for name in options.workloads:
        usual = WORKLOADS[name].sizes
        for size in usual if usual == ["-"] else options.sizes or usual:
            rows += bench.workload(name, size)
            with open(bench.path("{results}/last.json", size), "w") as f:
                json.dump(rows, f, indent=1)
    print(report(rows))


if __name__ == "__main__":
    main()
