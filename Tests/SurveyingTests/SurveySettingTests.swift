import Demarcation
import GeoTypes
import Geodesy
import Surveying
import Testing

@Suite("What a survey must say of its coordinates")
struct SurveySettingTests {
    private func setting(
        _ kind: SurveySource.CoordinateKind, file: String? = nil, fileEpoch: Double? = nil, crs: String? = nil,
        epoch: String? = nil, operation: String? = nil, ballpark: Bool = false, frame: ReferenceFrame = TestFrame.wgs84
    ) throws(SurveySetting.Problem) -> SurveySetting {
        let source = SurveySource(
            format: "csv", coordinateKind: kind, referenceSystem: file, heightKind: .none, epoch: fileEpoch)
        return try SurveySetting(
            source, first: nil,
            request: .init(system: crs, epoch: epoch, operation: operation, allowsBallpark: ballpark), frame: frame,
            line: GeographicBox(west: -92, south: 13, east: -88, north: 18))
    }

    @Test("grid and geocentric coordinates need a system; it is never guessed")
    func systemMissing() {
        #expect(throws: SurveySetting.Problem.systemMissing(.projected)) { try setting(.projected) }
        #expect(throws: SurveySetting.Problem.systemMissing(.geocentric)) { try setting(.geocentric) }
    }

    @Test("longitude and latitude without a system are the register's, with a warning")
    func assumed() throws {
        let made = try setting(.geographic)
        #expect(made.system == "EPSG:4326")
        #expect(made.warnings.contains { $0[.english].contains("no reference system is named") })
    }

    @Test("a system of another kind than the columns is refused")
    func otherKind() {
        for (kind, crs) in [
            (SurveySource.CoordinateKind.geographic, "EPSG:32616"), (.projected, "EPSG:4326"),
            (.geocentric, "EPSG:4326"),
            (.geographic, "EPSG:4978"),
        ] {
            #expect {
                try setting(kind, crs: crs)
            } throws: { error in
                if case SurveySetting.Problem.otherKind(let columns, _) = error { columns == kind } else { false }
            }
        }
    }

    @Test("an unknown system says whether file or command line named it")
    func unknown() {
        for (file, crs, fromFile) in [
            ("EPSG:99999", nil, true), (nil, "EPSG:99999", false), ("EPSG:4326", "EPSG:99999", false),
        ]
            as [(String?, String?, Bool)]
        {
            #expect {
                try setting(.geographic, file: file, crs: crs)
            } throws: { error in
                guard case SurveySetting.Problem.geodesy(.unknownReferenceSystem(let input, _, _), let said) = error
                else {
                    return false
                }
                return input == "EPSG:99999" && said == fromFile
            }
        }
    }

    @Test("a dynamic system needs an epoch, from the file or the command line")
    func epoch() throws {
        #expect {
            try setting(.geographic, crs: "EPSG:9000", ballpark: true, frame: TestFrame.mexico)
        } throws: { error in
            if case SurveySetting.Problem.geodesy(.epochMissing, _) = error { true } else { false }
        }
        let stated = try setting(
            .geographic, fileEpoch: 2010.0, crs: "EPSG:9000", ballpark: true, frame: TestFrame.mexico)
        #expect(stated.epoch?.year == 2010)
        let said = try setting(
            .geographic, fileEpoch: 2015.5, crs: "EPSG:9000", epoch: "2010.0", ballpark: true, frame: TestFrame.mexico)
        #expect(said.epoch?.year == 2010)
    }

    @Test("coordinates of another epoch than the register's are refused: the ground moved between them")
    func otherEpoch() throws {
        #expect(throws: SurveySetting.Problem.otherEpoch(survey: 2020, register: 2010, system: "EPSG:9000 (ITRF2014)"))
        {
            try setting(.geographic, crs: "EPSG:9000", epoch: "2020.0", ballpark: true, frame: TestFrame.mexico)
        }
    }

    @Test("a ballpark is refused, and allowed with a warning")
    func ballpark() throws {
        #expect {
            try setting(.geographic, crs: "EPSG:7912", epoch: "2020", frame: TestFrame.mexico)
        } throws: { error in
            guard case SurveySetting.Problem.geodesy(.operationsRefused(_, _, let candidates), false) = error else {
                return false
            }
            return candidates.allSatisfy { $0.refusals.contains(.ballpark) }
        }
        let made = try setting(.geographic, crs: "EPSG:7912", epoch: "2010", ballpark: true, frame: TestFrame.mexico)
        #expect(made.operation.isBallpark)
        #expect(made.warnings.contains { $0[.spanish].contains("aproximada") })
    }

    @Test("where file and command line disagree, the command line is used and the file named")
    func disagreement() throws {
        let made = try setting(.geographic, file: "EPSG:4267", crs: "EPSG:4326")
        #expect(made.system == "EPSG:4326")
        #expect(made.warnings.contains { $0[.english].contains("EPSG:4267") })
    }
}
