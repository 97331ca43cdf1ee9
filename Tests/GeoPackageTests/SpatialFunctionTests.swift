import Foundation
import GRDB
import GeoPackage
import Testing

struct SpatialFunctionTests {
    private func answers(_ blob: Data?) throws -> [Double?] {
        let queue = try DatabaseQueue(configuration: GeoPackageFile.configuration(readOnly: false))
        return try queue.read { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT ST_MinX(?1), ST_MaxX(?1), ST_MinY(?1), ST_MaxY(?1), ST_IsEmpty(?1)",
                arguments: [blob])
            return row.map { row in (0..<5).map { row[$0] } } ?? []
        }
    }

    @Test(arguments: [
        ("POINT Z (-92.25 14.5 12.75)", [-92.25, -92.25, 14.5, 14.5]),
        ("LINESTRING (-92.25 14.5,-92.0 14.75,-91.5 15.0)", [-92.25, -91.5, 14.5, 15]),
        ("POLYGON ((0 0,4 0,4 4,0 4,0 0),(1 1,1 2,2 2,2 1,1 1))", [0, 4, 0, 4]),
        ("MULTIPOINT Z ((1 2 5),(3 4 6))", [1, 3, 2, 4]), ("MULTILINESTRING ((0 0,1 1),EMPTY)", [0, 1, 0, 1]),
        ("MULTIPOLYGON (((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))", [0, 6, 0, 6]), ("POINT ZM (1 2 3 9)", [1, 1, 2, 2]),
        ("LINESTRING ZM (1 2 3 9,4 5 6 8)", [1, 4, 2, 5]),
    ])
    func theBoxIsThatOfTheCoordinatesWithAndWithoutEnvelope(wkt: String, box: [Double?]) throws {
        let foreign = try #require(ForeignGeometry.all.first { $0.wkt == wkt })
        let bare: [UInt8] = [0x47, 0x50, 0, 0, 0, 0, 0x10, 0xE6] + foreign.bigEndian

        #expect(try answers(Data(foreign.blob)) == box + [0])
        if !foreign.bigEndian.isEmpty { #expect(try answers(Data(bare)) == box + [0]) }
    }

    @Test(arguments: ForeignGeometry.all.filter { $0.geometry == .empty })
    func anEmptyGeometryHasNoBox(foreign: ForeignGeometry) throws {
        #expect(try answers(Data(foreign.blob)) == [nil, nil, nil, nil, 1])
    }

    @Test(arguments: [nil, Data(), Data("GP".utf8), Data("no geometry at all".utf8), Data(repeating: 0x47, count: 64)])
    func whatIsNoGeometryIsNull(blob: Data?) throws {
        #expect(try answers(blob) == [nil, nil, nil, nil, nil])
    }
}
