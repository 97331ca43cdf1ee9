/// A style as QGIS saved it, taken apart to stand in a project: the attributes of its layer and its elements.
public struct QMLDocument: Hashable, Sendable {
    let attributes: [(String, String)]
    let content: Substring

    /// `nil` for a text that isn't such a document. Cost: linear in the text.
    public init?(_ text: String) {
        // QGIS writes one root, whose attributes have no `>` in them: it is escaped.
        guard let root = text.firstRange(of: "<qgis"), let start = text[root.upperBound...].firstIndex(of: ">"),
            let end = text.ranges(of: "</qgis>").last, start < end.lowerBound
        else { return nil }
        let pattern = /([A-Za-z]+)="([^"<&]*)"/
        attributes = text[root.upperBound..<start].matches(of: pattern)
            .map { (String($0.1), String($0.2)) }
            .filter { !["version", "styleCategories"].contains($0.0) }
        content = text[text.index(after: start)..<end.lowerBound]
    }

    public static func == (left: QMLDocument, right: QMLDocument) -> Bool {
        left.content == right.content && left.attributes.elementsEqual(right.attributes, by: ==)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(content)
    }
}
