import GeoTypes
import Planar
import TestSupport
import Testing

struct SpatialIndexTests {
    private func boxes(_ count: Int, _ generator: inout SeededGenerator) -> [PlaneBox] {
        (0..<count).map { _ in
            let x = Double(Int.random(in: 0...200, using: &generator))
            let y = Double(Int.random(in: 0...200, using: &generator))
            return PlaneBox(
                minX: x, minY: y, maxX: x + Double(Int.random(in: 0...9, using: &generator)),
                maxY: y + Double(Int.random(in: 0...9, using: &generator)))
        }
    }

    /// Whole numbers, so that boxes that only touch are among them.
    @Test(arguments: [0, 1, 2, 10, 11, 1000])
    func findsTheBoxesThatEveryComparisonFinds(count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count))
        let items = boxes(count, &generator)
        var index = try SpatialIndex(items)

        for query in boxes(200, &generator) {
            let expected = items.indices.filter { i in
                items[i].minX <= query.maxX && query.minX <= items[i].maxX && items[i].minY <= query.maxY
                    && query.minY <= items[i].maxY
            }
            #expect(try index.indices(meeting: query) == expected)
        }
    }

    @Test func boxThatHoldsNothingIsNeverFound() throws {
        let everywhere = PlaneBox(minX: -500, minY: -500, maxX: 500, maxY: 500)
        var index = try SpatialIndex([PlaneBox(GeographicBox.empty), everywhere])

        #expect(try index.indices(meeting: everywhere) == [1])
        #expect(try index.indices(meeting: PlaneBox(GeographicBox.empty)).isEmpty)
    }

    @Test func foundIndicesAreAppended() throws {
        let box = PlaneBox(minX: 0, minY: 0, maxX: 1, maxY: 1)
        var index = try SpatialIndex([box, box])
        var found = [7]

        try index.appendIndices(meeting: box, to: &found)

        #expect(found == [7, 0, 1])
    }

    @Test(arguments: [1, 2, 10, 11, 500])
    func nearestPointIsTheOneThatEveryComparisonFinds(count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count))
        func place() -> (Double, Double) {
            (.random(in: -100...100, using: &generator), .random(in: -100...100, using: &generator))
        }
        let points = columns((0..<count).map { _ in place() })
        var nearest = try NearestPoints(points)

        for _ in 0..<300 {
            let (x, y) = place()
            let distances = points.x.indices.map { i in
                (points.x[i] - x) * (points.x[i] - x) + (points.y[i] - y) * (points.y[i] - y)
            }
            #expect(
                try nearest.index(nearestTo: PlanePoint(x: x, y: y)) == distances.firstIndex(of: distances.min() ?? 0))
        }
    }

    @Test func nothingIsNearestAmongNoPoints() throws {
        var nearest = try NearestPoints(CoordinateColumns())

        #expect(try nearest.index(nearestTo: PlanePoint(x: 0, y: 0)) == nil)
    }
}
