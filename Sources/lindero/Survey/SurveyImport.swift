import Demarcation
import Foundation
import GeoTypes
import Geodesy
import Pipeline
import Register
import Reports
import SurveyFormats
import Surveying

/// Brings survey files into a register: reader → georeferencer → matcher → rows on other threads while this one writes.
struct SurveyImport {
    struct Result {
        var outcome: Register.SurveyOutcome
        var survey: Survey { outcome.survey }
    }

    /// A pipe is read to its end before the register is locked: nobody waits for whoever writes into it.
    private struct Input {
        var path: String
        var spooled: (stream: DigestedStream, digest: String)?
    }

    private let command: SurveyImportCommand
    private let register: Register
    private let monuments: [PlacedMonument]
    /// Sectors that points are located on.
    private let located: [Sector]
    /// Around the line.
    private let box: GeographicBox
    /// Its index of the line's edges is made while the first file is opened.
    private let matcher: Later<Matcher>

    init(_ command: SurveyImportCommand, register: Register) throws {
        self.command = command
        self.register = register
        let (sectors, frame) = (try register.sectors(), register.frame)
        let located = sectors.filter(LegalNetwork.isLocatedOn)
        let onlySector = try command.sector.map { sector in
            guard let index = located.firstIndex(where: { $0.id.rawValue == sector }) else {
                throw Failure(RegisterError.unknown(kind: .sector, id: sector))
            }
            return index
        }
        let network = Later { try LegalNetwork(sectors, frame: frame) }
        let monuments = try register.monuments()
        let (within, radius) = (Length.metres(command.within), Length.metres(command.monumentWithin))
        matcher = Later {
            let index = MonumentIndex(
                monuments.map { $0.monument.shownPosition?.point }, radius: radius,
                equatorialRadius: frame.equatorialRadius, inverseFlattening: frame.inverseFlattening)
            return Matcher(try network.value(), monuments: index, reach: within, onlySector: onlySector)
        }
        self.monuments = monuments
        self.located = located
        box = LegalNetwork.box(around: sectors)
        if sectors.isEmpty {
            command.output.warn(
                "the register has no line yet: no point is located",
                "el registro aún no tiene línea: ningún punto se ubica")
        }
    }

    /// All files in one transaction: an error in one leaves nothing of the others.
    func importFiles(_ paths: [String], rejects: inout RejectsFile) throws -> [Result] {
        let inputs = try paths.map { path in
            let stream = try DigestedStream(path: path)
            return Input(path: path, spooled: stream.canBeReadAgain ? nil : try stream.spooled())
        }
        do {
            let outcomes = try register.importSurveys(
                count: paths.count, isDryRun: command.dryRun, isStrict: command.strict, change: command.author.change,
                checkpoint: Interruption.check
            ) { session in
                for input in inputs {
                    rejects.begin()
                    try importFile(input, into: &session, rejects: &rejects)
                    try rejects.end()
                }
            }
            return outcomes.map(Result.init)
        } catch {
            rejects.withdraw()
            throw error
        }
    }

