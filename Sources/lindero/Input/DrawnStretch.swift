import Demarcation
import GeoTypes
import Geodesy
import Register
import Surveying

/// Draws stretches of the register's sectors on the map.
typealias DrawnStretch = (_ sector: Sector.ID?, _ from: Chainage?, _ to: Chainage?) -> GeographicLine?

/// Prepared once for a command: what lies between two chainages of a sector; `nil` where it can't be drawn.
func drawnStretch(in register: Register) throws -> DrawnStretch {
    let sectors = try register.sectors()
    let network = try Geodesic.attempt { try LegalNetwork(sectors, frame: register.frame) }
    return { sector, from, to in
        guard let sector, let from, let to, from < to else { return nil }
        return network.stretch(of: sector, from: from, to: to)
    }
}
