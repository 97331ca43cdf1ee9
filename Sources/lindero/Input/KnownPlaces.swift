import Demarcation
import GeoTypes
import Register

/// The sectors and monuments of the register, which every record has to keep to.
struct KnownPlaces {
    private let lengths: [Sector.ID: Length]
    private let monuments: Set<Monument.ID>

    init(_ register: Register) throws {
        lengths = try register.sectorLengths()
        monuments = try register.monumentIDs()
    }

    /// A sector that is there, and chainages on it. A millimetre more than its length is rounding.
    func check(sector: Sector.ID?, from: Chainage?, to: Chainage?) throws(Rejection.Reason) {
        guard let sector else { return }
        guard let length = lengths[sector] else { throw .unknownReference(field: "sector", value: sector.rawValue) }
        for (field, chainage) in [("from_m", from), ("to_m", to)] {
            guard let chainage else { continue }
            guard chainage.metres >= 0, chainage.metres <= length.metres + 0.001 else {
                let end = Chainage(fromOrigin: length)
                throw .outsideSector(
                    field: field, value: chainage.description, allowed: "0+000.000 … \(end.description)")
            }
        }
    }

    func check(monument: Monument.ID) throws(Rejection.Reason) {
        guard monuments.contains(monument) else {
            throw .unknownReference(field: "monument", value: monument.rawValue)
        }
    }

    func check(_ stretch: BrechaStretch) throws(Rejection.Reason) {
        try check(sector: stretch.sector, from: stretch.from, to: stretch.to)
    }

    /// - `targets`: what orders may name beside sectors and monuments.
    func check(_ order: WorkOrder, _ targets: Register.OrderTargets) throws(Rejection.Reason) {
        try check(sector: order.sector, from: order.from, to: order.to)
        for monument in order.monuments { try check(monument: monument) }
        let named = [
            ("stretch", order.stretch?.rawValue, order.stretch.map(targets.stretches.contains)),
            ("reach", order.reach?.rawValue, order.reach.map(targets.reaches.contains)),
            (
                "installation", order.installation,
                order.installation.map { targets.installations.contains(Installation.ID(rawValue: $0)) }
            ),
        ]
        for (field, id, isKnown) in named {
            if let id, isKnown == false { throw .unknownReference(field: field, value: id) }
        }
    }

    func check(_ inspection: Inspection) throws(Rejection.Reason) {
        try check(sector: inspection.sector, from: inspection.from, to: inspection.to)
        for finding in inspection.findings {
            if let monument = finding.monument { try check(monument: monument) }
        }
    }
}

extension Failure {
    /// Runs a check that files are held to on a single record.
    static func unless(_ check: () throws(Rejection.Reason) -> Void) throws {
        do throws(Rejection.Reason) { try check() } catch { throw Failure(error) }
    }

    /// What makes a row of a file rejected, said of a single record on the command line.
    init(_ reason: Rejection.Reason) {
        let isMissing =
            switch reason {
            case .unknownReference: true
            default: false
            }
        self.init(reason.code, isMissing ? .notFound : .usage, reason.message, hint: reason.commandHint)
    }
}

extension Rejection.Reason {
    /// The commands that list what an order may name.
    private static let lists = [
        "stretch": "lindero brecha list", "reach": "lindero reach list", "installation": "lindero installation list",
    ]

    /// What to do where there is no file to mend.
    fileprivate var commandHint: Bilingual? {
        switch self {
        case .unknownReference(let field, _) where field == "sector":
            Bilingual(
                en: "see what there is with “lindero line list”", es: "vea lo que hay con «lindero line list»")
        case .unknownReference(let field, _) where field == "monument":
            Bilingual(
                en: "see what there is with “lindero monument list”", es: "vea lo que hay con «lindero monument list»")
        case .unknownReference(let field, _) where Self.lists[field] != nil:
            Self.lists[field].map { list in
                Bilingual(en: "see what there is with “\(list)”", es: "vea lo que hay con «\(list)»")
            }
        case .outsideSector, .unknownReference: hint
        default: nil
        }
    }
}
