import Demarcation
import Foundation
import GeoTypes
import Geodesy
import Pipeline
import Register
import Reports
import SurveyFormats
import Surveying

/// Brings survey files into a register: reader → georeferencer → matcher → register, the first three on a thread of their
/// own while this one writes.
struct SurveyImport {
    struct Result {
        var outcome: Register.SurveyOutcome
        var survey: Survey { outcome.survey }
    }

    private let command: SurveyImportCommand
    private let register: Register
    private let network: LegalNetwork
    private let monuments: [PlacedMonument]
    private let matcher: Matcher

    init(_ command: SurveyImportCommand, register: Register) throws {
        self.command = command
        self.register = register
        let sectors = try register.sectors()
        let frame = register.frame
        let network = try Geodesic.attempt { try LegalNetwork(sectors, frame: frame) }
        self.network = network
        monuments = try register.monuments()
        let index = MonumentIndex(
            monuments.map { $0.monument.shownPosition?.point }, radius: .metres(command.monumentWithin),
            equatorialRadius: frame.equatorialRadius, inverseFlattening: frame.inverseFlattening)
        matcher = Matcher(
            network, monuments: index, reach: .metres(command.within),
            onlySector: try command.sector.map { try network.index(of: $0) })
        if sectors.isEmpty {
            command.output.warn(
                "the register has no line yet: no point is located",
                "el registro aún no tiene línea: ningún punto se ubica")
        }
    }

    /// All files in one transaction: an error in one leaves nothing of the others.
    func importFiles(_ paths: [String], rejects: inout RejectsFile) throws -> [Result] {
        let outcomes = try register.importSurveys(
            count: paths.count, isDryRun: command.dryRun, isStrict: command.strict, change: command.author.change
        ) { session in
            for path in paths { try importFile(path, into: &session, rejects: &rejects) }
        }
        return outcomes.map(Result.init)
    }

    private func importFile(_ path: String, into session: inout SurveySession, rejects: inout RejectsFile) throws {
        let input = try SurveyInput(path: path, format: command.format, layer: command.layer)
        let (name, stream) = (input.name, input.stream)
        // Looked up before it is read; what can be read only once is compared at its end.
        if let digest = try input.knownDigest(), let known = try session.survey(sha256: digest) {
            // “Unchanged” would hide that the file stands in the register under another system.
            if let said = command.crs, said != known.referenceSystem { throw Failure.otherSystem(known, said: said) }
            return session.add(unchanged: known)
        }
        var progress = ProgressLine(title: name, total: stream.size)
        var advice = PlausibilityCheck(line: network.box)
        var read: (setting: SurveySetting, source: SurveySource)?
        try session.add(sectors: network.located.map(\.id), monuments: monuments.map(\.monument.id)) { writer in
            let source = try open(input)
            let setting = try self.setting(source, file: name)
            read = (setting, source.source)
            try run(source, setting, input) { placed, source in
                try Interruption.check()
                read?.source = source
                advice.look(at: placed.coordinates)
                try rejects.add(try writer.add(placed), of: name)
                progress.advance(to: stream.bytesRead, records: writer.ledger.read)
            }
        } finish: { survey in
            guard let read else { return }
            survey.file = name
            survey.sha256 = input.finalDigest()
            survey.format = read.source.format
            survey.surveyClass = command.surveyClass
            survey.referenceSystem = read.setting.system
            survey.epoch = read.setting.epoch?.year
            survey.heightKind = read.source.heightKind
            survey.operation = OperationRecord(read.setting.operation)
            survey.importedBy = command.author.who
            survey.program = "lindero \(Program.version)"
            survey.warnings = read.setting.warnings + read.source.warnings + advice.warnings(survey.ledger)
        }
    }

    private func open(_ input: SurveyInput) throws -> BatchSource {
        do {
            let source = try input.open(format: command.format, options: command.readingOptions)
            guard source.isTable || command.columns.isEmpty else { throw Failure.columnsWithoutTable(file: input.name) }
            return source
        } catch let error as SurveyFormatError {
            throw try failure(error, input)
        }
    }

    /// A reader knows only that reading failed; the stream knows why.
    private func failure(_ error: SurveyFormatError, _ input: SurveyInput) throws -> Failure {
        try Interruption.check()
        return input.stream.failure ?? Failure(error, file: input.name)
    }

    private func setting(_ source: borrowing BatchSource, file: String) throws -> SurveySetting {
        do {
            return try SurveySetting(
                source.source, first: source.first, request: command.request, frame: register.frame, line: network.box)
        } catch {
            throw Failure(error, file: file)
        }
    }

    /// Reads, transforms and matches on a thread of its own; `consume` runs here, in the file's order.
    private func run(
        _ source: consuming sending BatchSource, _ setting: SurveySetting, _ input: SurveyInput,
        consume: (PlacedBatch, SurveySource) throws -> Void
    ) throws {
        let description = source.source
        let (matcher, operation, epoch) = (matcher, setting.operation, setting.epoch)
        do {
            try mapInOrder(
                source, workers: 1, buffered: 4, next: { try $0.next() },
                makeState: { try Georeferencer(operation, source: description, epoch: epoch) },
                transform: { georeferencer, read in
                    var placed = try georeferencer.georeference(read.batch)
                    matcher.match(&placed)
                    return (placed: placed, source: read.source)
                }, consume: { try consume($0.placed, $0.source) })
        } catch let error as GeodesyError {
            throw Failure(error)
        } catch let error as SurveyFormatError {
            throw try failure(error, input)
        }
    }
}
