import Demarcation
import Testing

struct InspectionSettingsTests {
    @Test func aFileChangesWhatItNamesAndNothingElse() throws {
        let settings = try InspectionSettings(
            """
            # the wet season
            age = 2.5   # of the time since the last visit
            hours-per-day = 6

            [cycle-days]
            principal = 180
            [condition-scores]
            leaning = 0.9
            [ risk-scores ]
            crossing-near = 0
            """)

        var expected = InspectionSettings()
        expected.hoursPerDay = 6
        expected.weights.age = 2.5
        expected.weights.cycleDays[.principal] = 180
        expected.weights.conditionScores[.leaning] = 0.9
        expected.weights.riskScores[.crossingNear] = 0
        #expect(settings == expected)
        #expect(try InspectionSettings("") == InspectionSettings())
        #expect(try InspectionSettings("age = 2\r\nrisk = 3\r\n").weights.risk == 3)
    }

    @Test func dottedNamesAreThoseOfSections() throws {
        #expect(
            try InspectionSettings("cycle-days.sign = 90\nlegal-status-scores.in-dispute = 0.5")
                == InspectionSettings("[cycle-days]\nsign = 90\n[legal-status-scores]\nin-dispute = 0.5"))
    }

    @Test func whatIsWrittenReadsBack() throws {
        var settings = InspectionSettings()
        settings.weights.access = 0.125
        settings.weights.conditionScores[.washedAway] = 0.75
        settings.hoursPerVisit = 1.5
        #expect(try InspectionSettings(settings.text) == settings)
        #expect(settings.text.contains("[condition-scores]\n") && settings.text.contains("washed-away = 0.75\n"))
    }

    @Test(
        arguments: [
            ("age = 1\nweight", 2, InspectionSettings.Problem.Reason.noSetting("weight")),
            ("= 4", 1, .noSetting("= 4")), ("\n\nagee = 1", 3, .unknownName("agee")),
            ("[cycle-day]\nsign = 1", 1, .unknownName("[cycle-day]")),
            ("[cycle-days]\nage = 1", 2, .unknownName("cycle-days.age")),
            ("age = one", 1, .notANumber(name: "age", value: "one")),
            ("age = nan", 1, .notANumber(name: "age", value: "nan")),
            ("age =", 1, .notANumber(name: "age", value: "")),
            ("risk = -1", 1, .outOfRange(name: "risk", value: "-1", allowed: "0 … 1000")),
            ("[cycle-days]\nsign = 1.5", 2, .outOfRange(name: "cycle-days.sign", value: "1.5", allowed: "1 … 36500")),
            ("condition-scores.good = 2", 1, .outOfRange(name: "condition-scores.good", value: "2", allowed: "0 … 1")),
            ("age = 1\nrisk = 1\nage = 2", 3, .twice(name: "age", firstLine: 1)),
        ])
    func saysWhatIsWrongAndWhere(text: String, line: Int, reason: InspectionSettings.Problem.Reason) throws {
        let problem = #expect(throws: InspectionSettings.Problem.self) { try InspectionSettings(text) }
        #expect(problem?.line == line)
        #expect(problem?.reason == reason)
    }
}
