extension PlanAudit.Finding {
    /// What is wrong in the plan.
    public var message: Bilingual {
        switch self {
        case .nameMissing(let code):
            Bilingual(en: "\(code.rawValue) has no name", es: "\(code.rawValue) no tiene nombre")
        case .unitMissing(let code):
            Bilingual(en: "\(code.rawValue) has no unit", es: "\(code.rawValue) no tiene unidad de medida")
        case .unitDiffersFromParent(let code, let unit, let parent, let parentUnit):
            Bilingual(
                en: "\(code.rawValue) is counted in \(unit.label.english) and its product \(parent.rawValue) in "
                    + "\(parentUnit.label.english): its quantity is not part of the product's",
                es: "\(code.rawValue) se mide en \(unit.label.spanish) y su producto \(parent.rawValue) en "
                    + "\(parentUnit.label.spanish): su cantidad no es parte de la del producto")
        case .unitCostJumps(let code, let from, let old, let to, let new, let change):
            Bilingual(
                en: "\(code.rawValue): a unit costs Q\(old) in \(from) and Q\(new) in \(to), "
                    + "\((change * 100).text(decimals: 1)) %",
                es: "\(code.rawValue): la unidad cuesta Q\(old) en \(from) y Q\(new) en \(to), "
                    + "\((change * 100).text(decimals: 1)) %")
        case .withoutIndicatorSheet(let codes):
            Bilingual(
                en: "no indicator sheet describes \(codes.map(\.rawValue).joined(separator: ", "))",
                es: "no hay ficha de indicador para \(codes.map(\.rawValue).joined(separator: ", "))")
        case .quantityDiffersFromChildren(let code, let year, let stated, let children):
            Bilingual(
                en: "\(code.rawValue) \(year): target \(stated), its subproducts \(children)",
                es: "\(code.rawValue) \(year): meta \(stated), sus subproductos \(children)")
        case .moneyDiffersFromChildren(let code, let year, let stated, let children):
            Bilingual(
                en: "\(code.rawValue) \(year): Q\(stated), its subproducts Q\(children)",
                es: "\(code.rawValue) \(year): Q\(stated), sus subproductos Q\(children)")
        case .unknownParent(let code, let parent):
            Bilingual(
                en: "\(code.rawValue) belongs to \(parent.rawValue), which the plan does not have",
                es: "\(code.rawValue) pertenece a \(parent.rawValue), que no está en el plan")
        }
    }
}
