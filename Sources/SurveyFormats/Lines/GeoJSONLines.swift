public import Demarcation
public import Foundation
import GeoTypes

/// Reads the LineStrings of a GeoJSON file: a few thousand features at most, so the whole document is in memory.
public enum GeoJSONLines {
    public enum Problem: Error, Hashable, Sendable {
        case empty
        case notJSON(String)
        case notGeoJSON(found: String)
        /// The file names a reference system, which RFC 7946 took out of the format.
        case foreignReferenceSystem(String)
    }

    /// The lines in the file's order, and the features that are none. A vertex that repeats the one before is dropped; a
    /// MultiLineString of more than one part is no segment.
    public static func read(_ bytes: Data) throws(Problem) -> (lines: [LineDraft], rejections: [Rejection]) {
        let features = try features(bytes)
        var lines: [LineDraft] = []
        var rejections: [Rejection] = []
        for (index, feature) in features.enumerated() {
            do throws(Rejection) {
                lines.append(contentsOf: try drafts(of: feature, number: index + 1))
            } catch {
                rejections.append(error)
            }
        }
        return (lines, rejections)
    }

    /// The features of a collection, whatever their geometries.
    static func features(_ bytes: Data) throws(Problem) -> [Feature] {
        guard !bytes.isEmpty else { throw .empty }
        let document: Document
        do {
            document = try JSONDecoder().decode(Document.self, from: withoutByteOrderMark(bytes))
        } catch {
            throw .notJSON(Self.reason(of: error))
        }
        guard document.type == "FeatureCollection", let features = document.features else {
            throw .notGeoJSON(found: document.type ?? "no type")
        }
        if let system = document.crs?.name, !isLongitudeLatitude(system) {
            throw .foreignReferenceSystem(system)
        }
        return features
    }

    private static func drafts(of feature: Feature, number: Int) throws(Rejection) -> [LineDraft] {
        let properties = (feature.properties ?? [:]).compactMapValues(\.text)
        let name = properties["segment"] ?? properties["segment_id"] ?? properties["name"] ?? "feature \(number)"
        func rejection(_ problem: Bilingual) -> Rejection {
            Rejection(line: number, reason: .badRecord(problem: problem), text: name)
        }
        guard let geometry = feature.geometry else {
            throw rejection(Bilingual(en: "has no geometry", es: "no tiene geometría"))
        }
        let parts: [[GeoJSONValue]]
        switch (geometry.type, geometry.coordinates) {
        case ("LineString", .array(let positions)): parts = [positions]
        case ("MultiLineString", .array(let members)):
            parts = members.compactMap { if case .array(let positions) = $0 { positions } else { nil } }
        default:
            throw rejection(
                Bilingual(
                    en: "is a \(geometry.type), where a LineString is needed",
                    es: "es un \(geometry.type), y se necesita un LineString"))
        }
        guard parts.count == 1, let positions = parts.first else {
            throw rejection(
                Bilingual(
                    en: "has \(parts.count) parts: a segment is one line without gaps",
                    es: "tiene \(parts.count) partes: un segmento es una sola línea sin huecos"))
        }
        var points: [GeographicPoint] = []
        points.reserveCapacity(positions.count)
        for position in positions {
            guard case .array(let numbers) = position, numbers.count >= 2, case .number(let longitude) = numbers[0],
                case .number(let latitude) = numbers[1]
            else {
                throw rejection(
                    Bilingual(
                        en: "vertex \(points.count + 1) is not [longitude, latitude]",
                        es: "el vértice \(points.count + 1) no es [longitud, latitud]"))
            }
            let point = GeographicPoint(longitude: longitude, latitude: latitude)
            guard point.isValid else {
                let reason: Rejection.Reason =
                    (-90...90).contains(latitude) ? .longitudeOutOfRange(longitude) : .latitudeOutOfRange(latitude)
                throw Rejection(line: number, reason: reason, text: name)
            }
            if points.last != point { points.append(point) }
        }
        guard points.count >= 2 else {
            throw rejection(
                Bilingual(en: "has fewer than two vertices", es: "tiene menos de dos vértices"))
        }
        return [LineDraft(number: number, properties: properties, points: points)]
    }

    private static func withoutByteOrderMark(_ bytes: Data) -> Data {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    }

    private static func isLongitudeLatitude(_ name: String) -> Bool {
        name.contains("CRS84") || name.hasSuffix(":4326")
    }

    private static func reason(of error: any Error) -> String {
        if case DecodingError.dataCorrupted(let context) = error {
            let words = context.debugDescription
            return words.hasSuffix(".") ? String(words.dropLast()) : words
        }
        return "\(error)"
    }

    private struct Document: Decodable {
        var type: String?
        var features: [Feature]?
        var crs: ReferenceSystemMember?
    }

    struct Feature: Decodable {
        var properties: [String: GeoJSONValue]?
        var geometry: Geometry?
    }

    struct Geometry: Decodable {
        var type: String
        var coordinates: GeoJSONValue?
    }

    /// The member that GeoJSON had before RFC 7946.
    private struct ReferenceSystemMember: Decodable {
        var properties: [String: GeoJSONValue]?
        var name: String? { properties?["name"]?.text }
    }
}
