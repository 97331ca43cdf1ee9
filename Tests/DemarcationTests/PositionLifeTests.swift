import Demarcation
import GeoTypes
import Testing

/// DOMAIN §3: imported → in review → in force → historical | rejected; promotion needs an acta; nothing is overwritten.
struct PositionLifeTests {
    private func position(_ state: Position.State, from: String? = nil, to: String? = nil) -> Position {
        var position = Position(
            role: .surveyed, state: state, point: GeographicPoint(longitude: -90, latitude: 17), height: nil,
            sourceSystem: "EPSG:4326", sourceEpoch: nil, sourceX: -90, sourceY: 17, sourceZ: nil, eastSigma: nil,
            northSigma: nil, upSigma: nil, operation: "none", operationAccuracy: 0, source: nil)
        position.validFrom = from.flatMap { CivilDate($0) }
        position.validTo = to.flatMap { CivilDate($0) }
        return position
    }

    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
    private let acta = Document(id: .init(rawValue: "ACTA-7"), kind: .acta)

    @Test func twoStepsLeaveAHistoryWithoutGapOrOverlap() throws {
        var first = position(.imported)
        try first.propose()
        var none: Position?
        try first.approve(by: acta, named: "ACTA-7", from: day("2001-03-01"), replacing: &none)
        var second = position(.inReview)
        var current: Position? = first
        try second.approve(by: acta, named: "ACTA-7", from: day("2026-06-01"), replacing: &current)
        first = try #require(current)

        #expect(first.state == .historical)
        #expect(first.validTo == (try day("2026-05-31")))
        #expect(second.document?.rawValue == "ACTA-7")
        for (text, inForce) in [
            ("2001-02-28", [false, false]), ("2001-03-01", [true, false]), ("2026-05-31", [true, false]),
            ("2026-06-01", [false, true]), ("2100-01-01", [false, true]),
        ] {
            let on = try day(text)
            #expect([first.wasInForce(on: on), second.wasInForce(on: on)] == inForce, "\(text)")
        }
    }

    @Test func onOneDayOnlyTheLastApprovedIsInForce() throws {
        var current: Position? = position(.inForce, from: "2026-06-01")
        var next = position(.inReview)
        try next.approve(by: acta, named: "ACTA-7", from: day("2026-06-01"), replacing: &current)
        #expect(current?.wasInForce(on: try day("2026-06-01")) == false)
        #expect(current?.validFrom == (try day("2026-06-01")) && current?.validTo == nil)
        #expect(current?.isSupersededOnFirstDay == true && !next.isSupersededOnFirstDay)
        #expect(next.wasInForce(on: try day("2026-06-01")))
        // One that ruled for a single day did rule on it.
        var later = position(.inReview)
        var single: Position? = next
        try later.approve(by: acta, named: "ACTA-7", from: day("2026-06-02"), replacing: &single)
        #expect(single?.validTo == (try day("2026-06-01")))
        #expect(single?.wasInForce(on: try day("2026-06-01")) == true)
    }

    @Test(arguments: Position.State.allCases)
    func onlyWhatIsInReviewIsApproved(state: Position.State) throws {
        var candidate = position(state)
        var none: Position?
        let from = try day("2026-01-01")
        if state == .inReview {
            try candidate.approve(by: acta, named: "ACTA-7", from: from, replacing: &none)
            #expect(candidate.state == .inForce)
        } else {
            #expect(throws: Position.Refusal.notInReview(state)) {
                try candidate.approve(by: acta, named: "ACTA-7", from: from, replacing: &none)
            }
            #expect(candidate.state == state)
        }
    }

    @Test func nothingIsApprovedWithoutADocumentThatDecides() throws {
        var none: Position?
        let from = try day("2026-01-01")
        var candidate = position(.inReview)
        #expect(throws: Position.Refusal.documentMissing("X")) {
            try candidate.approve(by: nil, named: "X", from: from, replacing: &none)
        }
        for kind in Document.Kind.allCases {
            candidate = position(.inReview)
            let document = Document(id: .init(rawValue: "D"), kind: kind)
            let refused = [.note, .map, .fieldBook].contains(kind)
            if refused {
                #expect(throws: Position.Refusal.documentDecidesNothing(document.id, kind)) {
                    try candidate.approve(by: document, named: "D", from: from, replacing: &none)
                }
            } else {
                try candidate.approve(by: document, named: "D", from: from, replacing: &none)
            }
            #expect(candidate.state == (refused ? .inReview : .inForce))
        }
    }

    @Test func theDayMayNotLieBeforeTheOneInForce() throws {
        var current: Position? = position(.inForce, from: "2026-06-01")
        var candidate = position(.inReview)
        let (before, since) = (try day("2026-05-31"), try day("2026-06-01"))
        #expect(throws: Position.Refusal.beforeTheOneInForce(day: before, since: since)) {
            try candidate.approve(by: acta, named: "ACTA-7", from: before, replacing: &current)
        }
        #expect(current?.state == .inForce)
    }

    @Test func whatIsOrWasInForceIsNotRejected() throws {
        for state in Position.State.allCases {
            var candidate = position(state)
            if state == .imported || state == .inReview {
                try candidate.reject(reason: "another mark")
                #expect(candidate.state == .rejected)
                #expect(candidate.note == "another mark")
            } else {
                #expect(throws: Position.Refusal.notRejectable(state)) { try candidate.reject(reason: "x") }
            }
        }
    }

    @Test func theShownPositionIsTheOneInForceElseOursThatNobodyRejected() {
        var theirs = position(.imported)
        theirs.statedBy = "MEX"
        let (rejected, ours, inForce) = (position(.rejected), position(.imported), position(.inForce))
        func shown(_ positions: [Position]) -> Position? {
            Monument(
                id: .init(rawValue: "M"), number: "1", monumentClass: .principal, sector: nil, positions: positions
            ).shownPosition
        }
        #expect(shown([rejected, theirs, ours, inForce]) == inForce)
        #expect(shown([rejected, theirs, ours]) == ours)
        #expect(shown([rejected, theirs]) == theirs)
        #expect(shown([rejected]) == rejected)
        #expect(shown([]) == nil)
    }

    @Test(arguments: [
        ("2", PositionKey.number(2)), ("0", nil), ("-1", nil), ("2x", nil),
        (
            "6829F26A-DD2C-4E6B-A001-22C0164B1255", PositionKey.uuid("6829f26a-dd2c-4e6b-a001-22c0164b1255")
        ), ("6829f26a", nil),
    ])
    func aPositionIsNamedByNumberOrUUID(text: String, key: PositionKey?) {
        #expect(PositionKey(text) == key)
    }
}
