import GeoTypes

extension GeodesyError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownReferenceSystem(let input, let versions, let message):
            "unknown reference system “\(input)” (PROJ \(versions.proj), EPSG \(versions.epsg))\(tail(message))"
        case .notAReferenceSystem(let input, let found):
            "“\(input)” is no reference system\(tail(found))"
        case .noOperation(let source, let target):
            "no operation is known from \(source) to \(target)"
        case .operationsRefused(let source, let target, let candidates):
            "no operation from \(source) to \(target) may be used: "
                + candidates.map { candidate in
                    let reasons = candidate.refusals.map(\.description).joined(separator: ", ")
                    return "\(candidate.operation): \(reasons.isEmpty ? "usable" : reasons)"
                }.joined(separator: "; ")
        case .gridMissing(let source, let target, let operation, let grids):
            "\(source) to \(target) needs “\(operation)”, whose grid is not installed: "
                + grids.joined(separator: ", ")
        case .twoOperationsNeeded(let source, let target, let first, let second):
            "the points need two operations from \(source) to \(target): \(first) for a part of them, "
                + "\(second) for the others; split them or name one"
        case .unknownOperation(let named, let source, let target, let available, let message):
            "no operation “\(named)” from \(source) to \(target)"
                + (available.isEmpty ? "" : ", there are \(available.joined(separator: ", "))") + tail(message)
        case .epochMissing(let system):
            "\(system) is a dynamic frame: coordinates in it need an epoch"
        case .heightsMissing(let source, let target):
            "\(source) to \(target) needs the height of every point"
        case .heightsNotInOperation(let source, let target):
            "the operation from \(source) to \(target) was chosen for points without heights, but these have heights"
        case .badEpoch(let text):
            "“\(text)” is no epoch (a decimal year such as 2010.0, or a date such as 2010-01-01)"
        case .motionMissing(let system, let from, let to):
            "\(system): from \(from.map { "\($0)" } ?? "each point's epoch") to \(to) the ground moved; "
                + "name a plate or a velocity grid"
        case .unknownPlate(let name, let known):
            "no motion is known for plate “\(name)”, only for \(known.joined(separator: ", "))"
        case .badVelocityGrid(let line, let problem):
            "velocity grid, line \(line): \(problem)"
        case .outsideVelocityGrid(let point, let grid, let box):
            "(\(point.longitude), \(point.latitude)) is outside velocity grid “\(grid)”, which covers "
                + "\(box.west), \(box.south) to \(box.east), \(box.north)"
        case .earthquakeBetween(let earthquake, let from, let to, let point):
            "between \(from) and \(to) lies the \(earthquake.name) (\(earthquake.epoch)), which moved the ground near "
                + "(\(point.longitude), \(point.latitude))"
        case .brokenChain(let step, let reason):
            "step \(step) of the chain: \(reason)"
        case .projFailed(let function, let doing, let message):
            // PROJ's words often begin with the name of the function.
            (message.hasPrefix(function) ? message : "\(function): \(message.isEmpty ? "no reason given" : message)")
                + ", while \(doing)"
        }
    }

    private func tail(_ text: String) -> String { text.isEmpty ? "" : ": \(text)" }
}
