public import Demarcation

/// Reads products with a target for each year (CLI: `programme import`).
public enum ProgrammeRecords {
    public static func read(_ table: RecordTable) -> (programme: Programme, accepted: Int, rejections: [Rejection]) {
        var programme = Programme()
        var accepted = 0
        var rejections: [Rejection] = []
        for record in table.records {
            do throws(Rejection.Reason) {
                let fields = RecordFields(record)
                let (product, target) = try parts(fields)
                if let place = programme.products.firstIndex(where: { $0.code == product.code }) {
                    guard !programme.products[place].targets.contains(where: { $0.year == target.year }) else {
                        throw .duplicateID(id: "\(product.code.rawValue) \(target.year)", firstLine: record.line)
                    }
                    programme.products[place].targets.append(target)
                } else {
                    var started = product
                    started.targets = [target]
                    programme.products.append(started)
                }
                accepted += 1
            } catch {
                rejections.append(Rejection(line: record.line, reason: error, text: record.text))
            }
        }
        return (programme, accepted, rejections)
    }

    private static func parts(_ fields: RecordFields) throws(Rejection.Reason) -> (Product, Target) {
        let code = try fields.required("code", "codigo", "código")
        let yearText = try fields.required("year", "año", "anio")
        guard let year = Int(yearText), (1900...2200).contains(year) else {
            throw .valueOutOfRange(field: "year", value: yearText, allowed: "1900…2200")
        }
        guard let quantity = try fields.quantity("physical_target", "meta_fisica", "meta_física") else {
            throw .missingField("physical_target")
        }
        guard let money = try fields.money("financial_target_gtq", "meta_financiera_gtq") else {
            throw .missingField("financial_target_gtq")
        }
        let english = fields.text(["name_en"])
        let spanish = fields.text(["name_es", "nombre"])
        let name =
            english == nil && spanish == nil
            ? nil : Bilingual(en: english ?? spanish ?? "", es: spanish ?? english ?? "")
        let parent = fields.text(["parent", "padre"]).map { Product.Code(rawValue: $0) }
        let product = Product(
            code: Product.Code(rawValue: code), parent: parent,
            level: try fields.code("level", "nivel") ?? (parent == nil ? .product : .subproduct), name: name,
            unit: try fields.code("unit", "unidad"))
        return (product, Target(year: year, initial: Target.Version(quantity: quantity, money: money)))
    }
}
