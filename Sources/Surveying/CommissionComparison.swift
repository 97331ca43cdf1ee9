public import Demarcation
import Foundation
public import GeoTypes
import Geodesy

/// The coordinates that two commissions state for the same monuments, side by side, and both against every line that is
/// stored. It says which differ by more than their uncertainties explain, and never which is right.
public struct CommissionComparison: Sendable {
    public let pairs: [StatedPair]
    /// Monuments for which only one of the two states a position.
    public let onlyOurs: [Monument.ID]
    public let onlyTheirs: [Monument.ID]

    /// - `theirs`: what the neighbour states, by monument.
    /// - `lines`: for each sector its line first, then its candidates.
    /// - `reach`: how far from a line an offset is still given.
    public init(
        _ monuments: [Monument], theirs: [Monument.ID: Position], lines: [(label: String?, sector: Sector)],
        frame: ReferenceFrame, reach: Length
    ) throws(LegalNetworkError) {
        let ellipsoid = try LegalNetwork.ellipsoid(of: frame)
        var locators: [Sector.ID: [(label: String?, locator: LineLocator)]] = [:]
        for line in lines {
            let network = try LegalNetwork([line.sector], frame: frame)
            if let alignment = network.alignment(of: line.sector.id) {
                locators[line.sector.id, default: []].append((line.label, LineLocator([alignment])))
            }
        }
        var pairs: [StatedPair] = []
        var (onlyOurs, onlyTheirs): ([Monument.ID], [Monument.ID]) = ([], [])
        for monument in monuments {
            let own = Self.own(monument)
            guard let ours = own, let stated = theirs[monument.id] else {
                if own != nil { onlyOurs.append(monument.id) }
                if theirs[monument.id] != nil { onlyTheirs.append(monument.id) }
                continue
            }
            let arc = ellipsoid.inverse(from: ours.point, to: stated.point)
            let direction = arc.startAzimuth.radians
            func offset(_ locator: LineLocator, _ position: Position) -> Double? {
                locator.candidates(near: position.point, within: reach).first?.offset.metres
            }
            pairs.append(
                StatedPair(
                    monument: monument, ours: ours, theirs: stated, distance: arc.length.metres,
                    east: arc.length.metres * sin(direction), north: arc.length.metres * cos(direction),
                    up: Self.difference(ours.height, stated.height), radius95: Self.radius95(ours, stated),
                    offsets: (monument.sector.flatMap { locators[$0] } ?? []).map { line in
                        StatedPair.Offset(
                            label: line.label, ours: offset(line.locator, ours), theirs: offset(line.locator, stated))
                    }))
        }
        self.pairs = pairs
        self.onlyOurs = onlyOurs
        self.onlyTheirs = onlyTheirs
    }

    /// What this side states: the position in force, else its first that wasn't rejected.
    private static func own(_ monument: Monument) -> Position? {
        let own = monument.positions.filter { $0.statedBy == nil && $0.state != .rejected }
        return own.first { $0.state == .inForce } ?? own.first { $0.state != .historical } ?? own.first
    }

    private static func difference(_ ours: EllipsoidalHeight?, _ theirs: EllipsoidalHeight?) -> Double? {
        guard let ours, let theirs else { return nil }
        return (theirs - ours).metres
    }

    /// Of the difference: the variances of both, and the accuracy of both operations, add up.
    private static func radius95(_ first: Position, _ second: Position) -> Double? {
        var sum = PositionCovariance(east: 0, north: 0, up: 0)
        for position in [first, second] {
            guard let east = position.eastSigma, let north = position.northSigma,
                let accuracy = position.operationAccuracy
            else { return nil }
            sum.east += east * east
            sum.north += north * north
            sum.eastNorth += position.eastNorthCovariance ?? 0
            sum = sum.adding(accuracy: .metres(accuracy))
        }
        return sum.horizontalRadius95.metres
    }
}
