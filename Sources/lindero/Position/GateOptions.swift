import ArgumentParser
import Demarcation
import GeoTypes

/// The acceptance gates of a run, where they differ from the standard ones.
struct GateOptions: ParsableArguments {
    @Option(help: help("Fixed occupations that are needed.", "Ocupaciones fijas que se necesitan."))
    var occupations: Int?
    @Option(
        help: help(
            "Minutes between the first and the last occupation.", "Minutos entre la primera y la última ocupación."))
    var separation: Double?
    @Option(
        help: help(
            "Largest difference of height between them, metres.", "Diferencia máxima de altura entre ellas, metros."))
    var heightSpread: Double?
    @Option(help: help("Largest 95 % radius, metres.", "Radio máximo del 95 %, metros.")) var radius: Double?

    func validate() throws {
        // Without a fixed solution a handheld could propose a monument's position.
        if let occupations, occupations < 1 {
            throw ValidationError(localised("--occupations must be 1 or more", "--occupations debe ser 1 o más"))
        }
        for (name, value) in [("--separation", separation), ("--height-spread", heightSpread), ("--radius", radius)] {
            if let value, !(value > 0 && value.isFinite) {
                throw ValidationError(localised("\(name) must be above 0", "\(name) debe ser mayor que 0"))
            }
        }
    }

    func gates(_ monumentClass: Monument.Class) -> AcceptanceClass {
        var gates = AcceptanceClass.monument(monumentClass)
        if let occupations { gates.fixedOccupations = occupations }
        if let separation { gates.leastSeparationSeconds = separation * 60 }
        if let heightSpread { gates.heightSpread = .metres(heightSpread) }
        if let radius { gates.radius95 = .metres(radius) }
        return gates
    }
}
