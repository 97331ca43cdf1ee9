/// Which symbol a feature gets.
public enum MapRenderer: Hashable, Sendable {
    case single(MapSymbol)
    /// By the value of a column or expression; a feature of another value isn't drawn.
    case categories(of: String, [Category])
    /// Each group draws every feature once, over what the groups before it drew: one quality a group.
    case groups([Group])

    public struct Category: Hashable, Sendable {
        /// `nil` in a group takes what no other category takes.
        public var value: String?
        public var label: String
        public var symbol: MapSymbol

        public init(_ value: String?, _ label: String, _ symbol: MapSymbol) {
            self.value = value
            self.label = label
            self.symbol = symbol
        }
    }

    public struct Group: Hashable, Sendable {
        public var title: String
        public var column: String
        public var categories: [Category]

        public init(_ title: String, column: String, _ categories: [Category]) {
            self.title = title
            self.column = column
            self.categories = categories
        }
    }

    func write(to xml: inout QMLWriter) {
        switch self {
        case .single(let symbol):
            renderer("singleSymbol", to: &xml) { Self.write([symbol], to: &$0) }
        case .categories(let attribute, let categories):
            renderer("categorizedSymbol", attribute: attribute, to: &xml) { xml in
                xml.element("categories") { xml in
                    for (index, category) in categories.enumerated() {
                        xml.element(
                            "category",
                            [
                                "symbol": "\(index)", "value": category.value ?? "", "label": category.label,
                                "render": "true", "type": "string",
                            ])
                    }
                }
                Self.write(categories.map(\.symbol), to: &xml)
            }
        case .groups(let groups):
            renderer("RuleRenderer", to: &xml) { xml in
                xml.element("rules", ["key": "root"]) { xml in
                    var symbol = 0
                    for (number, group) in groups.enumerated() {
                        xml.element("rule", ["key": "g\(number)", "label": group.title]) { xml in
                            for category in group.categories {
                                xml.element(
                                    "rule",
                                    [
                                        "key": "r\(symbol)", "symbol": "\(symbol)", "label": category.label,
                                        "filter": Self.filter(group.column, category.value),
                                    ])
                                symbol += 1
                            }
                        }
                    }
                }
                Self.write(groups.flatMap(\.categories).map(\.symbol), to: &xml)
            }
        }
    }

    private func renderer(
        _ type: String, attribute: String? = nil, to xml: inout QMLWriter, content: (inout QMLWriter) -> Void
    ) {
        if let attribute {
            xml.element(
                "renderer-v2", ["type": type, "attr": attribute, "symbollevels": "0", "enableorderby": "0"],
                content: content)
        } else {
            xml.element("renderer-v2", ["type": type, "symbollevels": "0", "enableorderby": "0"], content: content)
        }
    }

    private static func write(_ symbols: [MapSymbol], to xml: inout QMLWriter) {
        xml.element("symbols") { xml in
            for (index, symbol) in symbols.enumerated() { symbol.write(to: &xml, name: "\(index)") }
        }
    }

    private static func filter(_ column: String, _ value: String?) -> String {
        guard let value else { return "ELSE" }
        return "\(SQLName.quoted(column)) = \(SQLName.literal(value))"
    }
}
