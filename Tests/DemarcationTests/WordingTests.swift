import Demarcation
import GeoTypes
import Testing

struct WordingTests {
    @Test func findingsOfThePlanAreToldInBothLanguages() throws {
        let messages = PlanAudit(try Fixture.nationalPlan()).findings.map(\.message)
        #expect(
            messages.map(\.english) == [
                "L1.2 has no name",
                "L1.2 is counted in m³ and its product L1 in km: its quantity is not part of the product's",
                "L1.2: a unit costs Q841.63 in 2027 and Q175.92 in 2028, -79.1 %", "L2.2 has no unit",
                "no indicator sheet describes L1, L2",
            ])
        #expect(messages[3].spanish == "L2.2 no tiene unidad de medida")
    }

    @Test func aBlockedOrderSaysWhatIsMissing() {
        let error = WorkOrderError.blocked(
            order: "OT-1", to: .measured, obstacles: [.missing(.finished), .missing(.material)])
        #expect(
            error.message.spanish
                == "la orden OT-1 aún no puede pasar a medida: falta fecha de finalización, falta estado del material")
        #expect(
            error.description == "order OT-1 can't become measured yet: no finish date, no state of the material")
    }

    @Test func findingsOfProgressAreSentences() {
        #expect(
            ProgressFinding.gap("L1.1", points: -25.04, limit: 20).message.english
                == "L1.1: physical less financial percent is -25 points, more than 20")
        #expect(
            ProgressFinding.leftOut("L1.1", reason: .noStretch, count: 7, ids: ["A", "B"]).message.spanish
                == "L1.1: 7 sin contar, sin progresivas: A, B, …")
    }

    @Test func everyCodeHasALabelInBothLanguages() {
        func check<Code: Labelled>(_ codes: Code.Type) {
            for code in codes.allCases {
                #expect(!code.label.english.isEmpty && !code.label.spanish.isEmpty)
                #expect(code.rawValue.utf8.allSatisfy { $0 > 32 && $0 < 127 })
            }
        }
        check(WorkKind.self)
        check(WorkState.self)
        check(StabilisationWork.self)
        check(MaterialState.self)
        check(VolumeMethod.self)
        check(Event.Kind.self)
        check(Inspection.Participation.self)
        check(InspectionCheck.self)
        check(InspectionCandidate.Risk.self)
        check(FichaColumn.self)
        check(Basis.self)
    }

    @Test func whatToCheckDependsOnConditionRiskAndLine() {
        let lost = InspectionCandidate(
            monument: "M", monumentClass: .principal, sector: "S", chainage: .origin, condition: .notLocated,
            risks: [.riverErosion], legalStatus: .demarcated)
        #expect(InspectionCheck.list(for: lost, on: .river) == [.state, .references, .search, .erosion, .photograph])
        var sound = lost
        sound.condition = .good
        sound.risks = []
        #expect(
            InspectionCheck.list(for: sound, on: .land) == [
                .state, .plates, .references, .sightAhead, .brecha, .photograph,
            ])
    }
}
