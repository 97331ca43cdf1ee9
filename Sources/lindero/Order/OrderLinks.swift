import ArgumentParser
import Demarcation

/// What an order works on, beside a sector and monuments.
struct OrderLinks: ParsableArguments {
    @Option(help: help("Stretch of brecha, by its id.", "Tramo de brecha, por su id.")) var stretch: BrechaStretch.ID?
    @Option(help: help("Reach of a river, by its id.", "Tramo de río, por su id.")) var reach: Reach.ID?
    @Option(help: help("Installation, by its id.", "Instalación, por su id.")) var installation: String?

    /// What isn't given stays as it is.
    func fill(_ order: inout WorkOrder) {
        order.stretch = stretch ?? order.stretch
        order.reach = reach ?? order.reach
        order.installation = installation ?? order.installation
    }
}
