public import Demarcation

/// A table of a register as people export it: its name on the command line, its title, and how it differs from what
/// its columns say.
///
/// A layer needs no more than a line in ``listed``: its columns, their types, its place and its filters follow from the
/// table. A table of the register that isn't listed there is a layer too, under its own name.
public struct RecordLayer: Hashable, Sendable {
    /// As typed: `brecha`.
    public var name: String
    /// Also understood.
    public var alias: String?
    public var title: Bilingual
    public var table: String
    /// SQL, of the table as `t`.
    var order = "t.fid"
    /// SQL, of the table as `t`: which of its rows belong to the layer; `nil` for all.
    var condition: String?
    /// Column that names a row.
    var identity = "id"
    /// Columns that imports know under another name.
    var names: [String: String] = [:]
    /// Columns that are said otherwise: SQL on the table as `t`, with a name and whether it is text.
    var replaced: [String: Expression] = [:]
    var added: [Expression] = []
    /// What lists have too, of every row of a record.
    var collected: [Expression] = []
    var hidden: Set<String> = []
    /// SQL of the ellipsoidal height of a row's place, on the table as `t`.
    var height: String?
    /// Columns that lists don't have: their import doesn't know them.
    var unlisted: Set<String> = []
    /// In a list, a row for each of these, with the columns of both: a monument's positions, an inspection's findings.
    var rows: Rows?

    struct Expression: Hashable, Sendable {
        var name: String
        var sql: String
        var isText = true
    }

    struct Rows: Hashable, Sendable {
        var table: String
        /// Its column that holds the layer's id.
        var owner: String
        var names: [String: String] = [:]
        var hidden: Set<String> = []
        /// Columns that are said otherwise, of the table as `r`.
        var added: [Expression] = []
    }

    private init(_ name: String, alias: String? = nil, _ english: String, _ spanish: String, table: String? = nil) {
        self.name = name
        self.alias = alias
        title = Bilingual(en: english, es: spanish)
        self.table = table ?? name
    }

    private func with(_ change: (inout RecordLayer) -> Void) -> RecordLayer {
        var layer = self
        change(&layer)
        return layer
    }

    /// The layer as it stood on a day; `nil` where its rows have no days of their own.
    public func asOf(_ day: CivilDate) -> RecordLayer? {
        func isInForce(_ row: String) -> String {
            "coalesce(\(row).valid_from, '') <= '\(day)' AND coalesce(\(row).valid_to, '9999-12-31') >= '\(day)'"
        }
        let segments = "segments AS s WHERE s.sector = t.id AND \(isInForce("s"))"
        switch name {
        case "line": return with { $0.condition = isInForce("t") }
        case "vertices":
            return with {
                $0.condition = "EXISTS (SELECT 1 FROM segments AS s WHERE s.id = t.segment AND \(isInForce("s")))"
            }
        case "sectors":
            return with {
                $0.condition = "EXISTS (SELECT 1 FROM \(segments))"
                $0.replaced["length_m"] = Expression(
                    name: "length_m", sql: "round((SELECT max(s.to_m) FROM \(segments)), 3)", isText: false)
                $0.replaced["line_version"] = Expression(
                    name: "line_version", sql: "(SELECT max(s.version) FROM \(segments))", isText: false)
            }
        case "positions":
            let states = [Position.State.inForce, .historical].map { "'\($0.rawValue)'" }.joined(separator: ", ")
            return with {
                $0.condition = """
                    t.state IN (\(states)) AND \(isInForce("t"))
                    AND (t.state = '\(Position.State.inForce.rawValue)' OR t.valid_to NOT NULL OR t.valid_from IS NULL)
                    """
            }
        default: return nil
        }
    }

    /// A table that nobody listed.
    init(table: String, title: String, identity: String) {
        self.init(table, title.lowercased(), title.lowercased())
        self.identity = identity
    }

    private static let bySector = """
        (SELECT ordinal FROM sectors WHERE id = t.sector) IS NULL, (SELECT ordinal FROM sectors WHERE id = t.sector)
        """

