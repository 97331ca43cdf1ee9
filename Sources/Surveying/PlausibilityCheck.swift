public import Demarcation
public import GeoTypes

/// Looks over a survey for what is legal and nearly always a mistake: coordinates the wrong way round, 0,0, points on the
/// other side of the world.
public struct PlausibilityCheck: Sendable {
    private let surroundings: GeographicBox
    private var points = 0
    private var outside = 0
    private var insideWhenSwapped = 0
    private var atOrigin = 0

    /// `line`: around the register's line; without one nothing can be said of places.
    public init(line: GeographicBox) {
        surroundings = line.isEmpty ? line : line.expanded(degrees: 2)
    }

    public mutating func look(at coordinates: CoordinateColumns) {
        points += coordinates.count
        for row in 0..<coordinates.count {
            let (x, y) = (coordinates.x[row], coordinates.y[row])
            if x == 0, y == 0 { atOrigin += 1 }
            if surroundings.isEmpty || surroundings.contains(GeographicPoint(longitude: x, latitude: y)) { continue }
            outside += 1
            let swapped = GeographicPoint(longitude: y, latitude: x)
            let mirrored = GeographicPoint(longitude: -x, latitude: y)
            if surroundings.contains(swapped) || surroundings.contains(mirrored) { insideWhenSwapped += 1 }
        }
    }

    public func warnings(_ ledger: Survey.Ledger) -> [Bilingual] {
        var warnings: [Bilingual] = []
        if insideWhenSwapped > 0 {
            warnings.append(
                Bilingual(
                    en:
                        "points that look swapped (longitude and latitude) or lack a minus sign, stored as given: \(insideWhenSwapped)",
                    es:
                        "puntos que parecen intercambiados (longitud y latitud) o sin signo, guardados como están: \(insideWhenSwapped)"
                ))
        }
        if outside > insideWhenSwapped {
            warnings.append(
                Bilingual(
                    en:
                        "points more than 2° away from the line: \(outside - insideWhenSwapped); check the reference system",
                    es:
                        "puntos a más de 2° de la línea: \(outside - insideWhenSwapped); revise el sistema de referencia"
                ))
        }
        if atOrigin > 0 {
            warnings.append(
                Bilingual(en: "points at 0, 0: \(atOrigin)", es: "puntos en 0, 0: \(atOrigin)"))
        }
        return warnings
    }
}
