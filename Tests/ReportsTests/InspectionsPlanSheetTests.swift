import Demarcation
import GeoTypes
import Reports
import Testing

@Suite struct InspectionsPlanSheetTests {
    private let sector = Sector(
        id: Sector.ID(rawValue: "GTM-BLZ-03"), neighbour: "BLZ", name: "made", kind: .land,
        legalStatus: .adjacencyLine)
    private let frame = ReferenceFrame(
        code: "EPSG:4326", name: "WGS 84", epoch: nil, equatorialRadius: 6_378_137, inverseFlattening: 298.257223563,
        wkt1: "undefined", wkt2: "undefined")
    private let date = CivilDate(lastDayOf: 2026)

    private func monument(_ id: String, at metres: Double?, _ condition: Monument.Condition? = .good) -> InspectionSite
    {
        InspectionSite(
            id: Monument.ID(rawValue: id), number: id, monumentClass: .principal, sector: sector.id,
            chainage: metres.map { .metres($0) }, condition: condition)
    }

    private func inspection(_ day: CivilDate, _ id: String, _ condition: Monument.Condition) -> Inspection {
        Inspection(
            id: Inspection.ID(rawValue: "I\(day.dayNumber)"), sector: sector.id, firstDay: day, participation: .joint,
            findings: [Finding(monument: Monument.ID(rawValue: id), condition: condition)])
    }

    private func sheet(_ sites: [InspectionSite], _ inspections: [Inspection] = [], hours: Double = 8) -> PlanSheet {
        let visits = InspectionHistory(inspections, by: date).visits
        let plan = InspectionPlan(
            sites.compactMap { InspectionCandidate($0, on: sector, visits: visits[$0.id]) },
            request: InspectionPlan.Request(date: date, hoursPerDay: hours, hoursPerVisit: 1),
            weights: InspectionWeights())
        return PlanSheet(
            plan, sites: sites, sectors: [sector], visits: visits, frame: frame, settings: InspectionSettings())
    }

    @Test func aDayGoesAlongTheLineAndNotByUrgency() {
        let sheet = sheet([
            monument("C", at: 900), monument("A", at: 100, .destroyed), monument("B", at: 500),
            monument("X", at: nil),
        ])

        #expect(sheet.stops.map(\.site.id.rawValue) == ["A", "B", "C"])
        #expect(sheet.unplaced.map(\.rawValue) == ["X"])
    }

    @Test func asManyADayAsTheHoursAllow() {
        let sheet = sheet((0..<5).map { monument("M\($0)", at: Double($0)) }, hours: 2)

        #expect(sheet.days.map(\.stops.count) == [2, 2, 1])
        #expect(sheet.days.map(\.number) == [1, 2, 3])
    }

    @Test func saysWhatWasKnownOnTheDayOfThePlan() throws {
        let sheet = sheet(
            [monument("A", at: 0, .missing)],
            [inspection(date.adding(days: -90), "A", .leaning), inspection(date.adding(days: 30), "A", .missing)])

        let stop = try #require(sheet.stops.first)
        #expect(stop.last?.day == date.adding(days: -90))
        #expect(stop.condition == .leaning)
        #expect(stop.checks.contains(.repair) && !stop.checks.contains(.search))
    }

    @Test(arguments: [Language.english, .spanish])
    func everyFormatCarriesTheNoteOfTheAdjacencyLine(language: Language) throws {
        let sheet = sheet([monument("A", at: 0)])
        var json = JSONWriter()
        sheet.write(to: &json, in: language)
        let note = try #require(LegalStatus.adjacencyLine.note?[language])

        let texts =
            [sheet.text(in: language)]
            + [
                json.bytes, sheet.gpx(in: language), sheet.kml(in: language), sheet.geoJSON(in: language),
                sheet.html(in: language),
            ]
            .map { String(decoding: $0, as: UTF8.self) }

        for text in texts {
            let holds = text.replacing("\n  ", with: " ").contains(note)
            #expect(holds)
        }
    }
}
