import ArgumentParser
import Demarcation
import Foundation
import GeoTypes
import Geodesy
import Pipeline
import Reports

/// Lines of coordinates from one reference system to another, by one pinned operation, in the order of the input.
///
/// Out comes one line for each line in: `x y z` for a point (see ``PointWorker`` for points without height), `*` for a
/// line that is no point or can't be transformed, and comments and blank lines as they are.
struct TransformCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transform",
        abstract: localised(
            "Bring coordinates from one reference system to another.",
            "Lleva coordenadas de un sistema de referencia a otro."),
        discussion: localised(
            """
            EXAMPLES
              echo 601000 1970400 | lindero transform --from EPSG:32616 --to EPSG:4326
              lindero transform --from EPSG:4267 --to EPSG:4326 --operation EPSG:1171 points.txt
              lindero transform --from EPSG:4326 --to EPSG:4326+5773 --json points.txt
              lindero transform --from EPSG:9990 --to EPSG:4978 --epoch 2024.5 -
              lindero transform --from EPSG:7912 --to EPSG:9989 --epoch 2010.0 --to-epoch 2025.0 --plate CARB --explain -
              lindero transform --from EPSG:4267 --to EPSG:4326 --candidates --area -92,14,-88,18

            Lines “x y [z [t]]”, longitude or easting first; t is the epoch of the point; # begins a comment. One line out
            for each line in: “x y z”, with z 0 where there is no height, and * where there is no result (exit 3).
            One operation serves all points; of a pipe the first half megabyte, with --area, decides which.
            """,
            """
            EJEMPLOS
              echo 601000 1970400 | lindero transform --from EPSG:32616 --to EPSG:4326
              lindero transform --from EPSG:4267 --to EPSG:4326 --operation EPSG:1171 puntos.txt
              lindero transform --from EPSG:4326 --to EPSG:4326+5773 --json puntos.txt
              lindero transform --from EPSG:9990 --to EPSG:4978 --epoch 2024.5 -
              lindero transform --from EPSG:7912 --to EPSG:9989 --epoch 2010.0 --to-epoch 2025.0 --plate CARB --explain -
              lindero transform --from EPSG:4267 --to EPSG:4326 --candidates --area -92,14,-88,18

            Líneas «x y [z [t]]», longitud o este primero; t es la época del punto; # empieza un comentario. Sale una línea
            por cada línea que entra: «x y z», con z 0 donde no hay altura, y * donde no hay resultado (salida 3).
            Una operación sirve a todos los puntos; de una tubería la decide el primer medio megabyte, con --area.
            """))

    @Option(name: .customLong("from"), help: help("Reference system of the points.", "Sistema de los puntos."))
    var source: String
    @Option(name: .customLong("to"), help: help("Reference system wanted.", "Sistema que se quiere."))
    var target: String
    @Option(
        help: help("Coordinate epoch of points without their own.", "Época de los puntos que no traen la suya."))
    var epoch: String?
    @Option(
        help: help(
            "Use this operation: a code or a PROJ pipeline.", "Usa esta operación: un código o una cadena de PROJ."))
    var operation: String?
    @Option(help: help("Where points may lie: W,S,E,N.", "Dónde puede haber puntos: O,S,E,N.")) var area: AreaArgument?
    @Flag(
        help: help(
            "Accept a null shift where no operation is known.", "Acepta un cambio nulo donde no se conoce operación."))
    var allowBallpark = false
    @Flag(
        help: help(
            "List the operations and why they would be refused.", "Lista las operaciones y por qué se rechazarían."))
    var candidates = false
    @OptionGroup var motion: MotionOptions
    @Flag(
        help: help(
            "Say on standard error, step by step, what is done to the points.",
            "Dice en la salida de errores, paso a paso, qué se hace con los puntos.")) var explain = false
    @Argument(help: help("A file, or - for standard input.", "Un archivo, o - para la entrada estándar."))
    var file: String?
    @OptionGroup var output: OutputOptions

    func run() throws {
        let (from, to) = (try ReferenceSystem.named(source), try ReferenceSystem.named(target))
        let pinning = OperationPinning(
            source: from, target: to, area: area?.box, named: operation, allowBallpark: allowBallpark,
            epoch: try epoch.map { text in try Epoch.named(text) }, movesInTime: motion.toEpoch != nil)
        try Geodesic.attempt {
            if candidates {
                try list(pinning)
            } else {
                try transform(pinning)
            }
        }
    }

    // MARK: - Points

    private func transform(_ pinning: OperationPinning) throws {
        var chunks = try LineChunks(path: file)
        let chosen = try pinning.operation(for: &chunks, path: file)
        let chain = try motion.chain(chosen, epoch: pinning.epoch)
        announce(chosen, chain, epoch: pinning.epoch)
        let style = output.json ? LineResults.Style.json : .text
        let (epoch, isNamed) = (pinning.epoch, operation != nil)
        var lines = try LineOutput(path: file, style: style, expected: Bilingual("x y [z [t]]"))
        if output.json { try lines.put(OperationReport.head(chosen, chain, epoch: epoch)) }
        try mapInOrder(
            chunks, workers: 2, buffered: 6,
            next: { chunks in try chunks.next() },
            makeState: { try PointWorker(chain, chosen, epoch: epoch, keepsOutside: isNamed, style: style) },
            transform: { worker, bytes in try worker.results(of: bytes) },
            consume: { results in
                try Interruption.check()
                try lines.put(results)
            })
        if output.json { try lines.put(Array("],\"failed\":\(lines.failureCount)}\n".utf8)) }
        try lines.finish()
        if lines.failureCount > 0 { throw ExitCode.findings }
    }

    /// No shift is silent.
    private func announce(_ operation: CoordinateOperation, _ chain: CoordinateChain, epoch: Epoch?) {
        if explain {
            for line in chain.lines(epoch: epoch) { Diagnostics.say(line) }
        }
        if operation.isBallpark {
            output.warn(
                "ballpark: no operation from \(operation.source) to \(operation.target) is known; "
                    + "the points may be off by hundreds of metres",
                "aproximación: no se conoce operación de \(operation.source) a \(operation.target); "
                    + "los puntos pueden estar errados por cientos de metros")
        } else if !operation.isConversion, !explain {
            output.announce("lindero: by \(operation)", "lindero: con \(operation)")
        }
        if !operation.missingGridsOfBetter.isEmpty {
            let grids = operation.missingGridsOfBetter.joined(separator: ", ")
            output.warn(
                "a more accurate operation needs a grid that isn't installed: \(grids)",
                "una operación más exacta necesita una malla que no está instalada: \(grids)")
        }
    }

    // MARK: - Candidates

    /// Standard input is read only when it is named: nobody waits for a list by typing points.
    private func list(_ pinning: OperationPinning) throws {
        let found = try pinning.candidates(for: file)
        try output.emit { json in
            OperationReport.write(found, to: &json)
        } text: {
            OperationReport.table(found, in: Program.language)
        }
    }
}

/// `W,S,E,N` in degrees.
struct AreaArgument: ExpressibleByArgument {
    var box: GeographicBox

    init?(argument: String) {
        let sides = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) ?? .nan }
        guard sides.count == 4 else { return nil }
        box = GeographicBox(west: sides[0], south: sides[1], east: sides[2], north: sides[3])
        let corners = [
            GeographicPoint(longitude: box.west, latitude: box.south),
            GeographicPoint(longitude: box.east, latitude: box.north),
        ]
        guard !box.isEmpty, corners.allSatisfy(\.isValid) else { return nil }
    }
}
