import Demarcation
import GeoTypes
import Surveying

/// What lies between two chainages of a sector, as the map shows it; `nil` where no stretch is stated.
func drawnStretch(_ network: LegalNetwork?, _ sector: Sector.ID?, from: Chainage?, to: Chainage?) -> GeographicLine? {
    guard let network, let sector, let from, let to else { return nil }
    return network.stretch(of: sector, from: from, to: to)
}
