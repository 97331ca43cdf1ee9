public import Demarcation
public import GeoTypes
public import Geodesy

/// Brings installations as a file states them into the register's frame and onto the line.
public struct InstallationPlacement: Sendable {
    private let network: LegalNetwork
    private let frame: ReferenceFrame
    private let reach: Length

    /// One farther than `reach` from its sector has no chainage.
    public init(_ network: LegalNetwork, frame: ReferenceFrame, reach: Length = .metres(5000)) {
        self.network = network
        self.frame = frame
        self.reach = reach
    }

    /// The same installations at their places; one whose place can't be brought over has none.
    ///
    /// - `system`: for those that name none; longitude and latitude without any are the frame's.
    public func place(
        _ installations: [Installation], system: String?, epoch: String?, operation: String?
    ) throws(GeodesyError) -> [Installation] {
        var placed = installations
        var groups: [Group: [Int]] = [:]
        for (index, installation) in installations.enumerated() {
            guard let stated = installation.statedIn else { continue }
            let named = stated.system ?? system ?? frame.code
            groups[Group(system: named, epoch: stated.epoch), default: []].append(index)
        }
        for (group, members) in groups.sorted(by: { $0.value[0] < $1.value[0] }) {
            let stated = members.compactMap { installations[$0].statedIn }
            let columns = try PointFraming.bring(
                CoordinateColumns(x: stated.map(\.x), y: stated.map(\.y)), from: group.system,
                epoch: group.epoch.map { "\($0)" } ?? epoch, into: frame, register: network.box, operation: operation)
            for (row, index) in members.enumerated() {
                let point = GeographicPoint(longitude: columns.x[row], latitude: columns.y[row])
                if point.isValid { put(&placed[index], at: point) }
            }
        }
        return placed
    }

    /// On its own sector if it names one, else on the nearest.
    private func put(_ installation: inout Installation, at point: GeographicPoint) {
        installation.point = point
        var found: LineCandidate?
        if let sector = installation.sector {
            if let index = network.located.firstIndex(where: { $0.id == sector }) {
                found = network.nearest(to: point, on: index, within: reach)
            }
        } else {
            found = network.locator.candidates(near: point, within: reach).first
            if let found { installation.sector = network.located[found.alignment].id }
        }
        // To the millimetre: what a register says of a place must not change with the machine.
        installation.chainage = found.map { ($0.chainage.metres * 1000).rounded() / 1000 }
        installation.offset = found.map { ($0.offset.metres * 1000).rounded() / 1000 }
    }

    private struct Group: Hashable {
        var system: String
        var epoch: Double?
    }
}
