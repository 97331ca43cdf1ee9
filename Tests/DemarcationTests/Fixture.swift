import Demarcation
import Foundation

/// Files beside these tests.
enum Fixture {
    static func url(_ name: String, from file: String = #filePath) -> URL {
        URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Fixtures/\(name)")
    }

    /// Rows of a CSV by column name, with quoted fields; no field of ours spans lines.
    static func table(_ name: String) throws -> [[String: String]] {
        let text = try String(contentsOf: url(name), encoding: .utf8)
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { fields(String($0)) }
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    private static func fields(_ line: String) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                fields.append("")
            } else {
                fields[fields.count - 1].append(character)
            }
        }
        return fields
    }

    /// The national plan as the file has it, blank names and units as missing ones.
    static func nationalPlan() throws -> Programme {
        var programme = Programme()
        for row in try table("programme-2025-2029.csv") {
            let code = Product.Code(rawValue: row["code"] ?? "")
            let target = Target(
                year: Int(row["year"] ?? "") ?? 0,
                initial: Target.Version(
                    quantity: Quantity(row["physical_target"] ?? "") ?? .zero,
                    money: Money(row["financial_target_gtq"] ?? "") ?? .zero))
            if let index = programme.products.firstIndex(where: { $0.code == code }) {
                programme.products[index].targets.append(target)
                continue
            }
            let name = row["name_es"].flatMap { $0.isEmpty ? nil : $0 }
            let parent = row["parent"].flatMap { $0.isEmpty ? nil : Product.Code(rawValue: $0) }
            programme.products.append(
                Product(
                    code: code, parent: parent, level: Product.Level(rawValue: row["level"] ?? "") ?? .product,
                    name: name.map { Bilingual(en: row["name_en"] ?? "", es: $0) },
                    unit: PhysicalUnit(rawValue: row["unit"] ?? ""), targets: [target]))
        }
        return programme
    }
}

extension CivilDate: ExpressibleByStringLiteral {
    /// For tests only: a date that does not exist stops them.
    init(stringLiteral text: String) {
        guard let date = CivilDate(text) else { preconditionFailure("no such day: \(text)") }
        self = date
    }
}

extension Product.Code: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self.init(rawValue: text) }
}

extension Sector.ID: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self.init(rawValue: text) }
}

extension WorkOrder.ID: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self.init(rawValue: text) }
}

extension Monument.ID: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self.init(rawValue: text) }
}

extension Event.ID: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self.init(rawValue: text) }
}

extension Quantity: ExpressibleByFloatLiteral {
    init(floatLiteral value: Double) { self = Quantity(value) ?? .zero }
}
