/// A product or subproduct of the programme, with its targets.
public struct Product: Identifiable, Hashable, Sendable {
    public struct Code: RawRepresentable, Hashable, Comparable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static func < (left: Code, right: Code) -> Bool { left.rawValue < right.rawValue }
    }

    public enum Level: String, Labelled {
        case product, subproduct

        public var label: Bilingual {
            switch self {
            case .product: Bilingual(en: "product", es: "producto")
            case .subproduct: Bilingual(en: "subproduct", es: "subproducto")
            }
        }
    }

    public var code: Code
    public var parent: Code?
    public var level: Level
    /// As the plan has it; `nil` where the plan has none.
    public var name: Bilingual?
    /// `nil` where the plan names none.
    public var unit: PhysicalUnit?
    /// In order of years.
    public var targets: [Target]

    public init(
        code: Code, parent: Code?, level: Level, name: Bilingual?, unit: PhysicalUnit?, targets: [Target] = []
    ) {
        self.code = code
        self.parent = parent
        self.level = level
        self.name = name
        self.unit = unit
        self.targets = targets
    }

    public var id: Code { code }

    public func target(for year: Int) -> Target? { targets.first { $0.year == year } }
}
