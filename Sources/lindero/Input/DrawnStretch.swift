import Demarcation
import GeoTypes
import Geodesy
import Register
import Surveying

/// What lies between two chainages of a sector, as the map shows it; `nil` where no stretch is stated.
func drawnStretch(_ network: LegalNetwork?, _ sector: Sector.ID?, from: Chainage?, to: Chainage?) -> GeographicLine? {
    guard let network, let sector, let from, let to else { return nil }
    return network.stretch(of: sector, from: from, to: to)
}

/// Draws stretches of a register's sectors on the map.
typealias DrawnStretch = (_ sector: Sector.ID?, _ from: Chainage?, _ to: Chainage?) -> GeographicLine?

/// The same, prepared once for a command.
func drawnStretch(in register: Register) throws -> DrawnStretch {
    let sectors = try register.sectors()
    let network = try Geodesic.attempt { try LegalNetwork(sectors, frame: register.frame) }
    return { sector, from, to in drawnStretch(network, sector, from: from, to: to) }
}
