import GeoTypes
import Testing

@testable import Planar

/// What GEOS refuses: the error names the call with GEOS's words, and nothing is freed twice or leaked, which
/// AddressSanitizer sees.
struct FailureTests {
    @Test func errorCarriesTheCallAndTheMessage() throws {
        let handle = try ContextHandle()

        let error = #expect(throws: PlanarError.self) { try GeometryHandle(line: columns([(1, 2)]), handle) }

        #expect(error?.description.hasPrefix("GEOSGeom_createLineString_r: IllegalArgumentException: ") == true)
    }

    @Test func holeThatCannotBeMadeFreesWhatWasMadeBefore() throws {
        let handle = try ContextHandle()
        let ring = columns([(0, 0), (1, 0), (1, 1), (0, 0)])

        for _ in 0..<100 {
            #expect(throws: PlanarError.self) {
                try GeometryHandle(rings: [ring, ring, columns([(0, 0), (1, 0), (1, 1)])], handle)
            }
        }
    }

    @Test func nextCallForgetsTheMessageOfTheOneBefore() throws {
        let handle = try ContextHandle()
        _ = try? GeometryHandle(line: columns([(1, 2)]), handle)

        let error = #expect(throws: PlanarError.self) { try handle.run("nothing") { _ in 0 } }

        #expect(error == .geos(function: "nothing", message: "no message"))
    }

    @Test func indexThatCannotBeMadeIsFreed() {
        for _ in 0..<100 {
            let good = PlaneBox(minX: 0, minY: 0, maxX: 1, maxY: 1)
            #expect(throws: PlanarError.self) {
                _ = try SpatialIndex([good, PlaneBox(minX: 0, minY: 0, maxX: .infinity, maxY: 1)])
            }
        }
    }
}
