public import GeoTypes

extension CoordinateOperation {
    /// The conversion from a system to the longitudes and latitudes that it is built on; no datum changes.
    public static func toGeographic(from system: ReferenceSystem) throws(GeodesyError) -> CoordinateOperation {
        let source = try system.horizontalPart()
        let base = try source.geographicBase()
        let found = try PROJDatabase.withContext { context throws(GeodesyError) in
            try OperationSearch.operations(from: source, to: base, touching: nil, in: context)
                .first { $0.accuracy == 0 && !$0.isBallpark && $0.isSupported }
        }
        guard let found else { throw .noOperation(source: source.description, target: base.description) }
        return found
    }
}

extension ReferenceSystem {
    /// The box of longitudes and latitudes around points in this system, as
    /// ``CoordinateOperation/pinned(from:to:points:register:heights:named:allowBallpark:)`` wants it, for systems that
    /// count degrees from Greenwich. Points that can't be placed don't count; ``GeoTypes/GeographicBox/empty`` when
    /// none can.
    ///
    /// Costs nothing for longitudes and latitudes, otherwise some milliseconds and 200 ns a point.
    public func box(around points: CoordinateColumns) throws(GeodesyError) -> GeographicBox {
        var located = points
        if !isGeographic {
            var conversion = try CoordinateOperation.toGeographic(from: self)
            // Without motion in time an epoch changes nothing here.
            conversion.needsEpoch = false
            located.z = kind == .geocentric ? located.z : []
            var transformer = try Transformer(conversion)
            _ = try transformer.transform(&located)
        }
        var box = GeographicBox.empty
        for row in located.x.indices {
            let point = GeographicPoint(longitude: located.x[row], latitude: located.y[row])
            if point.isValid { box.formUnion(point) }
        }
        return box
    }
}
