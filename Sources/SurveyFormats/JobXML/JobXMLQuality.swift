import Demarcation

/// How a point of a JobXML file was measured, from the record that says so.
struct JobXMLQuality {
    var isDeleted: Bool
    /// `NetworkFix`, `KeyedIn`…
    var method: String
    var time = SurveyBatch.missingTime
    var satellites = SurveyBatch.missingCount
    var hdop = Double.nan
    var horizontal = Double.nan
    var vertical = Double.nan

    init(_ record: XMLRecord) throws(RowProblem) {
        isDeleted = record.first("Deleted")?.lowercased() == "true"
        // The survey method is the solution; the method is how the crew pressed the buttons (GpsRTKQuickMark), or in files
        // of other programs the solution.
        method = record.first("SurveyMethod") ?? record.first("Method") ?? ""
        for group in ["QualityControl1", "Precision"] {
            if let count = try record.number(group + "/NumberOfSatellites"), (0...999).contains(count) {
                satellites = Int16(count)
            }
            hdop = try record.number(group + "/HDOP") ?? hdop
            horizontal =
                try record.number(group + "/HorizontalPrecision", or: group + "/Horizontal") ?? horizontal
            vertical = try record.number(group + "/VerticalPrecision", or: group + "/Vertical") ?? vertical
        }
    }

    /// Puts it on a point; what wasn't measured is rejected.
    func describe(_ point: inout PointRecord) throws(RowProblem) {
        point.time = time
        point.satellites = satellites
        point.hdop = hdop
        if horizontal > 0 {
            // A radius over both axes.
            point.eastSigma = horizontal * 0.5.squareRoot()
            point.northSigma = point.eastSigma
        }
        if vertical > 0 { point.upSigma = vertical }
        guard !method.isEmpty else { return }
        switch FixWord(method) {
        case .quality(let fix) where fix.isMeasurement: point.fix = fix
        case .quality(let fix): throw .rejected(.notMeasured(fix))
        case .noFix: throw .rejected(.noFix)
        case nil: point.addExtra("Method", method)
        }
    }
}
