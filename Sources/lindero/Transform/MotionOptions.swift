import ArgumentParser
import Demarcation
import GeoTypes
import Geodesy

/// How the ground moved between the epoch of the points and the one that is wanted.
struct MotionOptions: ParsableArguments {
    @Option(
        help: help(
            "Move the points in time to this epoch, in the target system.",
            "Mueve los puntos en el tiempo a esta época, en el sistema de destino.")) var toEpoch: String?
    @Option(help: help("Move with this plate: CARB or NOAM.", "Mueve con esta placa: CARB o NOAM.")) var plate: String?
    @Option(
        help: help(
            "Move by this grid: CSV longitude,latitude,east_mm_yr,north_mm_yr.",
            "Mueve con esta malla: CSV longitude,latitude,east_mm_yr,north_mm_yr.")) var velocityGrid: String?

    func validate() throws {
        guard plate == nil || velocityGrid == nil else {
            throw ValidationError(
                localised("give --plate or --velocity-grid, not both", "dé --plate o --velocity-grid, no los dos"))
        }
        guard toEpoch != nil || (plate == nil && velocityGrid == nil) else {
            throw ValidationError(
                localised("a motion needs --to-epoch", "un movimiento necesita --to-epoch"))
        }
    }

    /// The frame's step, and the motion's if there is one. `epoch` is that of points without their own.
    func chain(_ operation: CoordinateOperation, epoch: Epoch?) throws -> CoordinateChain {
        guard let toEpoch else { return try CoordinateChain([.frame(operation)]) }
        let target = try Epoch.named(toEpoch)
        guard let motion = try motion() else {
            throw GeodesyError.motionMissing(system: operation.target.description, from: epoch, to: target)
        }
        return try CoordinateChain([.frame(operation), .motion(motion, from: nil, to: target)])
    }

    private func motion() throws -> CrustalMotion? {
        if let plate { return .plate(try PlateMotion.itrf2020(plate: plate)) }
        guard let velocityGrid else { return nil }
        let text = String(decoding: try FileBytes.read(velocityGrid), as: UTF8.self)
        do {
            return .grid(try VelocityGrid(name: velocityGrid, csv: text))
        } catch .badVelocityGrid(let line, let problem) {
            throw Failure.unusable(
                "E_VELOCITY_GRID",
                Bilingual(
                    en: "\(velocityGrid):\(line): \(problem)", es: "\(velocityGrid):\(line): malla inválida: \(problem)"
                ))
        }
    }
}

extension Failure {
    /// Errors of motion in time; `nil` for others.
    init?(motion error: GeodesyError) {
        switch error {
        case .motionMissing(let system, let from, let to):
            self = .usage(
                Bilingual(
                    en: "\(system): from \(from.map { "\($0)" } ?? "each point's epoch") to \(to) the ground moved",
                    es: "\(system): de \(from.map { "\($0)" } ?? "la época de cada punto") a \(to) el suelo se movió"),
                hint: Bilingual(
                    en: "name the motion with --plate or --velocity-grid",
                    es: "indique el movimiento con --plate o --velocity-grid"))
        case .unknownPlate(let name, let known):
            let list = known.joined(separator: ", ")
            self = .usage(
                Bilingual(en: "no motion is known for plate “\(name)”", es: "no se conoce la placa «\(name)»"),
                hint: Bilingual(en: "there are \(list)", es: "hay \(list)"))
        case .outsideVelocityGrid(let point, let grid, let box):
            let covers = "\(box.west), \(box.south) – \(box.east), \(box.north)"
            self.init(
                "E_OUTSIDE_GRID", .operationRefused,
                Bilingual(
                    en: "(\(point.longitude), \(point.latitude)) is outside the velocity grid \(grid): \(covers)",
                    es: "(\(point.longitude), \(point.latitude)) está fuera de la malla \(grid): \(covers)"))
        case .earthquakeBetween(let earthquake, let from, let to, let point):
            self.init(
                "E_EARTHQUAKE", .operationRefused,
                Bilingual(
                    en: "between \(from) and \(to) lies the \(earthquake.name), which moved the ground near "
                        + "(\(point.longitude), \(point.latitude)): no steady motion leads across it",
                    es: "entre \(from) y \(to) está el terremoto de \(Int(earthquake.epoch.year)) "
                        + "(\(earthquake.name)), que movió el suelo cerca de (\(point.longitude), \(point.latitude)): "
                        + "ningún movimiento continuo lo cruza"),
                hint: Bilingual(en: "survey the points again", es: "levante los puntos de nuevo"))
        case .brokenChain(_, .motionNeedsGeographic):
            self = .usage(
                Bilingual(
                    en: "--to-epoch needs a geographic target: points are moved in longitude and latitude",
                    es: "--to-epoch necesita un destino geográfico: los puntos se mueven en longitud y latitud"),
                hint: Bilingual(
                    en: "move first, then transform the result to the grid",
                    es: "mueva primero y luego lleve el resultado a la cuadrícula"))
        default:
            return nil
        }
    }
}
