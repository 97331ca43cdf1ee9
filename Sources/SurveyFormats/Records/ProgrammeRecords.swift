public import Demarcation

/// Reads products with a target for each year (CLI: `programme import`).
public enum ProgrammeRecords {
    /// `source` is taken for rows that name none.
    public static func read(_ table: RecordTable, source: String? = nil) -> RecordReading<TargetRecord> {
        table.mapRecords { fields throws(Rejection.Reason) in
            guard let quantity = try fields.quantity("physical_target", "meta_fisica", "meta_física") else {
                throw .missingField("physical_target")
            }
            guard let money = try fields.money("financial_target_gtq", "meta_financiera_gtq") else {
                throw .missingField("financial_target_gtq")
            }
            guard quantity >= .zero else {
                throw .valueOutOfRange(field: "physical_target", value: quantity.description, allowed: "≥ 0")
            }
            guard money >= .zero else {
                throw .valueOutOfRange(field: "financial_target_gtq", value: money.description, allowed: "≥ 0")
            }
            return TargetRecord(
                product: try product(fields), year: try fields.year(),
                inForceFrom: try fields.date("in_force_from", "vigente_desde"), quantity: quantity, money: money,
                source: fields.text(["source", "fuente"]) ?? source)
        }
    }

    private static func product(_ fields: RecordFields) throws(Rejection.Reason) -> Product {
        let code = try fields.required("code", "codigo", "código")
        let english = fields.text(["name_en"])
        let spanish = fields.text(["name_es", "nombre"])
        let name =
            english == nil && spanish == nil
            ? nil : Bilingual(en: english ?? spanish ?? "", es: spanish ?? english ?? "")
        let parent = fields.text(["parent", "padre"]).map { Product.Code(rawValue: $0) }
        return Product(
            code: Product.Code(rawValue: code), parent: parent,
            level: try fields.code("level", "nivel") ?? (parent == nil ? .product : .subproduct), name: name,
            unit: try fields.code("unit", "unidad"))
    }
}

extension RecordFields {
    func year() throws(Rejection.Reason) -> Int {
        let text = try required("year", "año", "anio")
        guard let year = Int(text), (1900...2200).contains(year) else {
            throw .valueOutOfRange(field: "year", value: text, allowed: "1900…2200")
        }
        return year
    }
}
