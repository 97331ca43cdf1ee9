import CPROJ

/// Owns one `PJ` and keeps its context alive.
final class PROJObject {
    let handle: OpaquePointer
    let context: PROJContext

    init(owning handle: OpaquePointer, in context: PROJContext) {
        self.handle = handle
        self.context = context
    }

    deinit { proj_destroy(handle) }

    var type: PJ_TYPE { proj_get_type(handle) }

    var name: String { proj_get_name(handle).map { String(cString: $0) } ?? "" }

    var isDeprecated: Bool { proj_is_deprecated(handle) != 0 }

    /// Authority and code with a colon, `EPSG:4326`.
    ///
    /// PROJ marks what it derived from an entry of its database: `INVERSE(EPSG):6373`,
    /// `DERIVED_FROM(INVERSE(EPSG)):6373`.
    var authorityCode: String? {
        guard let authority = proj_get_id_auth_name(handle, 0), let code = proj_get_id_code(handle, 0) else {
            return nil
        }
        return String(cString: authority) + ":" + String(cString: code)
    }

    var areaOfUse: AreaOfUse? {
        var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
        var name: UnsafePointer<CChar>?
        guard proj_get_area_of_use(context.handle, handle, &west, &south, &east, &north, &name) != 0, west >= -1000
        else { return nil }
        return AreaOfUse(
            name: name.map { String(cString: $0) } ?? "", west: west, south: south, east: east, north: north)
    }

    /// An object that belongs to this one (a datum, a part of a compound system), or `nil` if it has none.
    func part(_ call: (OpaquePointer, OpaquePointer) -> OpaquePointer?) -> PROJObject? {
        context.object { call($0, handle) }
    }

    func text(_ call: (OpaquePointer, OpaquePointer) -> UnsafePointer<CChar>?) -> String? {
        call(context.handle, handle).map { String(cString: $0) }
    }
}
