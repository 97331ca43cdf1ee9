public import Demarcation
public import GeoTypes

/// What a volume is computed from, as a table holds it (CLI: `order volume`).
public enum VolumeRecords: Sendable {
    case sections([CrossSection])
    /// Ground and design at each chainage.
    case profiles([SurveyedSection])
    case gabions([Gabions])
    /// Heights of one surface.
    case surface(SurfacePoints)
    /// Heights of two surfaces at the same points.
    case surfaces(before: SurfacePoints, after: SurfacePoints)

    public enum Failure: Error {
        /// The columns are those of none of these.
        case unknownColumns([String])
        /// A row is wrong: without it the volume would be another one.
        case row(Rejection)
        /// The profiles at this chainage can't be used.
        case profile(at: Chainage, VolumeError)
    }

    /// Tells by its columns what a table holds.
    public init(_ table: RecordTable) throws(Failure) {
        let columns = Set(table.columns)
        func has(_ names: [String]) -> Bool { !columns.isDisjoint(with: names) }
        if has(Names.count), has(Names.width), has(Names.height) {
            self = .gabions(try table.volumeRows(VolumeRecords.gabions))
        } else if has(Names.x), has(Names.y), has(Names.before), has(Names.after) {
            var before = SurfacePoints()
            var after = SurfacePoints()
            for row in try table.volumeRows(VolumeRecords.heights) {
                if let z = row.before { before.append(x: row.x, y: row.y, z: z) }
                if let z = row.after { after.append(x: row.x, y: row.y, z: z) }
            }
            self = .surfaces(before: before, after: after)
        } else if has(Names.x), has(Names.y), has(Names.elevation) {
            var points = SurfacePoints()
            for row in try table.volumeRows(VolumeRecords.height) { points.append(x: row.x, y: row.y, z: row.z) }
            self = .surface(points)
        } else if has(Names.station), has(Names.area) {
            self = .sections(try table.volumeRows(VolumeRecords.section))
        } else if has(Names.station), has(Names.offset), has(Names.ground) && has(Names.design) || has(Names.elevation)
        {
            self = .profiles(try VolumeRecords.profiles(table.volumeRows(VolumeRecords.point).flatMap(\.self)))
        } else {
            throw .unknownColumns(table.columns)
        }
    }

    private enum Names {
        static let station = [
            "station", "station_m", "chainage", "chainage_m", "progresiva", "progresiva_m", "estacion", "estación",
            "pk",
        ]
        static let area = ["area", "area_m2", "área", "área_m2"]
        static let sigma = ["sigma", "sigma_m2"]
        static let mid = ["mid", "mid_section", "media", "seccion_media", "sección_media"]
        static let offset = ["offset", "offset_m", "distancia", "distancia_m"]
        static let ground = ["ground", "ground_m", "terreno", "terreno_m"]
        static let design = ["design", "design_m", "diseño", "diseño_m", "diseno", "diseno_m"]
        static let elevation = ["elevation", "elevation_m", "z", "cota", "cota_m", "height_m"]
        static let surface = ["surface", "superficie"]
        static let count = ["count", "n", "cantidad"]
        static let length = ["length", "length_m", "l", "largo", "largo_m"]
        static let width = ["width", "width_m", "w", "ancho", "ancho_m"]
        static let height = ["height", "height_m", "h", "alto", "alto_m"]
        static let filled = ["filled", "fill", "lleno"]
        static let x = ["x", "easting", "este"]
        static let y = ["y", "northing", "norte"]
        static let before = ["before", "z1", "antes"]
        static let after = ["after", "z2", "despues", "después"]
    }

    private static func section(_ fields: RecordFields) throws(Rejection.Reason) -> CrossSection {
        let area = try fields.needed(Names.area)
        guard area >= 0 else { throw .valueOutOfRange(field: "area", value: "\(area)", allowed: ">= 0") }
        let sigma = try fields.optional(Names.sigma)
        if let sigma, sigma <= 0 { throw .valueOutOfRange(field: "sigma", value: "\(sigma)", allowed: "> 0") }
        return CrossSection(
            chainage: try station(fields), area: .squareMetres(area), sigma: sigma.map { .squareMetres($0) },
            isMidSection: try isMid(fields))
    }

    private static func gabions(_ fields: RecordFields) throws(Rejection.Reason) -> Gabions {
        let count = try fields.needed(Names.count)
        guard count.rounded() == count, abs(count) < 1e9 else {
            throw .valueOutOfRange(field: "count", value: "\(count)", allowed: "1, 2, 3, …")
        }
        return Gabions(
            count: Int(count), length: .metres(try fields.needed(Names.length)),
            width: .metres(try fields.needed(Names.width)), height: .metres(try fields.needed(Names.height)),
            filled: try fields.optional(Names.filled) ?? 1)
    }

