import GeoTypes

extension GeometryBlob {
    /// The multi-geometries and the collection, without their empty members.
    static func collection(
        _ cursor: inout WKBCursor, _ header: WKBCursor.Header, depth: Int
    ) throws(GeometryError) -> Geometry {
        // The smallest member is an empty line: byte order, type and a count.
        let count = try cursor.count(of: 9, swapped: header.swapped)
        var members: [Geometry] = []
        for _ in 0..<count {
            let start = cursor.offset
            let member = try geometry(&cursor, depth: depth + 1)
            guard member != .empty else { continue }
            guard header.type == 7 || member.wkbType + 3 == header.type else {
                throw .unexpectedMember(code: member.wkbType, offset: start)
            }
            members.append(member)
        }
        guard !members.isEmpty else { return .empty }
        switch header.type {
        case 4: return .multiPoint(points(members))
        case 5: return .multiLineString(members.compactMap { if case .lineString(let line) = $0 { line } else { nil } })
        case 6: return .multiPolygon(members.compactMap { if case .polygon(let rings) = $0 { rings } else { nil } })
        default: return .collection(members)
        }
    }

    private static func points(_ members: [Geometry]) -> CoordinateColumns {
        var columns = CoordinateColumns()
        var hasHeights = false
        for case .point(let x, let y, let z) in members {
            columns.x.append(x)
            columns.y.append(y)
            columns.z.append(z)
            hasHeights = hasHeights || !z.isNaN
        }
        if !hasHeights { columns.z = [] }
        return columns
    }
}

extension Geometry {
    /// The code of WKB without its dimensions; 0 for what is empty, which may be of any type.
    fileprivate var wkbType: UInt32 {
        switch self {
        case .empty: 0
        case .point: 1
        case .lineString: 2
        case .polygon: 3
        case .multiPoint: 4
        case .multiLineString: 5
        case .multiPolygon: 6
        case .collection: 7
        }
    }
}
