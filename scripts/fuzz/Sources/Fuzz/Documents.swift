import Deflate
import Foundation
import GeoPackage
import GeoTypes
import Literals
import XMLEvents

/// The events must be the same however the document is cut, nested as elements are, and of valid text.
func readXML(_ bytes: [UInt8]) {
    let whole = events(Chunks(bytes, first: bytes.count + 1))
    let pieces = events(Chunks(bytes, first: 1))
    check(whole == pieces, "other events as a whole than in pieces")
}

private func events(_ chunks: Chunks) -> [String] {
    var found: [String] = []
    var depth = 0
    var line = 1
    func read(_ chunk: [UInt8], isLast: Bool, _ reader: inout XMLEventReader, _ events: inout XMLEvents)
        throws(XMLError)
    {
        try reader.read(chunk.span, isLast: isLast, into: &events)
        check(String(validating: events.bytes, as: UTF8.self) != nil, "text that isn't UTF-8")
        for event in events.list {
            check(event.range.upperBound <= events.bytes.count, "a text outside the bytes")
            check(Int(event.name) < events.names.count, "a name that isn't in the table")
            if event.kind == .start {
                depth += 1
                check(event.line >= line, "line \(event.line) after \(line)")
                line = event.line
            }
            if event.kind == .end { depth -= 1 }
            check(depth >= 0, "an end too many")
            let name = event.name < 0 ? "" : events.names[Int(event.name)].local
            found.append("\(event.kind) \(name) \(event.kind == .start ? event.line : 0) \(events.string(event))")
        }
    }
    do throws(XMLError) {
        var reader = try XMLEventReader()
        var events = XMLEvents()
        for chunk in chunks { try read(chunk, isLast: false, &reader, &events) }
        try read([], isLast: true, &reader, &events)
        check(depth == 0, "elements left open")
    } catch {
        // How much was reported before the error depends on the pieces.
        found = ["error"]
    }
    return found
}

/// Whatever is called compressed bytes: the output is as asked for, and the input is used up to its end.
func expand(_ bytes: [UInt8]) {
    do throws(InflateError) {
        var inflater = try Inflater()
        var total = 0
        for var chunk in Chunks(bytes, first: 3) {
            while !inflater.isAtEnd, !chunk.isEmpty {
                let (used, expanded) = try inflater.expand(chunk.span, upTo: 1000)
                check(used <= chunk.count && expanded.count <= 1000, "more than was asked for")
                total += expanded.count
                if used == 0, expanded.isEmpty { break }
                chunk.removeFirst(used)
            }
        }
        // Deflate's utmost is 1,032 to 1.
        check(total <= bytes.count * 1100 + 1000, "\(total) bytes out of \(bytes.count)")
        var checksum = CRC32()
        checksum.update(bytes.span)
    } catch {}
}

/// A geometry that is read can be written and read again.
func readGeometry(_ bytes: [UInt8]) {
    _ = try? GeometryBlob.srsID(of: Data(bytes))
    do throws(GeometryError) {
        let geometry = try GeometryBlob.decode(bytes)
        check(geometry.vertexCount * 16 <= bytes.count, "more vertices than bytes for them")
        check(isFinite(geometry), "coordinates that aren't finite")
        let again = GeometryBlob.encode(geometry, srsID: 4326)
        guard let second = try? GeometryBlob.decode(again) else { fatalError("not read again: \(geometry)") }
        check(GeometryBlob.encode(second, srsID: 4326) == again, "another geometry when read again")
        check((try? GeometryBlob.srsID(of: again)) == 4326, "another reference system when read again")
    } catch {
        check(!error.description.isEmpty, "an error without words")
    }
}

private func isFinite(_ geometry: Geometry) -> Bool {
    func isFinite(_ columns: CoordinateColumns) -> Bool {
        columns.x.count == columns.y.count && (columns.z.isEmpty || columns.z.count == columns.x.count)
            && columns.x.allSatisfy(\.isFinite) && columns.y.allSatisfy(\.isFinite)
            && !columns.z.contains(where: \.isInfinite)
    }
    return switch geometry {
    case .empty: true
    case .point(let x, let y, let z): x.isFinite && y.isFinite && !z.isInfinite
    case .lineString(let columns), .multiPoint(let columns): isFinite(columns)
    case .polygon(let parts), .multiLineString(let parts): parts.allSatisfy(isFinite)
    case .multiPolygon(let polygons): polygons.joined().allSatisfy(isFinite)
    case .collection(let members): members.allSatisfy { Fuzz.isFinite($0) && $0 != .empty }
    }
}