    private static func height(
        _ fields: RecordFields
    ) throws(Rejection.Reason) -> (x: Double, y: Double, z: Double) {
        (try fields.needed(Names.x), try fields.needed(Names.y), try fields.needed(Names.elevation))
    }

    private static func heights(
        _ fields: RecordFields
    ) throws(Rejection.Reason) -> (x: Double, y: Double, before: Double?, after: Double?) {
        (
            try fields.needed(Names.x), try fields.needed(Names.y), try fields.optional(Names.before),
            try fields.optional(Names.after)
        )
    }

    private struct ProfilePoint {
        var chainage: Chainage
        var offset: Double
        var elevation: Double
        var isDesign: Bool
        var isMid: Bool
    }

    /// A row gives a height of the ground, of the design, or of both.
    private static func point(_ fields: RecordFields) throws(Rejection.Reason) -> [ProfilePoint] {
        let chainage = try station(fields)
        let offset = try fields.needed(Names.offset)
        let isMid = try isMid(fields)
        if fields.text(Names.elevation) != nil {
            let elevation = try fields.needed(Names.elevation)
            let surface = fields.text(Names.surface)?.lowercased() ?? ""
            guard Names.ground.contains(surface) || Names.design.contains(surface) else {
                throw .valueOutOfRange(field: "surface", value: surface, allowed: "ground, design")
            }
            return [
                ProfilePoint(
                    chainage: chainage, offset: offset, elevation: elevation,
                    isDesign: Names.design.contains(surface), isMid: isMid)
            ]
        }
        let ground = try fields.optional(Names.ground)
        let design = try fields.optional(Names.design)
        guard ground != nil || design != nil else { throw .missingField("ground") }
        return [(ground, false), (design, true)].compactMap { height, isDesign in
            height.map {
                ProfilePoint(chainage: chainage, offset: offset, elevation: $0, isDesign: isDesign, isMid: isMid)
            }
        }
    }

    private static func profiles(_ points: [ProfilePoint]) throws(Failure) -> [SurveyedSection] {
        var sections: [SurveyedSection] = []
        for (chainage, own) in Dictionary(grouping: points, by: \.chainage).sorted(by: { $0.key < $1.key }) {
            do throws(VolumeError) {
                sections.append(
                    SurveyedSection(
                        chainage: chainage, ground: try profile(own.filter { !$0.isDesign }),
                        design: try profile(own.filter(\.isDesign)), isMidSection: own.contains(where: \.isMid)))
            } catch {
                throw .profile(at: chainage, error)
            }
        }
        return sections
    }

    private static func profile(_ points: [ProfilePoint]) throws(VolumeError) -> SectionProfile {
        try SectionProfile(
            points.sorted { $0.offset < $1.offset }
                .map { SectionProfile.Point(offset: $0.offset, elevation: $0.elevation) })
    }

    private static func station(_ fields: RecordFields) throws(Rejection.Reason) -> Chainage {
        guard let text = fields.text(Names.station) else { throw .missingField("station") }
        guard let chainage = Chainage(text) else { throw .notANumber(field: "station", value: text) }
        return chainage
    }

    private static func isMid(_ fields: RecordFields) throws(Rejection.Reason) -> Bool {
        guard let name = Names.mid.first(where: { fields.text([$0]) != nil }) else { return false }
        return try fields.flag(name) ?? false
    }
}

extension RecordFields {
    fileprivate func optional(_ names: [String]) throws(Rejection.Reason) -> Double? {
        guard let name = names.first(where: { text([$0]) != nil }) else { return nil }
        return try number(name)
    }

    fileprivate func needed(_ names: [String]) throws(Rejection.Reason) -> Double {
        guard let value = try optional(names) else { throw .missingField(names[0]) }
        return value
    }
}

extension RecordTable {
    /// All rows, or the first one that is wrong.
    fileprivate func volumeRows<Item>(
        _ make: (RecordFields) throws(Rejection.Reason) -> Item
    ) throws(VolumeRecords.Failure) -> [Item] {
        var items: [Item] = []
        for record in records {
            do throws(Rejection.Reason) {
                items.append(try make(RecordFields(record)))
            } catch {
                throw .row(Rejection(line: record.line, reason: error, text: record.text))
            }
        }
        return items
    }
}
