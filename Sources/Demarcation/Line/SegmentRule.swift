/// How the law joins the two ends of a segment.
public enum SegmentRule: String, Labelled {
    /// "A line drawn direct".
    case geodesic
    /// Constant latitude.
    case parallel
    /// "Due north".
    case meridian
    /// Between two summits: the normal section, or the geodesic where they differ by less than 1 mm.
    case verticalPlane = "vertical-plane"
    /// Straight in a named projected reference system.
    case gridLine = "grid-line"
    /// From monument to monument, as surveyed.
    case surveyed
    case riverMedian = "river-median"
    case riverThalweg = "river-thalweg"
    case riverBank = "river-bank"
    case watershed
    case lakeLine = "lake-line"

    public var label: Bilingual {
        switch self {
        case .geodesic: Bilingual(en: "geodesic", es: "geodésica")
        case .parallel: Bilingual(en: "parallel", es: "paralelo")
        case .meridian: Bilingual(en: "meridian", es: "meridiano")
        case .verticalPlane: Bilingual(en: "vertical plane", es: "plano vertical")
        case .gridLine: Bilingual(en: "grid line", es: "recta de cuadrícula")
        case .surveyed: Bilingual(en: "surveyed line", es: "línea levantada")
        case .riverMedian: Bilingual(en: "median line of a river", es: "línea media de río")
        case .riverThalweg: Bilingual(en: "thalweg", es: "vaguada")
        case .riverBank: Bilingual(en: "river bank", es: "margen de río")
        case .watershed: Bilingual(en: "watershed", es: "divisoria de aguas")
        case .lakeLine: Bilingual(en: "line in a lake", es: "línea en lago")
        }
    }

    /// True where the geometry is what was surveyed at some date, not what follows from the two ends.
    public var isSurveyedPolyline: Bool {
        switch self {
        case .geodesic, .parallel, .meridian, .verticalPlane, .gridLine: false
        default: true
        }
    }
}
