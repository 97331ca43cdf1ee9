import Foundation
import GRDB
import GeoPackage
import GeoTypes
import TestSupport
import Testing

struct GeometryBlobTests {
    @Test(arguments: ForeignGeometry.all)
    func readsWhatGDALWrites(foreign: ForeignGeometry) throws {
        let geometry = try GeometryBlob.decode(foreign.blob)

        #expect(geometry.isSame(as: foreign.geometry), "\(geometry)")
        #expect(try GeometryBlob.srsID(of: Data(foreign.blob)) == 4326)
    }

    @Test(arguments: ForeignGeometry.all.filter { !$0.bigEndian.isEmpty })
    func readsNetworkByteOrder(foreign: ForeignGeometry) throws {
        // Flags 0: big endian, no envelope; reference system 4326.
        let blob: [UInt8] = [0x47, 0x50, 0, 0, 0, 0, 0x10, 0xE6] + foreign.bigEndian

        let geometry = try GeometryBlob.decode(blob)

        #expect(geometry.isSame(as: foreign.geometry), "\(geometry)")
        #expect(try GeometryBlob.srsID(of: Data(blob)) == 4326)
    }

    /// GDAL puts heights into the envelope, we don't, and it drops no empty members.
    @Test(arguments: ForeignGeometry.all.filter { !$0.wkt.contains("M (") && !$0.wkt.contains("EMPTY") })
    func writesTheBytesThatGDALWrites(foreign: ForeignGeometry) {
        let blob = [UInt8](GeometryBlob.encode(foreign.geometry, srsID: 4326))

        if foreign.wkt.contains(" Z "), !foreign.wkt.hasPrefix("POINT") {
            #expect(blob.dropFirst(40) == foreign.blob.dropFirst(56))
        } else {
            #expect(blob == foreign.blob)
        }
    }

