import CPROJ

extension ReferenceSystem {
    /// WKT2:2019 on one line, as GeoPackage's `definition_12_063` wants it; `nil` if PROJ can't say it so.
    public var wkt2: String? { text(PJ_WKT2_2019) }

    /// WKT1 as GDAL writes it, for GeoPackage's `definition`; `nil` when the system can't be said in WKT1.
    public var wkt1: String? { text(PJ_WKT1_GDAL) }

    private func text(_ dialect: PJ_WKT_TYPE) -> String? {
        try? PROJDatabase.withContext { context throws(GeodesyError) in
            try object(in: context).wkt(dialect)
        }
    }

    /// The system with a third axis, the ellipsoidal height; itself when it has a height already.
    ///
    /// EPSG:4326 becomes EPSG:4979; a projected system keeps no code.
    public func promotedTo3D() throws(GeodesyError) -> ReferenceSystem {
        guard dimensions == 2, !isCompound else { return self }
        return try derived("proj_crs_promote_to_3D") { proj_crs_promote_to_3D($0, nil, $1) }
    }

    /// The horizontal part of a compound system; itself when it isn't compound.
    public func horizontalPart() throws(GeodesyError) -> ReferenceSystem {
        guard isCompound else { return self }
        return try derived("proj_crs_get_sub_crs") { proj_crs_get_sub_crs($0, $1, 0) }
    }

    /// The longitudes and latitudes that the system is built on, without height; itself for those.
    public func geographicBase() throws(GeodesyError) -> ReferenceSystem {
        if kind == .geographic, dimensions == 2, !isCompound { return self }
        return try PROJDatabase.withContext { context throws(GeodesyError) in
            let whole = try object(in: context)
            let doing = "taking the geographic base of \(self)"
            let base = try context.object("proj_crs_get_geodetic_crs", doing: doing) {
                proj_crs_get_geodetic_crs($0, whole.handle)
            }
            guard base.type == PJ_TYPE_GEOCENTRIC_CRS else {
                let flat = try context.object("proj_crs_demote_to_2D", doing: doing) {
                    proj_crs_demote_to_2D($0, nil, base.handle)
                }
                return try ReferenceSystem(flat, definition: flat.wkt(PJ_WKT2_2019) ?? "")
            }
            let datum = base.part(proj_crs_get_datum) ?? base.part(proj_crs_get_datum_ensemble)
            let axes = try context.object("proj_create_ellipsoidal_2D_cs", doing: doing) {
                proj_create_ellipsoidal_2D_cs($0, PJ_ELLPS2D_LATITUDE_LONGITUDE, nil, 0)
            }
            let geographic = try context.object("proj_create_geographic_crs_from_datum", doing: doing) {
                proj_create_geographic_crs_from_datum($0, base.name, datum?.handle, axes.handle)
            }
            return try ReferenceSystem(geographic, definition: geographic.wkt(PJ_WKT2_2019) ?? "")
        }
    }

    private func derived(
        _ function: String, _ call: (OpaquePointer, OpaquePointer) -> OpaquePointer?
    ) throws(GeodesyError) -> ReferenceSystem {
        try PROJDatabase.withContext { context throws(GeodesyError) in
            let whole = try object(in: context)
            let part = try context.object(function, doing: "deriving from \(self)") { call($0, whole.handle) }
            // A code says all only where the database's entry is this very system.
            if let code = part.authorityCode, let entry = context.object({ proj_create($0, code) }),
                proj_is_equivalent_to(entry.handle, part.handle, PJ_COMP_EQUIVALENT) != 0
            {
                return try ReferenceSystem(part, definition: code)
            }
            return try ReferenceSystem(part, definition: part.wkt(PJ_WKT2_2019) ?? "")
        }
    }
}

extension PROJObject {
    func wkt(_ dialect: PJ_WKT_TYPE) -> String? {
        withOptions(["MULTILINE=NO"]) { options in
            text { proj_as_wkt($0, $1, dialect, options) }
        }
    }
}

/// Calls `body` with a null-terminated list of C strings, as PROJ takes options.
private func withOptions<Answer>(
    _ options: [StaticString], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Answer
) -> Answer {
    var list: [UnsafePointer<CChar>?] = options.map {
        UnsafeRawPointer($0.utf8Start).assumingMemoryBound(to: CChar.self)
    }
    list.append(nil)
    return list.withUnsafeBufferPointer { body($0.baseAddress) }
}
