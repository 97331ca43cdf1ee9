import Demarcation

/// What the WKT of a reference system says about coordinates, as far as its keywords tell: no geodesy is needed for it.
struct WKTSystem {
    let kind: SurveySource.CoordinateKind
    let heightKind: SurveySource.HeightKind

    /// WKT 1 or 2; `nil` for `undefined` and what isn't WKT.
    init?(_ wkt: String) {
        let text = wkt.uppercased().filter { !$0.isWhitespace }
        guard let bracket = text.firstIndex(where: { $0 == "[" || $0 == "(" }) else { return nil }
        func has(_ words: String...) -> Bool { words.contains { text.contains($0) } }
        switch text[..<bracket] {
        case "GEOGCS", "GEOGCRS", "GEOGRAPHICCRS": kind = .geographic
        case "GEOCCS": kind = .geocentric
        case "GEODCRS", "GEODETICCRS": kind = has("CS[CARTESIAN") ? .geocentric : .geographic
        case "PROJCS", "PROJCRS", "PROJECTEDCRS", "DERIVEDPROJCRS", "LOCAL_CS", "ENGCRS", "ENGINEERINGCRS":
            kind = .projected
        case "COMPD_CS", "COMPOUNDCRS", "BOUNDCRS", "COORDINATEMETADATA":
            kind = has("PROJCS[", "PROJCRS[") ? .projected : has("CS[CARTESIAN,3") ? .geocentric : .geographic
        default: return nil
        }
        if kind == .geocentric || has("CS[ELLIPSOIDAL,3") {
            heightKind = .ellipsoidal
        } else {
            heightKind = has("VERT_CS[", "VERTCRS[", "VERTICALCRS[") ? .orthometric : .unknown
        }
    }
}
