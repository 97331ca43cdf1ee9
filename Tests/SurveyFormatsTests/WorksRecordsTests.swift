import Demarcation
import GeoTypes
import SurveyFormats
import Testing

@Suite struct WorksRecordsTests {
    private func table(_ text: String) throws -> RecordTable {
        try RecordTable.csv(Array(text.utf8)).table
    }

    private let today = CivilDate(lastDayOf: 2026)

    @Test func readsOrdersInEitherLanguageAndKeepsOtherColumnsAsNotes() throws {
        let spanish = try table(
            """
            id;tipo;sector;desde_m;hasta_m;estado;certified_on;costo_gtq;nota;clima
            OT-1;Conservación de brecha;S;0+000;1+250.5;certificada;2026-05-02;98.5;bien;lluvia

            """)
        let english = try table(
            """
            id,kind,sector,from_m,to_m,state,certified_on,cost_gtq
            OT-1,brecha-conservation,S,0,1250.5,certified,2026-05-02,98.50

            """)

        let fromSpanish = OrderRecords.read(spanish, recorded: today)
        let fromEnglish = OrderRecords.read(english, recorded: today)

        let other = try #require(fromSpanish.items.first?.item)
        #expect(other.quantity == Quantity("1.2505") && other.kind == .brechaConservation)
        #expect(other.notes == "bien; clima=lluvia")
        let order = try #require(fromEnglish.items.first?.item)
        #expect(order.quantity == Quantity("1.2505"))
        #expect(order.cost == Money(centavos: 9850))
        #expect(order.dates.recorded == today)
        #expect(fromEnglish.items.first?.rows.map(\.line) == [2])
    }

    @Test func columnsThatNobodyReadsKeepTheirOwnNamesInTheNotes() throws {
        let orders = try table(
            """
            Orden,Tipo,Sector,Desde,Hasta,Cuadrilla,Número,Fecha,Foto
            OT-1,brecha-opening,S,0,100,Norte,7,2026-05-02,a.jpg

            """
        ).withSpanishColumns(of: "order")
        let order = try #require(OrderRecords.read(orders, recorded: today).items.first?.item)
        #expect(order.id.rawValue == "OT-1" && order.to == .metres(100) && order.assignedTo == "Norte")
        #expect(order.notes == "número=7; fecha=2026-05-02; foto=a.jpg")
        let documents = try table(
            """
            Documento,Tipo,Número,Fecha,Sistema
            A-1,acta,7,2026-05-02,WGS

            """
        ).withSpanishColumns(of: "document")
        let document = try #require(DocumentRecords.read(documents).items.first?.item)
        #expect(document.id.rawValue == "A-1" && document.number == "7" && document.date == CivilDate("2026-05-02"))
        #expect(document.note == "sistema=WGS")
    }

    @Test(arguments: [
        ("OT-1,brecha-opening,S,5,5,,planned,", "E_RANGE"), ("OT-1,brecha-opening,S,,5,,planned,", "E_FIELD_MISSING"),
        ("OT-1,brecha-opening,,0,5,,planned,", "E_FIELD_MISSING"), ("OT-1,canal,S,0,5,,planned,", "E_RANGE"),
        ("OT-1,brecha-opening,S,0,5,,certified,", "E_FIELD_MISSING"),
        ("OT-1,bank-stabilisation,S,0,5,,measured,", "E_FIELD_MISSING"),
        ("OT-1,brecha-opening,S,0,5,,certified,2026-02-30", "E_RANGE"),
        ("OT-1,sign,S,0,5,nan,planned,", "E_NOT_A_NUMBER"), (",sign,S,0,5,1,planned,", "E_FIELD_MISSING"),
    ])
    func rejectsOrdersThatCantBeTold(row: String, code: String) throws {
        let reading = OrderRecords.read(
            try table("id,kind,sector,from_m,to_m,quantity,state,certified_on\n\(row)\n"), recorded: today)

        #expect(reading.items.isEmpty)
        #expect(reading.rejections.map(\.reason.code) == [code])
        #expect(reading.rejections.first?.text == row)
    }

    @Test func takesANegativeQuantityOfKilometresForACorrection() throws {
        let reading = OrderRecords.read(
            try table(
                "id,kind,sector,from_m,to_m,quantity,corrects\nC,brecha-opening,S,0,500,-0.5,OT-1\nP,brecha-opening,S,0,500,9,\n"
            ), recorded: today)

        #expect(reading.items.map(\.item.isCorrection) == [true, false])
        #expect(reading.items.map(\.item.quantity) == [Quantity("-0.5"), Quantity("0.5")])
    }

    @Test func tellsARepeatedRowFromOneWithOtherValues() throws {
        let reading = BrechaRecords.read(
            try table(
                "id,sector,from_m,to_m\nB,S,0,5\nB,S,0+000,5\nB,S,0,6\nC,S,9,5\nD,S,0,5\n"))

        #expect(reading.items.map(\.item.id.rawValue) == ["B", "D"])
        #expect(reading.duplicates == 1)
        #expect(reading.rejections.map(\.line) == [4, 5])
        #expect(reading.rows == 5)
    }

    @Test func refusesAWidthThatIsNoWidth() throws {
        let reading = BrechaRecords.read(
            try table("id,sector,from_m,to_m,width_left_m,width_right_m\nB,S,0,5,3,3\nC,S,0,5,0,3\nD,S,0,5,3,-3\n"))

        #expect(reading.items.map(\.item.isCentred) == [true])
        #expect(reading.rejections.count == 2)
    }

    @Test func joinsRowsOfOneInspection() throws {
        let reading = InspectionRecords.read(
            try table(
                """
                id,sector,date,joint,acta,monument,condition,photo
                I-1,S,2026-03-01,true,A,M-1,good,a.jpg
                I-2,S,2026-03-02,no,,,,
                I-1,S,2026-03-01,sí,A,M-2,inclinado,
                I-1,S,2026-03-01,true,A,M-2,leaning,

                """))

        #expect(reading.items.map(\.item.id.rawValue) == ["I-1", "I-2"])
        #expect(reading.items.first?.item.findings.map(\.condition) == [.good, .leaning])
        #expect(reading.items.first?.rows.map(\.line) == [2, 4])
        #expect(reading.items.last?.item.findings == [])
        #expect(reading.duplicates == 1)
    }

    @Test func rejectsAllRowsOfAnInspectionWithOneBadRow() throws {
        let reading = InspectionRecords.read(
            try table(
                """
                id,sector,date,joint,acta,monument,condition
                I-1,S,2026-03-01,true,A,M-1,good
                I-2,S,2026-03-02,true,B,M-1,good
                I-1,S,2026-03-01,true,A,M-2,broken
                I-2,S,2026-03-09,true,B,M-2,good

                """))

        #expect(reading.items.isEmpty)
        #expect(reading.rejections.map(\.line) == [2, 3, 4, 5])
        #expect(reading.rejections[0].reason == .partOfRejected(line: 4))
        #expect(reading.rejections[3].reason == .duplicateID(id: "I-2", firstLine: 3))
    }
}
