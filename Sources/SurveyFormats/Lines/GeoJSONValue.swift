import Foundation

/// A JSON value of unknown shape, as property values of GeoJSON are.
enum GeoJSONValue: Decodable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case array([GeoJSONValue])
    case object([String: GeoJSONValue])

    init(from decoder: any Decoder) throws {
        // Numbers first: coordinates are nearly all there is, and a failed attempt costs more than a successful one.
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([GeoJSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: GeoJSONValue].self))
        }
    }

    /// A scalar as text; whole numbers without a decimal point. `nil` for null, arrays and objects.
    var text: String? {
        switch self {
        case .text(let value): value
        case .number(let value):
            value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
        case .bool(let value): value ? "true" : "false"
        case .null, .array, .object: nil
        }
    }
}
