import ArgumentParser
import Demarcation

struct OrderCancelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: localised(
            "Cancel an order that is not certified yet.", "Anula una orden que aún no está certificada."),
        discussion: localised(
            "EXAMPLES\n  lindero order cancel OT-2026-101 --reason 'flooded'",
            "EJEMPLOS\n  lindero order cancel OT-2026-101 --reason 'inundado'"))

    @OptionGroup var transition: OrderTransition

    func run() throws {
        try transition.advance(to: .cancelled) { _ in }
    }
}
