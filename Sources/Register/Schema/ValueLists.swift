import Demarcation
import GeoPackage

/// The codes that people may choose from when they edit the register in QGIS or in the field.
enum ValueLists {
    static let all: [ValueList] = [
        list("line_kind", LineKind.self), list("legal_status", LegalStatus.self),
        list("segment_rule", SegmentRule.self),
        list("monument_class", Monument.Class.self), list("monument_condition", Monument.Condition.self),
        list("position_role", Position.Role.self), list("position_state", Position.State.self),
        list("document_kind", Document.Kind.self), list("document_participation", Document.Participation.self),
        list("classification", Classification.self),
        list("survey_class", Survey.Class.self), list("order_kind", WorkKind.self),
        list("order_state", WorkState.self), list("material_state", MaterialState.self),
        list("volume_method", VolumeMethod.self), list("event_kind", Event.Kind.self),
        list("reach_bank", Reach.Bank.self), list("installation_kind", Installation.Kind.self),
        list("installation_condition", Installation.Condition.self), list("precedence", Precedence.self),
        list("chainage_direction", Sector.Direction.self),
        list("product_level", Product.Level.self), list("closing_basis", Basis.self), fixes, heights,
    ]

    static let named = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    private static func list<Code: Labelled>(_ name: String, _ type: Code.Type) -> ValueList {
        ValueList(
            name: name,
            values: Code.allCases.map {
                ValueList.Value(code: $0.rawValue, labelEs: $0.label[.spanish], labelEn: $0.label[.english])
            })
    }

    private static let fixes = ValueList(
        name: "fix_quality",
        values: FixQuality.allCases.filter(\.isMeasurement).map {
            ValueList.Value(code: $0.code, labelEs: $0.label[.spanish], labelEn: $0.label[.english])
        })

    private static let heights = ValueList(
        name: "height_kind",
        values: [
            .init(code: SurveySource.HeightKind.ellipsoidal.rawValue, labelEs: "elipsoidal", labelEn: "ellipsoidal"),
            .init(code: SurveySource.HeightKind.orthometric.rawValue, labelEs: "ortométrica", labelEn: "orthometric"),
            .init(code: SurveySource.HeightKind.unknown.rawValue, labelEs: "no declarada", labelEn: "not stated"),
            .init(code: SurveySource.HeightKind.none.rawValue, labelEs: "sin alturas", labelEn: "no heights"),
        ])
}
