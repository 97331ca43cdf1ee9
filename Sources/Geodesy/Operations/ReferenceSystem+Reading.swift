import CPROJ

extension ReferenceSystem {
    /// Reads an authority code (`EPSG:4326`, `EPSG:4326+5773`, `ESRI:103598`, an OGC URN or URL), WKT, PROJJSON or a
    /// PROJ string (`+proj=utm +zone=16 +datum=WGS84`).
    ///
    /// A bare name is refused: PROJ would take the first system whose name looks like it, and names repeat (there are
    /// two systems called GTM, one of them in Gabon).
    public init(_ definition: String) throws(GeodesyError) {
        self = try PROJDatabase.withContext { context throws(GeodesyError) in
            try ReferenceSystem(Self.object(definition, in: context), definition: definition)
        }
    }

    /// The system as a PROJ object of `context`.
    func object(in context: PROJContext) throws(GeodesyError) -> PROJObject {
        try Self.object(definition, in: context)
    }

    private static func object(_ definition: String, in context: PROJContext) throws(GeodesyError) -> PROJObject {
        guard let text = acceptedText(definition) else {
            throw unknown(
                definition, context,
                message: "a code such as EPSG:4326, WKT, PROJJSON or a PROJ string is needed, not a name")
        }
        guard let object = context.object({ proj_create($0, text) }) else {
            throw unknown(definition, context, message: context.message)
        }
        guard proj_is_crs(object.handle) != 0 else {
            throw .notAReferenceSystem(input: definition, found: object.name)
        }
        return object
    }

    private static func unknown(_ input: String, _ context: PROJContext, message: String) -> GeodesyError {
        .unknownReferenceSystem(input: input, versions: context.versions, message: message)
    }

    /// The text to hand to PROJ, `nil` when it isn't of an accepted form.
    private static func acceptedText(_ definition: String) -> String? {
        let text = definition.utf8.drop { $0 == 32 || (9...13).contains($0) }
        // C would stop at a NUL and read a shorter text than was given.
        guard let first = text.first, !text.contains(0) else { return nil }
        let whole = String(Substring(text))
        if first == UInt8(ascii: "{") { return whole }
        if whole.contains("+proj=") || whole.hasPrefix("proj=") {
            // Without it PROJ reads an operation, not a reference system.
            return whole.contains("type=crs") ? whole : whole + " +type=crs"
        }
        let isWKT = text.contains(UInt8(ascii: "[")) || text.contains(UInt8(ascii: "("))
        let isCode = text.contains(UInt8(ascii: ":"))
        return isWKT || isCode ? whole : nil
    }

    /// The facts of a PROJ object. `definition` makes it again.
    init(_ object: PROJObject, definition: String) throws(GeodesyError) {
        let parts = Self.parts(of: object)
        let horizontal = parts[0]
        let (kind, dimensions) = Self.kind(of: horizontal)
        let vertical = parts.count > 1 ? parts[1] : nil

        self.definition = definition
        name = object.name
        authorityCode = object.authorityCode
        self.kind = kind
        self.dimensions = dimensions + (vertical == nil ? 0 : 1)
        isCompound = vertical != nil
        verticalName = vertical?.name ?? (kind == .vertical ? horizontal.name : nil)
        axes = parts.flatMap(Self.axes)
        frameReferenceEpoch = parts.lazy.compactMap(Self.frameReferenceEpoch).first
        isDynamic = frameReferenceEpoch != nil
        ensembleAccuracy = horizontal.part(proj_crs_get_datum_ensemble).map {
            proj_datum_ensemble_get_accuracy($0.context.handle, $0.handle)
        }
        isDeprecated = object.isDeprecated
        areaOfUse = object.areaOfUse
        ellipsoid = Self.ellipsoid(of: horizontal)
    }

    /// The single systems of a compound one, without the shift to WGS 84 that a bound one carries.
    private static func parts(of object: PROJObject) -> [PROJObject] {
        switch object.type {
        case PJ_TYPE_COMPOUND_CRS:
            (0..<2).compactMap { index in object.part { proj_crs_get_sub_crs($0, $1, Int32(index)) } }.flatMap(parts)
        case PJ_TYPE_BOUND_CRS:
            object.part(proj_get_source_crs).map(parts) ?? [object]
        default:
            [object]
        }
    }

    private static func kind(of object: PROJObject) -> (Kind, dimensions: Int) {
        switch object.type {
        case PJ_TYPE_GEOGRAPHIC_2D_CRS: (.geographic, 2)
        case PJ_TYPE_GEOGRAPHIC_3D_CRS: (.geographic, 3)
        case PJ_TYPE_GEOCENTRIC_CRS: (.geocentric, 3)
        case PJ_TYPE_PROJECTED_CRS: (.projected, axes(of: object).count)
        case PJ_TYPE_VERTICAL_CRS: (.vertical, 1)
        default: (.other, axes(of: object).count)
        }
    }

    private static func axes(of object: PROJObject) -> [Axis] {
        guard let system = object.part(proj_crs_get_coordinate_system) else { return [] }
        let context = system.context.handle
        return (0..<max(0, proj_cs_get_axis_count(context, system.handle))).compactMap { index in
            var name: UnsafePointer<CChar>?
            var abbreviation: UnsafePointer<CChar>?
            var direction: UnsafePointer<CChar>?
            var unit: UnsafePointer<CChar>?
            var factor = 0.0
            let found = proj_cs_get_axis_info(
                context, system.handle, index, &name, &abbreviation, &direction, &factor, &unit, nil, nil)
            guard found != 0 else { return nil }
            return Axis(
                name: name.map { String(cString: $0) } ?? "",
                abbreviation: abbreviation.map { String(cString: $0) } ?? "",
                direction: direction.map { String(cString: $0) } ?? "", unit: unit.map { String(cString: $0) } ?? "",
                unitFactor: factor)
        }
    }

    private static func frameReferenceEpoch(of object: PROJObject) -> Double? {
        let frame =
            object.type == PJ_TYPE_VERTICAL_CRS
            ? object.part(proj_crs_get_datum)
            : object.part(proj_crs_get_geodetic_crs)?.part(proj_crs_get_datum)
        guard let frame else { return nil }
        switch frame.type {
        case PJ_TYPE_DYNAMIC_GEODETIC_REFERENCE_FRAME, PJ_TYPE_DYNAMIC_VERTICAL_REFERENCE_FRAME:
            return proj_dynamic_datum_get_frame_reference_epoch(frame.context.handle, frame.handle)
        default:
            return nil
        }
    }

    private static func ellipsoid(of object: PROJObject) -> EllipsoidParameters? {
        guard let ellipsoid = object.part(proj_get_ellipsoid) else { return nil }
        var (semiMajor, inverseFlattening) = (0.0, 0.0)
        let found = proj_ellipsoid_get_parameters(
            ellipsoid.context.handle, ellipsoid.handle, &semiMajor, nil, nil, &inverseFlattening)
        guard found != 0 else { return nil }
        return EllipsoidParameters(
            name: ellipsoid.name, semiMajorMetres: semiMajor,
            inverseFlattening: inverseFlattening == 0 ? .infinity : inverseFlattening)
    }
}
