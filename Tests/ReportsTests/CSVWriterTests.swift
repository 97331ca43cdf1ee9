import Demarcation
import Foundation
import Reports
import TestSupport
import Testing

struct CSVWriterTests {
    private func list(_ fields: [String?], delimiter: Character = ",") -> String {
        var list = CSVWriter(header: fields.indices.map { "c\($0)" }, delimiter: delimiter)
        list.row { row in
            for field in fields { row.field(field) }
        }
        return String(text(list.bytes).split(separator: "\r\n", maxSplits: 1)[1].dropLast(1))
    }

    /// RFC 4180, 2, rules 1 to 7.
    @Test func quotesWhatMustBeQuoted() {
        #expect(list(["a", "b c", "d,e", "f\"g", "h\ni", nil, ""]) == "a,b c,\"d,e\",\"f\"\"g\",\"h\ni\",,")
        #expect(list(["a,b", "c;d"], delimiter: ";") == "a,b;\"c;d\"")
    }

    @Test func linesEndInCarriageReturnAndLineFeed() {
        var list = CSVWriter(header: ["id", "km"])

        list.row { row in
            row.field("M-1")
            row.field(1.5, decimals: 2)
        }

        #expect(list.bytes == Array("id,km\r\nM-1,1.50\r\n".utf8))
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+502 2410", "'+502 2410"), ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("=\"a\"", "\"'=\"\"a\"\"\""),
        ("-90.5069", "-90.5069"), ("+7", "+7"), ("-", "'-"), ("-1-1", "'-1-1"), ("--1", "'--1"), ("a=b", "a=b"),
        ("-.5", "'-.5"), ("-1e5", "'-1e5"),
    ])
    func textsThatBeginAFormulaAreDisarmed(field: String, written: String) {
        #expect(list([field, "x"]) == written + ",x")
    }

    @Test func numbersAreNeverDisarmed() {
        var list = CSVWriter(header: ["a", "b", "c"])

        list.row { row in
            row.field(-5)
            row.field(-0.25)
            row.field(-90.5, decimals: 3)
        }

        #expect(text(list.bytes).hasSuffix("\r\n-5,-0.25,-90.500\r\n"))
    }

    @Test func columnsGiveRows() {
        var list = CSVWriter(header: ["name", "m", "n", "fix", "ok", "time"])

        list.rows([
            ReportColumn("name", .texts(TextColumn(["uno", "", "=x"]))),
            ReportColumn("m", .numbers([1.25, .nan, 3], decimals: 1)),
            ReportColumn("n", .integers([4, -1, 6], missing: -1)),
            ReportColumn("fix", .codes([1, -1, 0], among: ["fixed", "float"])),
            ReportColumn("ok", .flags([true, false, true])),
            ReportColumn("time", .times([0, .min, 951_782_400_000])),
        ])

        #expect(
            text(list.bytes).split(separator: "\r\n").dropFirst() == [
                "uno,1.2,4,float,true,1970-01-01T00:00:00.000Z", ",,,,false,",
                "'=x,3.0,6,fixed,true,2000-02-29T00:00:00.000Z",
            ])
    }

    @Test(.enabled(if: SecondReader.hasPython)) func pythonReadsEveryFieldBack() throws {
        var generator = SeededGenerator(seed: 4180)
        let alphabet = ["a", "ñ", ",", ";", "\"", "\n", "\r\n", " ", "'", "𝛑"]
        let rows = (0..<300).map { _ in
            (0..<4).map { _ in
                (0..<Int.random(in: 0...6, using: &generator))
                    .map { _ in alphabet.randomElement(using: &generator) ?? "" }.joined()
            }
        }
        var list = CSVWriter(header: ["a", "b", "c", "d"])
        for fields in rows {
            list.row { row in
                for field in fields { row.field(field) }
            }
        }

        let printed = try SecondReader.python(
            """
            import csv, json, sys
            rows = list(csv.reader(open(sys.argv[1], encoding='utf-8', newline='')))
            print(json.dumps(rows[1:]))
            """, on: list.bytes)

        // A text that begins with CR is disarmed; the alphabet has it only before LF.
        let disarmed = rows.map { $0.map { $0.utf8.first == 13 ? "'" + $0 : $0 } }
        #expect(try JSONDecoder().decode([[String]].self, from: Data(printed.utf8)) == disarmed)
    }
}
