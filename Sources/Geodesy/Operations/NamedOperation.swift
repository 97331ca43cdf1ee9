import CPROJ
import GeoTypes

/// An operation that the user chose by code or wrote as a PROJ pipeline.
struct NamedOperation {
    var name: String
    var source: ReferenceSystem
    var target: ReferenceSystem

    func operation(_ gate: OperationGate) throws(GeodesyError) -> CoordinateOperation {
        let operation = try PROJDatabase.withContext { context throws(GeodesyError) in
            // C would stop at a NUL and read another name.
            if name.utf8.contains(0) { throw unknown(available: [], message: "") }
            if name.contains("proj=") { return try pipeline(in: context) }
            return try coded(gate, in: context)
        }
        guard operation.isSupported else {
            throw .operationsRefused(
                source: source.description, target: target.description,
                candidates: [OperationCandidate(operation: operation, refusals: [.notSupported])])
        }
        let missing = operation.missingGrids
        guard missing.isEmpty else {
            throw .gridMissing(
                source: source.description, target: target.description, operation: operation.name, grids: missing)
        }
        return operation
    }

    // MARK: - By code

    private func coded(_ gate: OperationGate, in context: PROJContext) throws(GeodesyError) -> CoordinateOperation {
        let near = try OperationSearch.operations(from: source, to: target, touching: gate.interest, in: context)
        if let found = match(near) { return found }
        let all = try OperationSearch.operations(from: source, to: target, touching: nil, in: context)
        if let found = match(all) { return found }
        if let composed = try composed(in: context) { return composed }
        throw unknown(available: all.flatMap(\.stepCodes), message: context.message)
    }

    private func match(_ operations: [CoordinateOperation]) -> CoordinateOperation? {
        let code = name.uppercased()
        return operations.first { $0.code == code && !$0.isBallpark }
            ?? operations.first { $0.stepCodes.contains(code) && !$0.isBallpark }
    }

    /// A deprecated or superseded operation isn't among PROJ's candidates: it is taken from the database by its code,
    /// and conversions lead to it and from it.
    private func composed(in context: PROJContext) throws(GeodesyError) -> CoordinateOperation? {
        guard let colon = name.firstIndex(of: ":") else { return nil }
        let (authority, code) = (String(name[..<colon]), String(name[name.index(after: colon)...]))
        let found = context.object {
            proj_create_from_database($0, authority, code, PJ_CATEGORY_COORDINATE_OPERATION, 1, nil)
        }
        guard let found else { return nil }
        if let chain = try chain(around: found, in: context) { return chain }
        guard let inverse = found.part(proj_coordoperation_create_inverse) else { return nil }
        return try chain(around: inverse, in: context)
    }

    private func chain(
        around object: PROJObject, in context: PROJContext
    ) throws(GeodesyError) -> CoordinateOperation? {
        guard let from = object.part(proj_get_source_crs), let into = object.part(proj_get_target_crs) else {
            return nil
        }
        let first = try ReferenceSystem(from, definition: from.wkt(PJ_WKT2_2019) ?? "")
        let last = try ReferenceSystem(into, definition: into.wkt(PJ_WKT2_2019) ?? "")
        guard let before = try conversion(source, first, in: context),
            let after = try conversion(last, target, in: context)
        else { return nil }
        var middle = CoordinateOperation(object, from: source, to: target)
        guard middle.isSupported else { return middle }
        let steps = [before, middle, after].map(\.pipeline).flatMap(Self.steps)
        middle.pipeline = steps.isEmpty ? "+proj=noop" : "+proj=pipeline " + steps.joined(separator: " ")
        return middle
    }

    private func conversion(
        _ from: ReferenceSystem, _ into: ReferenceSystem, in context: PROJContext
    ) throws(GeodesyError) -> CoordinateOperation? {
        try OperationSearch.operations(from: from, to: into, touching: nil, in: context)
            // Between a system and itself PROJ makes a null offset, which isn't of the type conversion.
            .first { $0.accuracy == 0 && !$0.isBallpark && $0.isSupported }
    }

    /// The steps of a pipeline that PROJ wrote, each with its `+step`.
    private static func steps(of pipeline: String) -> [String] {
        let head = "+proj=pipeline "
        if pipeline.hasPrefix(head) { return [String(pipeline.dropFirst(head.count))] }
        return pipeline == "+proj=noop" ? [] : ["+step \(pipeline)"]
    }

    // MARK: - By pipeline

    private func pipeline(in context: PROJContext) throws(GeodesyError) -> CoordinateOperation {
        let text = name
        guard let object = context.object({ proj_create($0, text) }),
            proj_is_crs(object.handle) == 0
        else { throw unknown(available: [], message: context.message) }
        return CoordinateOperation(
            source: source, target: target, hasHeights: source.hasHeight && target.hasHeight, name: text, code: nil,
            stepCodes: [], accuracy: nil, isBallpark: false,
            isConversion: false, isDeprecated: false, grids: [], areaOfUse: nil,
            needsEpoch: source.isDynamic || target.isDynamic || text.contains("t_epoch="),
            pipeline: degrees(text, object), versions: context.versions)
    }

    /// PROJ's own steps work in radians; coordinates here are in degrees.
    private func degrees(_ text: String, _ object: PROJObject) -> String {
        let takesRadians = source.isGeographic && proj_angular_input(object.handle, PJ_FWD) != 0
        let givesRadians = target.isGeographic && proj_angular_output(object.handle, PJ_FWD) != 0
        guard takesRadians || givesRadians else { return text }

        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let isPipeline = words.contains { $0 == "+proj=pipeline" || $0 == "proj=pipeline" }
        let firstStep = isPipeline ? words.firstIndex { $0 == "+step" || $0 == "step" } ?? words.endIndex : 0
        // Options before the first step hold for all steps and have to stay there.
        var chain = isPipeline ? Array(words[..<firstStep]) : ["+proj=pipeline"]
        if takesRadians { chain += ["+step", "+proj=unitconvert", "+xy_in=deg", "+xy_out=rad"] }
        chain += (isPipeline ? [] : ["+step"]) + words[firstStep...]
        if givesRadians { chain += ["+step", "+proj=unitconvert", "+xy_in=rad", "+xy_out=deg"] }
        return chain.joined(separator: " ")
    }

    private func unknown(available: [String], message: String) -> GeodesyError {
        .unknownOperation(
            named: name, source: source.description, target: target.description, available: available,
            message: message)
    }
}
