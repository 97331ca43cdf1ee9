import Demarcation

/// One point as a format reads it, before it joins a batch. NaN, empty and the batch's own marks are what it doesn't say.
struct PointRecord {
    var line = 0
    var x = Double.nan
    var y = Double.nan
    var z = Double.nan
    var separation = Double.nan
    var time = SurveyBatch.missingTime
    var fix = FixQuality.unknown
    var satellites = SurveyBatch.missingCount
    var hdop = Double.nan
    var eastSigma = Double.nan
    var northSigma = Double.nan
    var upSigma = Double.nan
    var eastNorthCovariance = Double.nan
    var eastUpCovariance = Double.nan
    var northUpCovariance = Double.nan
    /// A receiver recorded it by itself, on a track or route.
    var isTrack = false
    /// UTF-8, as are the next two.
    var name: [UInt8] = []
    var note: [UInt8] = []
    /// The members of a JSON object, without its braces.
    var extras: [UInt8] = []

    /// Ready for the next point, with the memory of this one.
    mutating func clear(line: Int) {
        var next = PointRecord()
        swap(&next.name, &name)
        swap(&next.note, &note)
        swap(&next.extras, &extras)
        next.name.removeAll(keepingCapacity: true)
        next.note.removeAll(keepingCapacity: true)
        next.extras.removeAll(keepingCapacity: true)
        next.line = line
        self = next
    }

    /// Adds a member whose value is a JSON string.
    mutating func addExtra(_ key: String, _ value: Span<UInt8>) {
        if !extras.isEmpty { extras.append(0x2C) }
        JSONText.append(key, to: &extras)
        extras.append(0x3A)
        JSONText.append(value, to: &extras)
    }

    mutating func addExtra(_ key: String, _ value: String) {
        addExtra(key, Array(value.utf8).span)
    }
}