    private func importFile(_ file: Input, into session: inout SurveySession, rejects: inout RejectsFile) throws {
        let input = try SurveyInput(
            path: file.path, spooled: file.spooled, format: command.format, layer: command.layer)
        let (name, stream) = (input.name, input.stream)
        if try session.hasSurveys() {
            if let known = try session.survey(sha256: try input.knownDigest()) {
                try refuseOtherSystem(known)
                return session.add(unchanged: known)
            }
        }
        var progress = ProgressLine(title: name, total: stream.size)
        var advice = PlausibilityCheck(line: box)
        var read: (setting: SurveySetting, source: SurveySource)?
        try session.add(sectors: located.map(\.id), monuments: monuments.map(\.monument.id)) { writer in
            let source = try open(input, keepsRecords: rejects.isWanted)
            let setting = try self.setting(source, file: name)
            read = (setting, source.source)
            try run(source, input, setting, writer.recipe) { prepared, source in
                try Interruption.check()
                read?.source = source
                advice.look(at: prepared.coordinates)
                try rejects.add(try writer.add(prepared), of: source, system: setting.system)
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
        if let outcome = session.outcomes.last, outcome.survey.ledger.accepted == 0, !outcome.rejections.isEmpty,
            outcome.survey.ledger.rejected == outcome.survey.ledger.read,
            outcome.rejections.allSatisfy({ $0.reason == .outsideOperationArea })
        {
            throw Failure.allOutsideArea(file: name, operation: outcome.survey.operation)
        }
    }

    /// “Unchanged” would hide that the file stands in the register under another system or epoch.
    private func refuseOtherSystem(_ known: Survey) throws {
        try Geodesic.attempt {
            if let said = command.crs,
                try ReferenceSystem(said).canonicalName != ReferenceSystem(known.referenceSystem).canonicalName
            {
                throw Failure.otherSystem(known, said: "--crs \(said)")
            }
            if let said = command.epoch, abs(try Epoch(said).year - (known.epoch ?? .infinity)) > 0.001 {
                throw Failure.otherSystem(known, said: "--epoch \(said)")
            }
        }
    }

    private func open(_ input: SurveyInput, keepsRecords: Bool) throws -> BatchSource {
        var options = command.readingOptions
        options.keepsRecords = keepsRecords
        do {
            let source = try input.open(format: command.format, options: options)
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
                source.source, first: source.first, request: command.request, frame: register.frame, line: box)
        } catch {
            throw Failure(error, file: file)
        }
    }

    /// Reads, transforms, matches and makes rows on other threads; `consume` runs here, in the file's order.
    private func run(
        _ source: consuming sending BatchSource, _ input: SurveyInput, _ setting: SurveySetting,
        _ recipe: ObservationEncoder.Recipe, consume: (PreparedBatch, SurveySource) throws -> Void
    ) throws {
        let description = source.source
        // A table is read as quickly as it is written: a second worker would only take time from the writing.
        let workers = source.isTable ? 1 : 2
        let matcher = try Geodesic.attempt { try self.matcher.value() }
        let (operation, epoch) = (setting.operation, setting.epoch)
        let (system, digestedEpoch) = (setting.canonicalSystem, setting.canonicalEpoch)
        do {
            try mapInOrder(
                source, workers: workers, buffered: 5, next: { try $0.next() },
                makeState: {
                    PlacingWorker(
                        georeferencer: try Georeferencer(operation, source: description, epoch: epoch),
                        matcher: matcher, system: system, epoch: digestedEpoch,
                        encoder: ObservationEncoder(recipe))
                },
                transform: { worker, read in (batch: try worker.place(read.batch), read: read) },
                sharing: RecordSieve(),
                inTurn: { sieve, placed in
                    let prepared = sieve.sift(placed.batch, isLast: placed.read.isLast, share: input.shareRead)
                    return (prepared: prepared, source: placed.read.source)
                }, consume: { try consume($0.prepared, $0.source) })
        } catch let error as GeodesyError {
            throw Failure(error)
        } catch let error as SurveyFormatError {
            throw try failure(error, input)
        }
    }
}

/// Takes batches of a survey from what the file says to rows of the register, on its own thread.
private struct PlacingWorker: ~Copyable {
    var georeferencer: Georeferencer
    let matcher: Matcher
    /// Part of what a point is known by.
    let system: String
    let epoch: Double?
    var encoder: ObservationEncoder

    mutating func place(_ batch: SurveyBatch) throws -> EncodedBatch {
        var placed = try georeferencer.georeference(batch)
        // On a busy machine each step takes long.
        try Interruption.check()
        matcher.match(&placed)
        try Interruption.check()
        placed.digests = ContentDigest.digests(of: placed.points, system: system, epoch: epoch)
        return encoder.encode(placed)
    }
}
