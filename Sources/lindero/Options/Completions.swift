import ArgumentParser
import Demarcation
import Register

extension CompletionKind {
    /// The ids of the register that is there when the user presses Tab; none is no error.
    static let sectors = CompletionKind.custom { _, _, _ in
        guard let register = try? RegisterOptions.parse([]).open(.readOnly) else { return [] }
        return ((try? register.sectors()) ?? []).map(\.id.rawValue)
    }

    static let layers = CompletionKind.custom { _, _, _ in
        guard let register = try? RegisterOptions.parse([]).open(.readOnly) else { return [] }
        return ((try? register.layers()) ?? []).map(\.name)
    }

    static let monuments = CompletionKind.custom { _, _, _ in
        guard let register = try? RegisterOptions.parse([]).open(.readOnly) else { return [] }
        return ((try? register.monuments()) ?? []).map(\.monument.id.rawValue)
    }
}
