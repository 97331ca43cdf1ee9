/// The one place that decides what outputs may call a line, and what they have to say beside it.
extension LegalStatus {
    /// What publications of the state carry wherever they show a line that no law makes a boundary, in its own words.
    public static let legend = Bilingual(
        en:
            "Diferendo territorial, insular y marítimo pendiente de resolver (territorial, insular and maritime dispute pending resolution)",
        es: "Diferendo territorial, insular y marítimo pendiente de resolver")

    /// What has to stand beside lines of these statuses, each text once: their notes, then the legend.
    public static func remarks(on statuses: some Sequence<LegalStatus>) -> [Bilingual] {
        let shown = Set(statuses)
        let notes = LegalStatus.allCases.filter { shown.contains($0) }.compactMap(\.note)
        return notes.isEmpty ? [] : notes + [legend]
    }

    /// What has to stand beside a line of this status; nothing beside a boundary.
    public var remarks: [Bilingual] { LegalStatus.remarks(on: [self]) }

    /// The same as one text.
    public var remark: Bilingual? {
        let remarks = remarks
        guard !remarks.isEmpty else { return nil }
        return Bilingual(
            en: remarks.map(\.english).joined(separator: " "), es: remarks.map(\.spanish).joined(separator: " "))
    }

    /// The first word of a name or a title that calls such a line a boundary; `nil` in a name of a boundary.
    ///
    /// Whole words, in Spanish and English, whatever their case and accents; parts of an id count as words.
    public func wrongWord(in name: String) -> String? {
        guard !isBoundary else { return nil }
        return name.split { !$0.isLetter }.first { LegalStatus.boundaryWords.contains(LegalStatus.plain($0)) }
            .map { String($0) }
    }

    /// A name as outputs may show it: what another program wrote wrongly into the register is replaced by what the line is.
    public func permitted(_ name: String) -> String {
        wrongWord(in: name) == nil ? name : label.spanish
    }

    private static let boundaryWords: Set<String> = [
        "limite", "limites", "limitrofe", "limitrofes", "frontera", "fronteras", "fronterizo", "fronteriza",
        "fronterizos", "fronterizas", "boundary", "boundaries", "border", "borders", "frontier", "frontiers",
    ]

    /// Small letters without accents, whether these are part of the letter or stand behind it.
    private static func plain(_ word: Substring) -> String {
        String(
            word.lowercased().compactMap { letter -> Character? in
                switch letter.unicodeScalars.first {
                case "á": "a"
                case "é": "e"
                case "í": "i"
                case "ó": "o"
                case "ú", "ü": "u"
                case let scalar?: Character(scalar)
                case nil: nil
                }
            })
    }
}
