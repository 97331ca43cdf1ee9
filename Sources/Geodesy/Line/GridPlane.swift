public import GeoTypes

/// A map projection as two functions, for the rule "straight in this grid".
public struct GridPlane: Sendable {
    /// Longitudes and latitudes to eastings and northings.
    public var toGrid: @Sendable (CoordinateColumns) throws(GeodesyError) -> CoordinateColumns
    /// The way back.
    public var toGeographic: @Sendable (CoordinateColumns) throws(GeodesyError) -> CoordinateColumns

    public init(
        toGrid: @escaping @Sendable (CoordinateColumns) throws(GeodesyError) -> CoordinateColumns,
        toGeographic: @escaping @Sendable (CoordinateColumns) throws(GeodesyError) -> CoordinateColumns
    ) {
        self.toGrid = toGrid
        self.toGeographic = toGeographic
    }

    /// By an operation that leads from geographic coordinates to the projected system. Each call makes a
    /// ``Transformer``, which costs about a millisecond.
    public init(_ operation: CoordinateOperation) {
        self.init(
            toGrid: { columns throws(GeodesyError) in
                var transformer = try Transformer(operation)
                var columns = columns
                _ = try transformer.transform(&columns)
                return columns
            },
            toGeographic: { columns throws(GeodesyError) in
                var transformer = try Transformer(operation)
                var columns = columns
                _ = try transformer.inverse(&columns)
                return columns
            })
    }
}
