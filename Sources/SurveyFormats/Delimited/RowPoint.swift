import Demarcation
import Literals

/// One of the three coordinates of a point.
enum PointAxis {
    case x, y, z
}

/// What one record says so far. NaN and empty ranges are what it doesn't say.
struct RowPoint {
    var x = Double.nan
    var y = Double.nan
    var z = Double.nan
    var separation = Double.nan
    var hdop = Double.nan
    var eastSigma = Double.nan
    var northSigma = Double.nan
    var upSigma = Double.nan
    var horizontalSigma = Double.nan
    var satellites = SurveyBatch.missingCount
    var fix = FixQuality.unknown
    var instant = SurveyBatch.missingTime
    /// Fields of the name and the note, −1 when they are empty.
    var name = -1
    var note = -1
    var time = 0..<0
    var date = 0..<0
    var timeOfDay = 0..<0
    var hasExtras = false
    /// No field has anything in it.
    var isBlank = true

    subscript(axis: PointAxis) -> Double {
        get {
            switch axis {
            case .x: x
            case .y: y
            case .z: z
            }
        }
        set {
            switch axis {
            case .x: x = newValue
            case .y: y = newValue
            case .z: z = newValue
            }
        }
    }
}

/// What is done with the fields of one column.
enum ColumnUse {
    case coordinate(PointAxis)
    case angle(AngleAxis)
    case separation, satellites, hdop
    case horizontalSigma, eastSigma, northSigma, upSigma
    case fix(FixVocabulary)
    case name, note
    case time, date, timeOfDay
    /// The same value in every row.
    case constant
    case ignored
    case extra

    init(_ column: SurveyColumn, in layout: DelimitedLayout) {
        switch column {
        case .id: self = .name
        case .longitude: self = .angle(.longitude)
        case .latitude: self = .angle(.latitude)
        case .easting, .geocentricX: self = .coordinate(.x)
        case .northing, .geocentricY: self = .coordinate(.y)
        case .height, .ellipsoidalHeight, .orthometricHeight, .geocentricZ:
            // Of two heights the one that says its zero counts, the ellipsoidal one before all.
            self = column == layout.heightColumn ? .coordinate(.z) : .extra
        case .separation: self = .separation
        case .time: self = layout.has(.date) ? .timeOfDay : .time
        case .date: self = .date
        case .timeOfDay: self = .timeOfDay
        case .fix: self = .fix(.words)
        case .rtklibQuality: self = .fix(.rtklib)
        case .nmeaQuality: self = .fix(.nmea)
        case .satellites: self = .satellites
        case .hdop: self = .hdop
        case .horizontalSigma: self = .horizontalSigma
        case .eastSigma: self = .eastSigma
        case .northSigma: self = .northSigma
        case .upSigma: self = .upSigma
        case .note: self = .note
        case .referenceSystem, .epoch: self = .constant
        case .rejection: self = .ignored
        case .extra: self = .extra
        }
    }

    /// The axis of a coordinate column.
    var axis: PointAxis? {
        switch self {
        case .coordinate(let axis): axis
        case .angle(.longitude): .x
        case .angle(.latitude): .y
        default: nil
        }
    }

    var isExtra: Bool {
        if case .extra = self { true } else { false }
    }
}

/// Why a record gives no point, or why the file gives none at all.
enum RowProblem: Error {
    case rejected(Rejection.Reason)
    case fatal(SurveyFormatError)
}

/// Which columns of a batch a table fills.
struct ColumnPresence {
    /// The time stands in two columns, or without its date.
    let splitTime: Bool
    let height, separation, time, fix, satellites, hdop, eastSigma, northSigma, upSigma, name, note: Bool

    init(_ layout: DelimitedLayout) {
        splitTime = layout.has(.date) || layout.has(.timeOfDay)
        height = layout.heightColumn != nil
        separation = layout.has(.separation)
        time = layout.has(.time) || splitTime
        fix = layout.has(.fix) || layout.has(.rtklibQuality) || layout.has(.nmeaQuality)
        satellites = layout.has(.satellites)
        hdop = layout.has(.hdop)
        eastSigma = layout.has(.eastSigma) || layout.has(.horizontalSigma)
        northSigma = layout.has(.northSigma) || layout.has(.horizontalSigma)
        upSigma = layout.has(.upSigma)
        name = layout.has(.id)
        note = layout.has(.note)
    }
}
