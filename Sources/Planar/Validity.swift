import CGEOS
import GeoTypes

/// Whether a geometry follows OGC 06-103r4, 6.1, and if not, what is wrong where.
public enum Validity: Hashable, Sendable {
    case valid
    case invalid(Flaw, at: PlanePoint)

    public enum Flaw: Hashable, Sendable {
        case selfIntersection, ringSelfIntersection, holeOutsideShell, nestedHoles, disconnectedInterior, nestedShells
        case duplicateRings
        /// Fewer than two different vertices in a line, or three in a ring.
        case tooFewPoints
        /// What a newer GEOS may find, in its own words.
        case other(String)

        init(_ reason: String) {
            switch reason {
            case "Self-intersection": self = .selfIntersection
            case "Ring Self-intersection": self = .ringSelfIntersection
            case "Hole lies outside shell": self = .holeOutsideShell
            case "Holes are nested": self = .nestedHoles
            case "Interior is disconnected": self = .disconnectedInterior
            case "Nested shells": self = .nestedShells
            case "Duplicate Rings": self = .duplicateRings
            case "Too few points in geometry component": self = .tooFewPoints
            default: self = .other(reason)
            }
        }
    }
}

extension PlanarContext {
    /// Empty members count as valid. Coordinates in degrees are as good as metres here.
    public mutating func validity(of geometry: PlanarGeometry) throws(PlanarError) -> Validity {
        for columns in geometry.columns { try columns.check("a coordinate") }
        switch geometry {
        case .points:
            return .valid
        case .lines(let lines):
            for line in lines where line.count > 0 && line.withoutRepeats.count < 2 {
                return .invalid(.tooFewPoints, at: PlanePoint(x: line.x[0], y: line.y[0]))
            }
            return .valid
        case .polygons(let polygons):
            return try validity(ofPolygons: polygons)
        }
    }

    private func validity(ofPolygons polygons: [[CoordinateColumns]]) throws(PlanarError) -> Validity {
        var members: [GeometryHandle] = []
        for polygon in polygons {
            guard let shell = polygon.first, shell.count > 0 else { continue }
            let rings = ([shell] + polygon.dropFirst().filter { $0.count > 0 }).map(\.closed)
            for ring in rings where ring.withoutRepeats.count < 4 {
                return .invalid(.tooFewPoints, at: PlanePoint(x: ring.x[0], y: ring.y[0]))
            }
            members.append(try GeometryHandle(rings: rings, handle))
        }
        guard let first = members.first else { return .valid }
        let whole = members.count == 1 ? first : try GeometryHandle(GEOS_MULTIPOLYGON, of: members, handle)
        return try validity(of: whole)
    }

    private func validity(of whole: GeometryHandle) throws(PlanarError) -> Validity {
        var reason: UnsafeMutablePointer<CChar>?
        var place: OpaquePointer?
        defer {
            if let reason { GEOSFree_r(handle.context, reason) }
            if let place { GEOSGeom_destroy_r(handle.context, place) }
        }
        let isValid = try handle.ask("GEOSisValidDetail_r") { context in
            GEOSisValidDetail_r(context, whole.geometry, 0, &reason, &place)
        }
        if isValid { return .valid }
        var point = PlanePoint(x: .nan, y: .nan)
        if let place {
            try handle.run("GEOSGeomGetX_r") { GEOSGeomGetX_r($0, place, &point.x) }
            try handle.run("GEOSGeomGetY_r") { GEOSGeomGetY_r($0, place, &point.y) }
        }
        return .invalid(Validity.Flaw(reason.map { String(cString: $0) } ?? ""), at: point)
    }
}
