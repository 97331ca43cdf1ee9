import CPROJ

extension CoordinateOperation {
    /// The recipe of an operation that PROJ found between two systems. Its pipeline is empty when PROJ can't write one,
    /// which is so for methods that it doesn't have.
    init(_ object: PROJObject, from source: ReferenceSystem, to target: ReferenceSystem) {
        let context = object.context
        let pipeline =
            object.part(proj_normalize_for_visualization)?.text { proj_as_proj_string($0, $1, PJ_PROJ_5, nil) } ?? ""
        let steps = Self.steps(of: object)
        let shifts = steps.filter { $0.type != PJ_TYPE_CONVERSION }

        self.source = source
        self.target = target
        hasHeights = source.hasHeight && target.hasHeight
        name = object.name
        code = shifts.count > 1 ? nil : (shifts.first ?? object).authorityCode.map(Self.plainCode)
        stepCodes = shifts.compactMap { $0.authorityCode.map(Self.plainCode) }
        accuracy = Self.accuracy(of: object, shifts: shifts)
        isBallpark = proj_coordoperation_has_ballpark_transformation(context.handle, object.handle) != 0
        isConversion = shifts.isEmpty
        isDeprecated = object.isDeprecated || steps.contains { $0.isDeprecated }
        grids = Self.grids(of: object)
        areaOfUse = Self.commonArea(of: shifts)
        needsEpoch = source.isDynamic || target.isDynamic || pipeline.contains("+t_epoch=")
        self.pipeline = pipeline
        versions = context.versions
    }

    /// The single operations of a chain.
    private static func steps(of object: PROJObject) -> [PROJObject] {
        guard object.type == PJ_TYPE_CONCATENATED_OPERATION else { return [object] }
        let count = proj_concatoperation_get_step_count(object.context.handle, object.handle)
        return (0..<max(0, count)).compactMap { index in
            object.part { proj_concatoperation_get_step($0, $1, index) }
        }.flatMap(steps)
    }

    /// `DERIVED_FROM(INVERSE(EPSG)):6373` → `EPSG:6373`.
    private static func plainCode(_ code: String) -> String {
        guard let open = code.lastIndex(of: "("), let close = code.firstIndex(of: ")"), open < close else {
            return code
        }
        let authority = code[code.index(after: open)..<close]
        let number = code[close...].drop { $0 == ")" }
        return String(authority + number)
    }

    /// PROJ adds the accuracies of a chain's steps, and has none for a conversion, which is exact.
    private static func accuracy(of object: PROJObject, shifts: [PROJObject]) -> Double? {
        if shifts.isEmpty { return 0 }
        let accuracy = proj_coordoperation_get_accuracy(object.context.handle, object.handle)
        return accuracy >= 0 ? accuracy : nil
    }

    private static func grids(of object: PROJObject) -> [Grid] {
        let context = object.context.handle
        let count = proj_coordoperation_get_grid_used_count(context, object.handle)
        return (0..<max(0, count)).compactMap { index in
            var name: UnsafePointer<CChar>?
            var isAvailable: Int32 = 0
            let found = proj_coordoperation_get_grid_used(
                context, object.handle, index, &name, nil, nil, nil, nil, nil, &isAvailable)
            guard found != 0, let name else { return nil }
            return Grid(name: String(cString: name), isAvailable: isAvailable != 0)
        }
    }

    /// The steps' areas intersected: for some chains PROJ itself answers "unknown domain of validity".
    private static func commonArea(of shifts: [PROJObject]) -> AreaOfUse? {
        var common: AreaOfUse?
        for area in shifts.lazy.compactMap(\.areaOfUse) {
            guard let before = common else {
                common = area
                continue
            }
            // Steps that have no place in common serve nowhere.
            common =
                before.intersection(area)
                ?? AreaOfUse(name: "\(before.name) ∩ \(area.name)", west: 0, south: 1, east: 0, north: -1)
        }
        return common
    }
}
