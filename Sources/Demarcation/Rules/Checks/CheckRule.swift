/// A rule of quality that the content of a register is held against. Its raw value is stable, for scripts.
public enum CheckRule: String, Labelled {
    case lineGap = "line-gap"
    case lineOverlap = "line-overlap"
    case chainageOrder = "chainage-order"
    case duplicateVertex = "duplicate-vertex"
    case selfCrossing = "self-crossing"
    case invalidGeometry = "invalid-geometry"
    case segmentInstrument = "segment-instrument"
    case monumentNumber = "monument-number"
    case monumentOffset = "monument-offset"
    case monumentSpacing = "monument-spacing"
    case monumentPosition = "monument-position"
    case monumentVisit = "monument-visit"
    case positionConflict = "position-conflict"
    case positionEpoch = "position-epoch"
    case positionSigma = "position-sigma"
    case brechaOutside = "brecha-outside"
    case brechaOverlap = "brecha-overlap"
    case programmeLength = "programme-length"
    case inspectionActa = "inspection-acta"
    case orderActa = "order-acta"
    case orderEvidence = "order-evidence"
    case orderOutside = "order-outside"

    public var severity: CheckSeverity {
        switch self {
        case .lineGap, .lineOverlap, .chainageOrder, .invalidGeometry, .monumentNumber, .positionConflict,
            .positionEpoch, .brechaOutside, .brechaOverlap, .orderActa, .orderOutside:
            .error
        case .duplicateVertex, .selfCrossing, .segmentInstrument, .monumentOffset, .monumentSpacing,
            .monumentPosition, .positionSigma, .programmeLength, .inspectionActa:
            .warn
        case .monumentVisit, .orderEvidence: .info
        }
    }
}
