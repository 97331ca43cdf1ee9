"""Where the samples are written."""
import csv
import io
import os


class Files:
    def __init__(self, folder):
        self.folder = folder
        os.makedirs(folder, exist_ok=True)

    def text(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8", newline="") as f:
            f.write(text)

    def table(self, name, header, rows, delimiter=","):
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)
        self.text(name, out.getvalue())
