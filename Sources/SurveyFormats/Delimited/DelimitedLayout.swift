import Demarcation

/// What the columns of a delimited file are, found out from its header and first rows before any point is read.
struct DelimitedLayout {
    var delimiter: UInt8
    /// The headers as written, without outer blanks; empty when the file has none.
    var headers: [String]
    /// One for each field.
    var columns: [SurveyColumn]
    var coordinateKind: SurveySource.CoordinateKind
    var decimalMark: UInt8 = 0x2E
    /// See ``Demarcation/SurveySource/Table/isRejects``.
    var isRejects = false
    /// Whether 03/04/2026 is in April; `nil` when nothing tells.
    var isDayFirst: Bool?
    /// The one value of a `crs` and an `epoch` column.
    var referenceSystem: [UInt8]?
    var epoch: [UInt8]?

    func has(_ column: SurveyColumn) -> Bool { columns.contains(column) }

    /// What a column is called in messages.
    func name(_ index: Int) -> String {
        headers.indices.contains(index) ? headers[index] : columns[index].rawValue
    }

    /// The column that gives the height: of two, the one that says its zero, the ellipsoidal one before all.
    var heightColumn: SurveyColumn? {
        if coordinateKind == .geocentric { return .geocentricZ }
        return [.ellipsoidalHeight, .orthometricHeight, .height].first { has($0) }
    }

    var heightKind: SurveySource.HeightKind {
        switch heightColumn {
        case .ellipsoidalHeight, .geocentricZ: .ellipsoidal
        case .orthometricHeight: .orthometric
        case nil: .none
        default: .unknown
        }
    }

    /// What was found out by looking, for the log.
    var remarks: [Bilingual] {
        let mark = delimiter == 0x09 ? "TAB" : String(Unicode.Scalar(delimiter))
        var remarks = [Bilingual(en: "delimiter “\(mark)”", es: "separador «\(mark)»")]
        if decimalMark == 0x2C { remarks.append(Bilingual(en: "decimal comma", es: "coma decimal")) }
        for (index, column) in columns.enumerated() where column != .extra {
            remarks.append(Bilingual("\(column.rawValue) ← \(name(index))"))
        }
        if has(.horizontalSigma) {
            remarks.append(
                Bilingual(
                    en: "horizontal-sigma is a radius: σE = σN = radius / √2",
                    es: "horizontal-sigma es un radio: σE = σN = radio / √2"))
        }
        return remarks
    }
}
