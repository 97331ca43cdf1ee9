public import Demarcation
public import GeoTypes

/// A new version of a sector's line: what ties it to the old one, and old and new chainages of everything on it.
public struct RevisionReport: Sendable {
    public struct Unused: Sendable {
        public var id: String
        public var oldOffset: Double?
        public var newOffset: Double?

        public init(id: String, oldOffset: Double?, newOffset: Double?) {
            self.id = id
            self.oldOffset = oldOffset
            self.newOffset = newOffset
        }
    }

    public var draft: LineRevisionDraft
    public var greatestDistance: Length
    public var unused: [Unused]
    public var isDryRun: Bool

    public init(draft: LineRevisionDraft, greatestDistance: Length, unused: [Unused], isDryRun: Bool) {
        self.draft = draft
        self.greatestDistance = greatestDistance
        self.unused = unused
        self.isDryRun = isDryRun
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("sector", draft.sector.id.rawValue)
            json.member("version", draft.version)
            json.member("valid_from", draft.validFrom.description)
            json.member("acta", draft.document.rawValue)
            json.member("source", draft.source)
            json.member("old_length_m", draft.oldLength.metres, decimals: 3)
            json.member("new_length_m", draft.sector.length.metres, decimals: 3)
            json.member("greatest_distance_m", greatestDistance.metres, decimals: 3)
            json.member("segments", draft.sector.segments.map(\.id.rawValue))
            json.array("marks") { json in
                for mark in draft.marks {
                    json.object { json in
                        json.member("mark", mark.name)
                        json.member("old_m", mark.old.metres, decimals: 3)
                        json.member("new_m", mark.new.metres, decimals: 3)
                    }
                }
            }
            json.array("unused_monuments") { json in
                for monument in unused {
                    json.object { json in
                        json.member("id", monument.id)
                        json.member("old_offset_m", monument.oldOffset, decimals: 3)
                        json.member("new_offset_m", monument.newOffset, decimals: 3)
                    }
                }
            }
            json.array("records") { json in
                for record in draft.records { Self.write(record, to: &json) }
            }
            json.member("dry_run", isDryRun)
        }
    }

    private static func write(_ revised: RevisedRecord, to json: inout JSONWriter) {
        json.object { json in
            json.member("kind", revised.record.kind.rawValue)
            json.member("id", revised.record.id)
            json.member("outcome", revised.outcome.rawValue)
            json.member("old_from_m", revised.record.from?.metres, decimals: 3)
            json.member("old_to_m", revised.record.to?.metres, decimals: 3)
            json.member("new_from_m", revised.from?.metres, decimals: 3)
            json.member("new_to_m", revised.to?.metres, decimals: 3)
            json.member("offset_m", revised.offset, decimals: 3)
            json.member("review", revised.needsReview)
        }
    }

    public func text(in language: Language) -> String {
        let head = Bilingual(
            en: "\(draft.sector.id.rawValue): version \(draft.version) from \(draft.validFrom), by "
                + "\(draft.document.rawValue)\n\(length(draft.oldLength)) → \(length(draft.sector.length)) m; the lines are "
                + "at most \(length(greatestDistance)) m apart; \(draft.marks.count) marks tie them",
            es: "\(draft.sector.id.rawValue): versión \(draft.version) desde \(draft.validFrom), por "
                + "\(draft.document.rawValue)\n\(length(draft.oldLength)) → \(length(draft.sector.length)) m; las líneas "
                + "distan a lo más \(length(greatestDistance)) m; las unen \(draft.marks.count) marcas")[language]
        let stored = isDryRun ? Bilingual(en: " (nothing stored)", es: " (no se guardó nada)")[language] : ""
        return head + stored + "\n\n" + marks(in: language) + events(in: language)
    }

    private func marks(in language: Language) -> String {
        var table = TextTable([
            .init(Bilingual(en: "mark", es: "marca")[language]),
            .init(Bilingual(en: "old", es: "anterior")[language], .right),
            .init(Bilingual(en: "new", es: "nueva")[language], .right), .init("Δ m", .right),
        ])
        for mark in draft.marks {
            table.append([
                .text(name(mark, in: language)), .text(mark.old.description), .text(mark.new.description),
                .text(signed(mark.new - mark.old)),
            ])
        }
        return table.text()
    }

    /// The ends have no number of their own.
    private func name(_ mark: LineRevisionDraft.Mark, in language: Language) -> String {
        switch mark.name {
        case "0": Bilingual(en: "(origin)", es: "(origen)")[language]
        case "L": Bilingual(en: "(end)", es: "(final)")[language]
        default: mark.name
        }
    }

    /// What is kept is counted; the JSON has each.
    private func events(in language: Language) -> String {
        var table = TextTable([
            .init(Bilingual(en: "kind", es: "clase")[language]), .init("id"),
            .init(Bilingual(en: "old", es: "anterior")[language]), .init(Bilingual(en: "new", es: "nueva")[language]),
            .init("Δ m", .right), .init(Bilingual(en: "what becomes of it", es: "qué pasa")[language]),
        ])
        let told = draft.records.filter { $0.outcome != .kept }
        for revised in told {
            let shift = revised.from.flatMap { new in revised.record.from.map { new - $0 } }
            table.append([
                .text(revised.record.kind.label[language]), .text(revised.record.id),
                .text(place(revised.record.from, revised.record.to)), .text(place(revised.from, revised.to)),
                .text(shift.map { signed($0) } ?? ""),
                .text(
                    revised.outcome.label[language]
                        + (revised.needsReview ? Bilingual(en: ", look at it", es: ", revíselo")[language] : "")),
            ])
        }
        var text = told.isEmpty ? "" : "\n" + table.text()
        let kept = Dictionary(grouping: draft.records.filter { $0.outcome == .kept }, by: \.record.kind)
        for kind in ChainagedRecord.Kind.allCases {
            guard let records = kept[kind] else { continue }
            text +=
                "\n"
                + Bilingual(
                    en: "\(records.count) × \(kind.label.english): kept in version \(draft.version - 1)",
                    es: "\(records.count) × \(kind.label.spanish): se conservan en la versión \(draft.version - 1)")[
                    language]
        }
        return text + (kept.isEmpty ? "" : "\n")
    }

    private func length(_ length: Length) -> String { fixed(length.metres, decimals: 3) }

    private func signed(_ length: Length) -> String {
        let text = fixed(length.metres, decimals: 3)
        return length.metres > 0 ? "+" + text : text
    }

    private func place(_ from: Chainage?, _ to: Chainage?) -> String {
        [from, to].compactMap { $0?.description }.joined(separator: " – ")
    }
}
