extension ProgressFinding {
    /// What a reader has to know.
    public var message: Bilingual {
        switch self {
        case .linearProgramming(let code):
            Bilingual(
                en: "\(code.rawValue): no programming is given, the target is spread evenly over the months",
                es: "\(code.rawValue): sin programación; la meta se reparte por igual entre los meses")
        case .programmingDiffers(let code, let programmed, let target):
            Bilingual(
                en: "\(code.rawValue): \(programmed) is programmed where the target in force is \(target)",
                es: "\(code.rawValue): se programa \(programmed) y la meta vigente es \(target)")
        case .unitMissing(let code, let taken):
            ProgressFinding.unitMissing(code.rawValue, taken)
        case .noTarget(let code):
            Bilingual(
                en: "\(code.rawValue): the programme has no target for the year",
                es: "\(code.rawValue): el programa no tiene meta para el año")
        case .noMeasure(let code):
            Bilingual(
                en: "\(code.rawValue): nothing says what counts for it",
                es: "\(code.rawValue): nada indica qué cuenta para él")
        case .gap(let code, let points, let limit):
            Bilingual(
                en: "\(code.rawValue): physical less financial percent is \(points.text(decimals: 1)) points, "
                    + "more than \(limit.text(decimals: 1))",
                es: "\(code.rawValue): el avance físico menos el financiero es de \(points.text(decimals: 1)) puntos, "
                    + "más de \(limit.text(decimals: 1))")
        case .budgetFromTarget(let code):
            Bilingual(
                en: "\(code.rawValue): no current budget is loaded, the financial target stands for it",
                es: "\(code.rawValue): sin presupuesto vigente cargado; se toma la meta financiera")
        case .accruedFromOrders(let code):
            Bilingual(
                en: "\(code.rawValue): no accrued amounts are loaded, the costs of the orders stand for them",
                es: "\(code.rawValue): sin devengado cargado; se toman los costos de las órdenes")
        case .accruedDiffers(let code, let stated, let children):
            Bilingual(
                en: "\(code.rawValue): accrued Q\(stated), its subproducts Q\(children)",
                es: "\(code.rawValue): devengado Q\(stated), sus subproductos Q\(children)")
        case .leftOut(let code, let reason, let count, let ids):
            Bilingual(
                en: "\(code.rawValue): \(count) left out, \(reason.message.english): "
                    + ProgressFinding.list(ids, of: count),
                es: "\(code.rawValue): \(count) sin contar, \(reason.message.spanish): "
                    + ProgressFinding.list(ids, of: count))
        case .withoutActa(let code, let count, let ids):
            Bilingual(
                en: "\(code.rawValue): \(count) counted without an acta: \(ProgressFinding.list(ids, of: count))",
                es: "\(code.rawValue): \(count) contadas sin acta: \(ProgressFinding.list(ids, of: count))")
        case .correctionWithoutOrder(let code, let isLength, let ids):
            ProgressFinding.correctionWithoutOrder(code.rawValue, isLength, ids.joined(separator: ", "))
        case .beyondSector(let code, let sector, let length):
            Bilingual(
                en: "\(code.rawValue): \(length) km beyond the end of \(sector.rawValue) were cut off",
                es: "\(code.rawValue): se cortaron \(length) km más allá del final de \(sector.rawValue)")
        case .dateOutsideYear(let date, let year):
            Bilingual(en: "\(date) lies outside \(year)", es: "\(date) está fuera de \(year)")
        }
    }

    private static func unitMissing(_ code: String, _ taken: PhysicalUnit?) -> Bilingual {
        guard let taken else {
            return Bilingual(en: "\(code): the plan names no unit", es: "\(code): el plan no indica unidad")
        }
        return Bilingual(
            en: "\(code): the plan names no unit, its product's was taken: \(taken.label.english)",
            es: "\(code): el plan no indica unidad; se toma la de su producto: \(taken.label.spanish)")
    }

    private static func correctionWithoutOrder(_ code: String, _ isLength: Bool, _ ids: String) -> Bilingual {
        isLength
            ? Bilingual(
                en: "\(code): corrections that name no order took off the work of others on their stretch: \(ids)",
                es: "\(code): correcciones que no nombran una orden; se descontó lo trabajado en su tramo: \(ids)")
            : Bilingual(
                en: "\(code): negative quantities that name no order were subtracted from the sum: \(ids)",
                es: "\(code): cantidades negativas que no nombran una orden; se restaron de la suma: \(ids)")
    }

    private static func list(_ ids: [String], of count: Int) -> String {
        ids.joined(separator: ", ") + (count > ids.count ? ", …" : "")
    }
}