    @Test func shortFormsWriteTheSameAsTheGeneralOne() {
        let a = GeographicPoint(longitude: -92.25, latitude: 14.5)
        let b = GeographicPoint(longitude: -92, latitude: 14.75)

        #expect([UInt8](GeometryBlob.point(a, srsID: 4326)) == ForeignGeometry.all[0].blob)
        #expect([UInt8](GeometryBlob.point(a, height: 12.75, srsID: 4326)) == ForeignGeometry.all[1].blob)
        #expect(
            GeometryBlob.lineString([a, b], heights: [1, 2], srsID: 4326)
                == GeometryBlob.encode(ForeignGeometry.all[3].geometry, srsID: 4326))
        #expect(
            GeometryBlob.polygon([[a, b, a]], srsID: -1)
                == GeometryBlob.encode(.polygon([CoordinateColumns([a, b, a])]), srsID: -1))
    }

    @Test(arguments: [
        ("", GeometryError.notAGeoPackageGeometry), ("00014750", .notAGeoPackageGeometry),
        ("4750010100000000", .unknownVersion(1)), ("4750002100000000", .extended),
        ("4750000b00000000", .unknownEnvelope(5)), ("47500001e610", .truncated(offset: 4, needed: 4)),
        ("47500003e6100000", .truncated(offset: 8, needed: 8)),
        ("47500001e610000002", .unknownByteOrder(2, offset: 8)),
        // 4,294,967,295 points declared, none there.
        ("47500001e61000000102000000ffffffff", .truncated(offset: 17, needed: 68_719_476_720)),
        ("47500001e61000000106000000ffffffff", .truncated(offset: 17, needed: 38_654_705_655)),
        // x is infinite, then NaN with a y that isn't.
        ("47500001e61000000101000000000000000000f07f0000000000000040", .notFinite(offset: 13)),
        ("47500001e61000000101000000000000000000f87f0000000000000040", .notFinite(offset: 13)),
        // A line within a multipoint.
        (
            "47500001e6100000010400000001000000010200000001000000000000000000f03f0000000000000040",
            .unexpectedMember(code: 2, offset: 17)
        ),
        ("47500001e61000000163000000", .unsupportedType(code: 99, name: nil)),
    ])
    func saysWhatIsWrongWithABlob(hexadecimal: String, error: GeometryError) {
        #expect(throws: error) { try GeometryBlob.decode(bytes(hexadecimal: hexadecimal)) }
    }

    @Test func aCurveIsAnErrorThatNamesIt() {
        let error = #expect(throws: GeometryError.self) { try GeometryBlob.decode(ForeignGeometry.circularString) }

        #expect(error?.description == "geometry type CIRCULARSTRING is not supported")
    }

    @Test(arguments: ForeignGeometry.all)
    func aBlobCutAnywhereIsAnError(foreign: ForeignGeometry) {
        for length in 0..<foreign.blob.count {
            #expect(throws: GeometryError.self) { try GeometryBlob.decode(Array(foreign.blob.prefix(length))) }
        }
    }

    @Test func collectionsMayNestThirtyTwoDeepAndNoDeeper() throws {
        func nested(_ depth: Int) -> [UInt8] {
            bytes(hexadecimal: "47500001e6100000")
                + (1..<depth).flatMap { _ in bytes(hexadecimal: "010700000001000000") }
                + bytes(hexadecimal: "0101000000000000000000f03f0000000000000040")
        }

        _ = try GeometryBlob.decode(nested(32))
        #expect(throws: GeometryError.nestedTooDeeply(limit: 32)) { try GeometryBlob.decode(nested(33)) }
        #expect(throws: GeometryError.nestedTooDeeply(limit: 32)) { try GeometryBlob.decode(nested(20_000)) }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func damagedBytesAreAGeometryOrAnErrorAndNeverMore(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let queue = try DatabaseQueue(configuration: GeoPackageFile.configuration(readOnly: false))
        var outcomes = (read: 0, refused: 0)

        try queue.read { db in
            for _ in 0..<4000 {
                var blob = ForeignGeometry.all.randomElement(using: &generator)?.blob ?? []
                for _ in 0..<Int.random(in: 1...3, using: &generator) {
                    blob[Int.random(in: 0..<blob.count, using: &generator)] = .random(in: 0...255, using: &generator)
                }
                do {
                    _ = try GeometryBlob.decode(blob)
                    outcomes.read += 1
                } catch {
                    outcomes.refused += 1
                }
                _ = try Row.fetchOne(db, sql: "SELECT ST_MinX(?1), ST_IsEmpty(?1)", arguments: [Data(blob)])
            }
        }

        #expect(outcomes.read > 1000 && outcomes.refused > 1000)
    }

    @Test(arguments: [11, 12, 13] as [UInt64])
    func whatIsWrittenIsReadBack(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let geometry = Geometry.random(using: &generator)

            let back = try GeometryBlob.decode(GeometryBlob.encode(geometry, srsID: 6365))

            #expect(back == geometry)
        }
    }
}

extension Geometry {
    /// As `==`, but NaN heights are the same.
    func isSame(as other: Geometry) -> Bool { "\(self)" == "\(other)" }

    /// Any geometry with heights, nested up to three deep.
    static func random(using generator: inout SeededGenerator, depth: Int = 0) -> Geometry {
        func columns(_ least: Int) -> CoordinateColumns {
            let count = Int.random(in: least...6, using: &generator)
            func values() -> [Double] { (0..<count).map { _ in .random(in: -180...180, using: &generator) } }
            return CoordinateColumns(x: values(), y: values(), z: values())
        }
        func several<Part>(_ part: () -> Part) -> [Part] {
            (0..<Int.random(in: 1...3, using: &generator)).map { _ in part() }
        }
        switch Int.random(in: 0...(depth < 3 ? 6 : 5), using: &generator) {
        case 0: return .point(x: 1, y: .random(in: -90...90, using: &generator), z: 3)
        case 1: return .lineString(columns(2))
        case 2: return .polygon(several { columns(4) })
        case 3: return .multiPoint(columns(1))
        case 4: return .multiLineString(several { columns(2) })
        case 5: return .multiPolygon(several { several { columns(4) } })
        default: return .collection(several { random(using: &generator, depth: depth + 1) })
        }
    }
}
