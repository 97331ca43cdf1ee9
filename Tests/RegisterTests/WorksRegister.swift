import Demarcation
import Foundation
import GeoTypes
import Register
import TestSupport

/// A register of its own for one test, with two made sectors of 10 and 2 km.
struct WorksRegister: ~Copyable {
    let folder: TemporaryFolder
    let register: Register

    static let long = Sector.ID(rawValue: "GTM-MEX-01")
    static let short = Sector.ID(rawValue: "GTM-HND-01")
    static let change = Change(who: "tests", command: "test")

    init() throws {
        // Both are set at once: a value that can't be copied may not be half made when something throws.
        let folder = try TemporaryFolder()
        let frame = ReferenceFrame(
            code: "EPSG:4326", name: "WGS 84", epoch: nil, equatorialRadius: 6_378_137,
            inverseFlattening: 298.257223563, wkt1: "undefined", wkt2: "undefined")
        let register = try Register.create(at: folder.path("border.gpkg"), frame: frame, change: Self.change)
        _ = try register.importLine(
            [Self.sector(Self.long, "MEX", metres: 10_000), Self.sector(Self.short, "HND", metres: 2000)],
            change: Self.change)
        self.folder = folder
        self.register = register
    }

    private static func sector(_ id: Sector.ID, _ neighbour: String, metres: Double) -> Sector {
        var segment = Segment(
            id: Segment.ID(rawValue: id.rawValue + "/1"), order: 1, rule: .geodesic, gridSystem: nil, kind: .land,
            legalStatus: .delimited, name: "made", instrument: nil, validFrom: nil, validTo: nil, source: nil,
            attribution: nil,
            vertices: [
                GeographicPoint(longitude: -90, latitude: 17), GeographicPoint(longitude: -90, latitude: 17.1),
            ])
        segment.from = .origin
        segment.to = .metres(metres)
        return Sector(
            id: id, neighbour: neighbour, name: "made", kind: .land, legalStatus: .delimited, segments: [segment])
    }

    /// Monuments with a place and no position.
    func addMonuments(_ ids: String...) throws {
        _ = try register.importMonuments(
            ids.enumerated().map { index, id in
                PlacedMonument(
                    monument: Monument(
                        id: Monument.ID(rawValue: id), number: id, monumentClass: .principal, sector: Self.long,
                        condition: .good), chainage: Double(index * 1000), offset: 0)
            }, change: Self.change)
    }

    func store(_ orders: [WorkOrder]) throws -> Register.ImportLedger {
        try register.importOrders(orders, change: Self.change)
    }

    /// A certified order of 1 km.
    static func order(_ id: String, from: Double = 0, day: CivilDate = CivilDate(firstDayOf: 2026)) -> WorkOrder {
        WorkOrder(
            id: WorkOrder.ID(rawValue: id), kind: .brechaConservation, state: .certified, sector: long,
            from: .metres(from), to: .metres(from + 1000), assignedTo: "Sur",
            dates: WorkOrder.Dates(started: day, finished: day, certified: day, recorded: day), acta: "A-\(id)",
            cost: Money(centavos: 12_345))
    }
}
