import GeoTypes

/// Tells which longitudes and latitudes a pinned operation may not be used for.
struct AreaCheck {
    var operation: CoordinateOperation

    var isNeeded: Bool { operation.areaOfUse != nil || !operation.rivals.isEmpty }

    /// Rows outside the operation's area.
    ///
    /// - throws: ``GeodesyError/twoOperationsNeeded(source:target:first:second:)`` when a point lies where the gate
    ///   would have taken another operation. In the batch that the operation was pinned for there is none, but the
    ///   batches that follow weren't known then.
    func rowsOutside(_ points: CoordinateColumns) throws(GeodesyError) -> [Int] {
        for rival in operation.rivals {
            guard let area = rival.areaOfUse else { continue }
            let isThere = points.x.indices.contains {
                area.contains(longitude: points.x[$0], latitude: points.y[$0])
            }
            guard !isThere else {
                throw .twoOperationsNeeded(
                    source: operation.source.description, target: operation.target.description, first: rival,
                    second: operation.summary)
            }
        }
        guard let area = operation.areaOfUse else { return [] }
        return points.x.indices.filter { !area.contains(longitude: points.x[$0], latitude: points.y[$0]) }
    }
}