    /// In the order in which they are exported.
    static let listed: [RecordLayer] = [
        RecordLayer("sectors", "sectors", "sectores").with { $0.order = "t.ordinal" },
        RecordLayer("line", alias: "segments", "line", "línea", table: "segments").with {
            $0.order = bySector + ", t.ordinal"
            $0.condition = "t.version = (SELECT line_version FROM sectors WHERE id = t.sector)"
            $0.names = ["id": "segment", "ordinal": "order"]
            $0.added = [
                "neighbour": "neighbour", "sector_name": "name", "plate": "plate", "chainage_origin": "chainage_origin",
                "chainage_direction": "chainage_direction", "departments": "departments",
            ].sorted { $0.key < $1.key }.map { name, column in
                Expression(name: name, sql: "(SELECT \(column) FROM sectors WHERE id = t.sector)")
            }
        },
        RecordLayer("candidates", "candidate lines", "líneas candidatas", table: "candidate_segments").with {
            $0.order = bySector + ", t.fid"
            $0.names = ["id": "segment", "ordinal": "order"]
        },
        RecordLayer("vertices", "vertices", "vértices").with {
            $0.condition = """
                (SELECT version FROM segments WHERE id = t.segment) =
                (SELECT line_version FROM sectors WHERE id = (SELECT sector FROM segments WHERE id = t.segment))
                """
            $0.added = [
                Expression(name: "sector", sql: "(SELECT sector FROM segments WHERE id = t.segment)")
            ]
        },
        RecordLayer("monuments", "monuments", "monumentos").with {
            $0.order = bySector + ", t.chainage_m IS NULL, t.chainage_m, t.id"
            $0.height = shown("height_m")
            $0.names = ["height_m": "monument_height"]
            $0.replaced = ["photo": Expression(name: "photo", sql: "replace(t.photo, char(10), ';')")]
            $0.added = [
                Expression(
                    name: "positions", sql: "(SELECT count(*) FROM positions WHERE monument = t.id)", isText: false),
                Expression(name: "sigma_e_m", sql: shown("sigma_e_m"), isText: false),
                Expression(name: "sigma_n_m", sql: shown("sigma_n_m"), isText: false),
            ]
            $0.collected = [
                Expression(
                    name: "references",
                    sql: """
                        (SELECT group_concat(mark || ' ' || \(ShortestNumber.name)(distance_m) || ' '
                            || \(ShortestNumber.name)(azimuth_deg), '; ')
                        FROM (SELECT * FROM monument_references WHERE monument = t.id ORDER BY fid))
                        """)
            ]
            $0.rows = Rows(
                table: "positions", owner: "monument",
                names: [
                    "source_crs": "crs", "source_epoch": "epoch", "source_z": "height", "sigma_e_m": "sigma_e",
                    "sigma_n_m": "sigma_n", "sigma_u_m": "sigma_u", "note": "position_note",
                ], hidden: ["source_x", "source_y", "height_m"],
                added: [
                    Expression(name: "longitude", sql: "CASE WHEN \(isGeographic) THEN r.source_x END", isText: false),
                    Expression(name: "latitude", sql: "CASE WHEN \(isGeographic) THEN r.source_y END", isText: false),
                    Expression(
                        name: "easting", sql: "CASE WHEN \(isGeographic) THEN NULL ELSE r.source_x END", isText: false),
                    Expression(
                        name: "northing", sql: "CASE WHEN \(isGeographic) THEN NULL ELSE r.source_y END", isText: false),
                ])
        },
        RecordLayer("positions", "positions", "posiciones").with {
            $0.identity = "uuid"
            $0.height = "t.height_m"
        },
        RecordLayer("brecha", "cleared strip", "brecha", table: "brecha_stretches").with {
            $0.order = bySector + ", t.from_m, t.id"
            $0.names = ["maintained_by": "cleared_by"]
        },
        RecordLayer("reaches", "river reaches", "tramos de río").with { $0.order = bySector + ", t.from_m, t.id" },
        RecordLayer("installations", "installations", "instalaciones").with {
            $0.order = "t.id"
            $0.height = "t.height_m"
            $0.names = ["height_m": "height"]
        },
        RecordLayer("surveys", "surveys", "levantamientos"),
        RecordLayer("observations", "observations", "observaciones").with {
            $0.identity = "fid"
            $0.height = "t.height_m"
            $0.replaced = [
                "survey": Expression(name: "survey", sql: "(SELECT id FROM surveys WHERE fid = t.survey)")
            ]
        },
        RecordLayer("inspections", "inspections", "inspecciones").with {
            $0.order = "t.date, t.id"
            $0.added = [
                Expression(
                    name: "findings", sql: "(SELECT count(*) FROM findings WHERE inspection = t.id)", isText: false)
            ]
            $0.rows = Rows(table: "findings", owner: "inspection")
            $0.unlisted = ["line_version"]
        },
        RecordLayer("findings", "findings", "hallazgos").with { $0.identity = "uuid" },
        RecordLayer("orders", "work orders", "órdenes de trabajo", table: "work_orders").with {
            $0.order = "t.id"
            $0.names = [
                "executed_quantity": "quantity", "monuments": "monument", "work": "work_type",
                "material": "material_state",
            ]
            $0.unlisted = ["recorded_on", "line_version"]
            $0.replaced = [
                "cost_centavos": Expression(name: "cost_gtq", sql: "t.cost_centavos / 100.0", isText: false)
            ]
        },
        RecordLayer("events", "events", "eventos").with { $0.order = "t.date, t.id" },
        RecordLayer("products", "products", "productos").with {
            $0.order = "t.ordinal"
            $0.identity = "code"
        },
        RecordLayer("targets", "targets", "metas").with { $0.identity = "uuid" },
        RecordLayer("spending", "spending", "ejecución financiera").with { $0.identity = "uuid" },
    ]

    /// A column of the position that maps show: the one in force, else the first.
    private static func shown(_ column: String) -> String {
        """
        (SELECT \(column) FROM positions WHERE monument = t.id ORDER BY state <> '\(Position.State.inForce.rawValue)', fid LIMIT 1)
        """
    }

    /// Replaced by the list of geographic systems.
    static let isGeographic = "r.source_crs IN ($geographic)"
}
