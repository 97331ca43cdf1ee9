import Demarcation
import GeoTypes

/// Reads typed values out of a record, and says which cell is wrong where one can't be read.
struct RecordFields {
    let record: RecordTable.Record

    init(_ record: RecordTable.Record) {
        self.record = record
    }

    func text(_ names: [String]) -> String? {
        names.lazy.compactMap { record[$0] }.first
    }

    func required(_ names: String...) throws(Rejection.Reason) -> String {
        guard let value = text(names) else { throw .missingField(names[0]) }
        return value
    }

    /// Digits, a sign, a point, an exponent: not `nan`, `inf` or hexadecimal, which `Double` reads too.
    func number(_ names: String...) throws(Rejection.Reason) -> Double? {
        try number(names)
    }

    func requiredNumber(_ names: String...) throws(Rejection.Reason) -> Double {
        guard let value = try number(names) else { throw .missingCoordinate(field: names[0]) }
        return value
    }

    /// A standard deviation: above 0, since 0 would claim a perfect measurement.
    func sigma(_ names: String...) throws(Rejection.Reason) -> Double? {
        guard let value = try number(names) else { return nil }
        guard value > 0 else { throw .valueOutOfRange(field: names[0], value: "\(value)", allowed: "> 0") }
        return value
    }

    func chainage(_ names: String...) throws(Rejection.Reason) -> Chainage? {
        guard let value = text(names) else { return nil }
        guard let chainage = Chainage(value), chainage.metres >= 0 else {
            throw .notANumber(field: names[0], value: value)
        }
        return chainage
    }

    func date(_ names: String...) throws(Rejection.Reason) -> CivilDate? {
        guard let value = text(names) else { return nil }
        guard let date = CivilDate(value) else {
            throw .valueOutOfRange(field: names[0], value: value, allowed: "YYYY-MM-DD")
        }
        return date
    }

    func flag(_ names: String...) throws(Rejection.Reason) -> Bool? {
        guard let value = text(names) else { return nil }
        switch value.lowercased() {
        case "true", "yes", "1", "sí", "si", "t", "y", "s": return true
        case "false", "no", "0", "f", "n": return false
        default: throw .valueOutOfRange(field: names[0], value: value, allowed: "true, false")
        }
    }

    func code<Code: Labelled>(_ names: String...) throws(Rejection.Reason) -> Code? {
        try code(names)
    }

    func requiredCode<Code: Labelled>(_ names: String...) throws(Rejection.Reason) -> Code {
        guard let code: Code = try code(names) else { throw .missingField(names[0]) }
        return code
    }

    /// Reserved where the row says nothing of it.
    var classification: Classification {
        get throws(Rejection.Reason) { try code("classification", "clasificacion") ?? .reserved }
    }

    func quantity(_ names: String...) throws(Rejection.Reason) -> Quantity? {
        guard let value = text(names) else { return nil }
        guard let quantity = Quantity(value) else { throw .notANumber(field: names[0], value: value) }
        return quantity
    }

    func money(_ names: String...) throws(Rejection.Reason) -> Money? {
        guard let value = text(names) else { return nil }
        guard let money = Money(value) else { throw .notANumber(field: names[0], value: value) }
        return money
    }

    private func number(_ names: [String]) throws(Rejection.Reason) -> Double? {
        guard let value = text(names) else { return nil }
        let isPlain = value.utf8.allSatisfy { byte in
            (48...57).contains(byte) || byte == 43 || byte == 45 || byte == 46 || byte == 69 || byte == 101
        }
        guard isPlain, let number = Double(value), number.isFinite else {
            throw .notANumber(field: names[0], value: value)
        }
        return number
    }

    /// The code itself, or its label in either language.
    private func code<Code: Labelled>(_ names: [String]) throws(Rejection.Reason) -> Code? {
        guard let value = text(names) else { return nil }
        let lowered = value.lowercased()
        if let code = Code(rawValue: lowered) { return code }
        let labelled = Code.allCases.first {
            $0.label[.spanish].lowercased() == lowered || $0.label[.english].lowercased() == lowered
        }
        guard let labelled else {
            let allowed = Code.allCases.map { $0.rawValue }.joined(separator: ", ")
            throw .valueOutOfRange(field: names[0], value: value, allowed: allowed)
        }
        return labelled
    }
}
