import Reports
import Testing

struct TextTableTests {
    private func table() -> TextTable {
        var table = TextTable([.init("producto"), .init("km", .right), .init("avance")])
        table.append([.text("Apertura de brecha"), .text("201.35"), .bar(0.5, width: 4, .amber)])
        table.append([.text("Señalización"), .text("7.00"), .bar(0.03125, width: 4)])
        table.total([.text("Total"), .text("208.35"), .text("")])
        return table
    }

    @Test func alignsColumnsByWhatTheTerminalShows() {
        #expect(
            table().text() == """
                producto                km  avance
                ──────────────────  ──────  ──────
                Apertura de brecha  201.35  ██
                Señalización          7.00  ▏
                ──────────────────  ──────  ──────
                Total               208.35

                """)
    }

    @Test func cutsTextsButNoNumbersToTheWidth() {
        let text = table().text(width: 28)

        #expect(
            text == """
                producto          km  avance
                ────────────  ──────  ──────
                Apertura de…  201.35  ██
                Señalización    7.00  ▏
                ────────────  ──────  ──────
                Total         208.35

                """)
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 28 })
    }

    @Test func coloursStandOnlyWhereAsked() {
        #expect(!table().text().contains("\u{1B}"))
        #expect(table().text(colours: true).contains("201.35  \u{1B}[33m██  \u{1B}[0m"))
    }

    /// A decomposed accent takes no column; an ideograph and an emoji take two.
    @Test(arguments: [
        ("brecha", 6), ("línea", 5), ("li\u{301}nea", 5), ("ñandú «12°»", 11), ("界線", 4), ("🌳x", 3), ("", 0),
    ])
    func measuresTextInTerminalColumns(text: String, width: Int) {
        #expect(terminalWidth(of: text) == width)
    }

    @Test(arguments: [("Usumacinta", 10, "Usumacinta"), ("Usumacinta", 5, "Usum…"), ("界線線", 4, "界…"), ("ab", 0, "")])
    func truncatesWithAnEllipsis(text: String, width: Int, expected: String) {
        #expect(truncated(text, to: width) == expected)
    }

    @Test(arguments: [
        (-1.0, "    "), (0, "    "), (0.25, "█   "), (0.99, "████"), (7, "████"), (.nan, "    "), (0.9, "███▋"),
    ])
    func drawsBarsInEighths(share: Double, drawn: String) {
        #expect(TextTable.Cell.bar(share, width: 4).text == drawn)
    }

    @Test func lineEndsInACellDoNotBreakTheTable() {
        var table = TextTable([.init("nota")])

        table.append([.text("a\nb\u{1B}[31m\tc")])

        #expect(table.text() == "nota\n──────────\na b [31m c\n")
    }

    private var wide: TextTable {
        var table = TextTable([
            .init("order", .fixed), .init("distance from the line m", .right), .init("amount Q", .right),
        ])
        table.append([.text("OT-2026-001"), .text("12.345"), .text("1000000.00")])
        return table
    }

    /// The title is the widest of its column: it is broken, the numbers stay.
    @Test func titlesAreBrokenBeforeAnythingIsCut() {
        #expect(
            wide.text(width: 38) == """
                             distance from
                order           the line m    amount Q
                ───────────  ─────────────  ──────────
                OT-2026-001         12.345  1000000.00

                """)
    }

    @Test func columnsThatDoNotFitStandBelowWithTheFirstOne() {
        #expect(
            wide.text(width: 24) == """
                                distance
                                from the
                order             line m
                ───────────  ───────────
                OT-2026-001       12.345

                order          amount Q
                ───────────  ──────────
                OT-2026-001  1000000.00

                """)
    }

    @Test func longIdsAreCutWhereTheyStillDiffer() {
        let long = String(repeating: "X", count: 50)
        var table = TextTable([.init("order", .fixed), .init("note")])
        table.append([.text(long + "A" + String(repeating: "Y", count: 9_000)), .text("n")])
        table.append([.text(long + "B" + String(repeating: "Y", count: 9_000)), .text("m")])
        let lines = table.text(width: 100).split(separator: "\n")
        #expect(lines[2].hasPrefix(long + "A") && lines[3].hasPrefix(long + "B"))
        #expect(lines.allSatisfy { $0.count <= 100 })
        #expect(table.text().contains(String(repeating: "Y", count: 9_000)))
    }

    @Test func marksThatTurnTheWritingAreVisible() {
        #expect(TextTable.Cell.text("OT-\u{202E}1\u{200B}").text == "OT-\u{FFFD}1\u{FFFD}")
        #expect(
            SafeText.lines("a\u{1B}[31mb\u{1B}[0m\n\u{1B}[2J\u{9B}c") == "a\u{1B}[31mb\u{1B}[0m\n\u{FFFD}[2J\u{FFFD}c")
    }

    @Test func theScreensWidthHoldsWhereNoneIsSaid() {
        let text = TextTable.$screenWidth.withValue(24) { wide.text() }
        #expect(text == wide.text(width: 24))
        #expect(wide.text() == wide.text(width: 200))
    }
}
