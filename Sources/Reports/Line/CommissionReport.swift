public import Demarcation
import GeoTypes

/// Two commissions' coordinates side by side. Differences are from ours to theirs; no line and no position is named the
/// right one.
public struct CommissionReport: Sendable {
    /// The neighbour, `MEX`.
    public var neighbour: String
    public var frame: ReferenceFrame
    public var pairs: [StatedPair]
    public var onlyOurs: [String]
    public var onlyTheirs: [String]
    /// Of the sectors that the monuments stand on.
    public var statuses: [LegalStatus]

    public init(
        neighbour: String, frame: ReferenceFrame, pairs: [StatedPair], onlyOurs: [String], onlyTheirs: [String],
        statuses: [LegalStatus]
    ) {
        self.neighbour = neighbour
        self.frame = frame
        self.pairs = pairs
        self.onlyOurs = onlyOurs
        self.onlyTheirs = onlyTheirs
        self.statuses = statuses
    }

    var frameText: String { frame.code + (frame.epoch.map { " @ \(fixed($0, decimals: 2))" } ?? "") }

    var significant: Int { pairs.filter { $0.isSignificant == true }.count }
    var unknown: Int { pairs.filter { $0.isSignificant == nil }.count }

    /// - `members`: what the caller has to add, such as refused rows.
    public func write(to json: inout JSONWriter, members others: (inout JSONWriter) -> Void = { _ in }) {
        json.object { json in
            json.member("neighbour", neighbour)
            json.member("frame", frame.code)
            json.member("epoch", frame.epoch)
            json.member("compared", pairs.count)
            json.member("significant", significant)
            json.member("unknown", unknown)
            json.array("monuments") { json in
                for pair in pairs { json.object { members(of: pair, to: &$0) } }
            }
            json.member("only_ours", onlyOurs)
            json.member("only_theirs", onlyTheirs)
            json.member("notes", LegalStatus.remarks(on: statuses).map(\.english))
            others(&json)
        }
    }

    private func members(of pair: StatedPair, to json: inout JSONWriter) {
        json.member("monument", pair.monument.id.rawValue)
        json.member("neighbour_number", pair.monument.neighbourNumber)
        json.member("sector", pair.monument.sector?.rawValue)
        json.member("de_m", pair.east, decimals: 4)
        json.member("dn_m", pair.north, decimals: 4)
        json.member("du_m", pair.up, decimals: 4)
        json.member("distance_m", pair.distance, decimals: 4)
        json.member("r95_m", pair.radius95, decimals: 4)
        json.member("significant", pair.isSignificant)
        json.object("ours") { PositionReport.members(of: pair.ours, to: &$0) }
        json.object("theirs") { PositionReport.members(of: pair.theirs, to: &$0) }
        json.array("offsets") { json in
            for offset in pair.offsets {
                json.object { json in
                    json.member("line", offset.label ?? Self.registerLabel)
                    json.member("ours_m", offset.ours, decimals: 3)
                    json.member("theirs_m", offset.theirs, decimals: 3)
                }
            }
        }
    }

    /// What programs read where the line has no label.
    static let registerLabel = "register"

    public func text(in language: Language) -> String {
        let head = Bilingual(
            en: "ours and \(neighbour)'s, from ours to theirs, in \(frameText)",
            es: "las nuestras y las de \(neighbour), de las nuestras a las suyas, en \(frameText)")[language]
        var text = head + "\n\n"
        if !pairs.isEmpty { text += differences(in: language) + "\n" }
        if pairs.contains(where: { !$0.offsets.isEmpty }) { text += offsets(in: language) + "\n" }
        text +=
            Bilingual(
                en: "compared: \(pairs.count), differing significantly: \(significant), accuracy unknown: \(unknown)",
                es:
                    "comparados: \(pairs.count), con diferencia significativa: \(significant), exactitud desconocida: \(unknown)"
            )[language] + "\n"
        if !onlyOurs.isEmpty {
            text += Bilingual(en: "only ours: ", es: "solo nuestros: ")[language] + Self.list(onlyOurs) + "\n"
        }
        if !onlyTheirs.isEmpty {
            text += Bilingual(en: "only theirs: ", es: "solo suyos: ")[language] + Self.list(onlyTheirs) + "\n"
        }
        text +=
            Bilingual(
                en: "no line and no position is named the right one\n",
                es: "ninguna línea ni posición se señala como la correcta\n")[language]
        return text + LegalStatus.remarks(on: statuses).map { $0[language] + "\n" }.joined()
    }

    private static func list(_ ids: [String]) -> String {
        ids.prefix(20).joined(separator: ", ") + (ids.count > 20 ? ", … (\(ids.count))" : "")
    }

    private func differences(in language: Language) -> String {
        var table = TextTable([
            .init(Bilingual(en: "monument", es: "monumento")[language]), .init(neighbour), .init("ΔE m", .right),
            .init("ΔN m", .right), .init("ΔU m", .right),
            .init(Bilingual(en: "distance m", es: "distancia m")[language], .right), .init("95 % m", .right),
            .init(Bilingual(en: "significant", es: "significativa")[language]),
        ])
        for pair in pairs {
            let (verdict, colour): (Bilingual, TextTable.Colour?) =
                switch pair.isSignificant {
                case true?: (Bilingual(en: "yes", es: "sí"), .red)
                case false?: (Bilingual(en: "no", es: "no"), .green)
                case nil: (Bilingual(en: "unknown", es: "no se sabe"), .amber)
                }
            table.append([
                .text(pair.monument.id.rawValue), .text(pair.monument.neighbourNumber ?? "—"),
                .text(fixed(pair.east, decimals: 3)), .text(fixed(pair.north, decimals: 3)),
                .text(pair.up.map { fixed($0, decimals: 3) } ?? "—"), .text(fixed(pair.distance, decimals: 3)),
                .text(pair.radius95.map { fixed($0, decimals: 3) } ?? "—"), .text(verdict[language], colour),
            ])
        }
        return table.text()
    }

    private func offsets(in language: Language) -> String {
        var table = TextTable([
            .init(Bilingual(en: "monument", es: "monumento")[language]),
            .init(Bilingual(en: "from the line", es: "desde la línea")[language]),
            .init(Bilingual(en: "ours m", es: "nuestra m")[language], .right),
            .init(Bilingual(en: "theirs m", es: "suya m")[language], .right),
        ])
        for pair in pairs {
            for offset in pair.offsets {
                table.append([
                    .text(pair.monument.id.rawValue),
                    .text(offset.label ?? Bilingual(en: "register", es: "registro")[language]),
                    .text(offset.ours.map { fixed($0, decimals: 3) } ?? "—"),
                    .text(offset.theirs.map { fixed($0, decimals: 3) } ?? "—"),
                ])
            }
        }
        return table.text()
    }
}
