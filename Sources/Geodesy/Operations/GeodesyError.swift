public import GeoTypes

/// Why a coordinate can't be computed, as data; ``description`` has the English words.
public enum GeodesyError: Error, Hashable, Sendable {
    // Reference systems.

    /// The text names no reference system that PROJ's database or parser knows; `message` is PROJ's own, often empty.
    case unknownReferenceSystem(input: String, versions: GeodesyVersions, message: String)
    /// The text is understood, but it is something else (an ellipsoid, an operation…).
    case notAReferenceSystem(input: String, found: String)

    // Operations.

    /// PROJ knows no way at all between the two systems.
    case noOperation(source: String, target: String)
    /// Every candidate is refused, each with its reasons.
    case operationsRefused(source: String, target: String, candidates: [OperationCandidate])
    /// The only operations need a grid file that isn't installed, so the result would be wrong or unchanged.
    case gridMissing(source: String, target: String, operation: String, grids: [String])
    /// No single operation serves the whole area: the points would need both.
    case twoOperationsNeeded(source: String, target: String, first: OperationSummary, second: OperationSummary)
    /// The user named an operation that doesn't lead from one system to the other.
    case unknownOperation(named: String, source: String, target: String, available: [String], message: String)

    // Coordinates.

    /// Coordinates in a dynamic frame mean nothing without the epoch at which they hold.
    case epochMissing(system: String)
    /// Geocentric coordinates need the height of every point.
    case heightsMissing(source: String, target: String)
    /// The operation was pinned for points without heights, and would leave theirs unchanged.
    case heightsNotInOperation(source: String, target: String)
    /// A number or text that is no date, or one outside the years 1900 to 2200.
    case badEpoch(String)

    // Motion in time.

    /// Time passes between the survey (`nil`: each point's own epoch) and the register's epoch, and neither a plate nor
    /// a velocity grid says how the ground moved.
    case motionMissing(system: String, from: Epoch?, to: Epoch)
    case unknownPlate(String, known: [String])
    /// Line of the text grid, counted from 1.
    case badVelocityGrid(line: Int, problem: VelocityGridProblem)
    case outsideVelocityGrid(GeographicPoint, grid: String, covers: GeographicBox)
    /// The motion would pass through an earthquake near which the ground jumped.
    case earthquakeBetween(EarthquakeBarrier, from: Epoch, to: Epoch, point: GeographicPoint)

    /// The steps of a chain don't fit together; steps count from 1.
    case brokenChain(step: Int, reason: ChainProblem)

    // The library.

    case projFailed(function: String, doing: String, message: String)
}
