import Demarcation
import GeoTypes
import Literals

/// Reads the points of GeoJSON (RFC 7946) and of JSON-FG (OGC 21-045r1): a FeatureCollection, or one Feature.
///
/// Properties go to the columns that their names mean, as with tables; the others are kept as they are. A feature that is
/// no point is rejected. JSON-FG's `place` wins over `geometry`: it is the precise one.
struct GeoJSONReader: FormatReader {
    private var reader: JSONReader
    private var builder = BatchBuilder()
    private var warnings = SurveyWarnings()
    private var state = State.start
    private var type: String?
    private var hasLegacySystem = false
    private var referenceSystem: CRSReference?
    private var kind: SurveySource.CoordinateKind?
    private var usesPlace = false
    private var hasHeight = false
    private var columns: [String: SurveyColumn] = [:]

    private enum State {
        case start, inFeatures, done
    }

    /// The number of features so far, where it stands for their lines.
    private var featureNumber: Int?

    init(_ bytes: ByteSource) throws(SurveyFormatError) {
        try self.init(bytes, kind: nil, featureNumber: nil)
    }

    /// What another program made of a file whose coordinates are of that kind: features are numbered from 1.
    init(_ bytes: ByteSource, converted kind: SurveySource.CoordinateKind) throws(SurveyFormatError) {
        try self.init(bytes, kind: kind, featureNumber: 0)
    }

    private init(
        _ bytes: ByteSource, kind: SurveySource.CoordinateKind?, featureNumber: Int?
    ) throws(SurveyFormatError) {
        self.kind = kind
        self.featureNumber = featureNumber
        reader = try JSONReader(bytes)
        try begin()
        // The first point tells whether the coordinates are degrees.
        while state == .inFeatures, self.kind == nil || featureNumber == 0, !builder.isFull {
            try readElement()
        }
    }

    var source: SurveySource {
        let system = referenceSystem.map { $0.isCRS84 ? "EPSG:4326" : $0.name }
        var source = SurveySource(
            format: "geojson", coordinateKind: kind ?? .geographic, referenceSystem: system ?? "EPSG:4326",
            heightKind: hasHeight ? (usesPlace || hasLegacySystem ? .unknown : .ellipsoidal) : .none,
            epoch: referenceSystem?.epoch)
        if usesPlace { source.remarks = [Bilingual(en: "coordinates from place", es: "coordenadas de place")] }
        source.warnings = warnings.list
        if hasLegacySystem {
            source.warnings.append(
                Bilingual(
                    en: "the crs member is not part of RFC 7946; it is believed",
                    es: "el miembro crs no es parte de RFC 7946; se le da crédito"))
        }
        return source
    }

    mutating func next() throws(SurveyFormatError) -> SurveyBatch? {
        while state == .inFeatures, !builder.isFull { try readElement() }
        return builder.finish()
    }

    // MARK: - Structure

    /// Reads up to the first feature of a collection, or the whole of a single feature.
    private mutating func begin() throws(SurveyFormatError) {
        try reader.expect(.beginObject)
        reader.pinHere()
        try readMembers(GeoJSONFeature(), isFirst: true)
    }

    /// Reads members of the outermost object until the features begin, or the object ends.
    private mutating func readMembers(_ started: GeoJSONFeature, isFirst: Bool) throws(SurveyFormatError) {
        var single = started
        single.point.line = reader.line
        var token = try reader.next()
        var isFirst = isFirst
        while token != .endObject {
            if !isFirst {
                guard token == .comma else { throw reader.unexpected(token) }
                token = try reader.next()
            }
            isFirst = false
            guard case .string(let range, let hasEscapes) = token else { throw reader.unexpected(token) }
            let key = try reader.string(range, hasEscapes: hasEscapes)
            try reader.expect(.colon)
            if key == "features" {
                try reader.expect(.beginArray)
                state = .inFeatures
                isFirstElement = true
                return
            }
            try readMember(key, &single)
            token = try reader.next()
        }
        let end = try reader.next()
        guard end == .end else { throw reader.unexpected(end) }
        if state == .start {
            guard type == "Feature" else {
                throw .malformed(problem: "neither a FeatureCollection nor a Feature", line: reader.line)
            }
            single.type = type
            try finish(single)
        }
        state = .done
    }

    private var isFirstElement = true

    private mutating func readMember(_ key: String, _ single: inout GeoJSONFeature) throws(SurveyFormatError) {
        switch key {
        case "type": type = try reader.optionalString()
        case "crs", "coordRefSys":
            guard let found = try CRSReference(&reader) else { return }
            // Points already read were taken for something else.
            guard state == .start || found == referenceSystem || found.isCRS84 && referenceSystem == nil else {
                throw .malformed(problem: "\(key) stands after the features", line: reader.line)
            }
            hasLegacySystem = hasLegacySystem || key == "crs" && !found.isCRS84
            referenceSystem = found
        default: try GeoJSONReader.readFeatureMember(key, &reader, into: &single)
        }
    }

    /// Reads one element of the features, or their end and what follows.
    private mutating func readElement() throws(SurveyFormatError) {
        var token = try reader.next()
        if token == .endArray {
            // Nothing else may open features again.
            state = .done
            try readMembersAfter()
            return
        }
        if !isFirstElement {
            guard token == .comma else { throw reader.unexpected(token) }
            token = try reader.next()
        }
        isFirstElement = false
        guard token == .beginObject else { throw reader.unexpected(token) }
        reader.pinHere()
        var feature = GeoJSONFeature()
        if let number = featureNumber { featureNumber = number + 1 }
        feature.point.line = featureNumber ?? reader.line
        feature.columns = columns
        try reader.object { (reader, key) throws(SurveyFormatError) in
            try GeoJSONReader.readFeatureMember(key, &reader, into: &feature)
        }
        columns = feature.columns
        try finish(feature)
    }

    private mutating func readMembersAfter() throws(SurveyFormatError) {
        try readMembers(GeoJSONFeature(), isFirst: false)
        if state == .inFeatures { throw .malformed(problem: "two lists of features", line: reader.line) }
    }

    private static func readFeatureMember(
        _ key: String, _ reader: inout JSONReader, into feature: inout GeoJSONFeature
    ) throws(SurveyFormatError) {
        switch key {
        case "type": feature.type = try reader.optionalString()
        case "id":
            var json: [UInt8] = []
            try reader.copy(to: &json)
            if feature.point.name.isEmpty {
                feature.point.name = json.first == 0x22 ? Array(json.dropFirst().dropLast()) : json
            }
        case "geometry": feature.geometry = try GeoJSONFeature.geometry(&reader)
        case "place": feature.place = try GeoJSONFeature.geometry(&reader)
        case "coordRefSys": feature.referenceSystem = try CRSReference(&reader)
        case "properties": try feature.readProperties(&reader)
        case "time":
            guard try reader.peek() == .beginObject else { return try reader.skip() }
            _ = try reader.next()
            var time: String?
            try reader.object { (reader, key) throws(SurveyFormatError) in
                if key == "timestamp" || key == "date" {
                    time = try reader.optionalString() ?? time
                } else {
                    try reader.skip()
                }
            }
            if let time { feature.attributes.takeTime(time) }
        default: try reader.skip()
        }
    }

    // MARK: - Points

    private mutating func finish(_ feature: GeoJSONFeature) throws(SurveyFormatError) {
        var feature = feature
        let isPlace = feature.place != nil && (feature.referenceSystem ?? referenceSystem) != nil
        guard let geometry = isPlace ? feature.place : feature.geometry else {
            return reject(feature, .missingCoordinate(field: "geometry"))
        }
        if let strange = geometry.strange {
            return reject(feature, .notANumber(field: "coordinates", value: strange))
        }
        guard geometry.type == "Point" && geometry.depth == 1 || geometry.type == "MultiPoint" && geometry.depth == 2
        else {
            let name = geometry.type ?? "geometry"
            return reject(
                feature, .badRecord(problem: Bilingual(en: "\(name) is no point", es: "\(name) no es un punto")))
        }
        guard geometry.isRegular, geometry.stride >= 2, !geometry.numbers.isEmpty else {
            return reject(feature, .missingCoordinate(field: "coordinates"))
        }
        if let rejection = feature.attributes.rejection { return reject(feature, rejection) }
        if let problem = feature.point.repetitionProblem(points: geometry.numbers.count / geometry.stride) {
            return reject(feature, problem)
        }
        feature.attributes.note(in: &warnings)
        let system = isPlace ? feature.referenceSystem ?? referenceSystem : hasLegacySystem ? referenceSystem : nil
        for start in stride(from: 0, to: geometry.numbers.count, by: geometry.stride) {
            var numbers = Array(geometry.numbers[start..<min(start + 3, start + geometry.stride)])
            // In place, coordinates stand in the order of their reference system: EPSG's degrees are latitude first.
            if isPlace, system?.isWGS84 == true, system?.isCRS84 == false { numbers.swapAt(0, 1) }
            feature.point.x = numbers[0]
            feature.point.y = numbers[1]
            feature.point.z = numbers.count > 2 ? numbers[2] : .nan
            try append(feature, isPlace: isPlace, system: system)
        }
    }

    private mutating func append(
        _ feature: GeoJSONFeature, isPlace: Bool, system: CRSReference?
    ) throws(SurveyFormatError) {
        let point = feature.point
        if kind == nil {
            let isDegrees = system == nil || system?.isWGS84 == true || point.geographicProblem == nil
            kind = isDegrees ? .geographic : .projected
            usesPlace = isPlace
            if isPlace { referenceSystem = system }
            if !isPlace, !hasLegacySystem { referenceSystem = nil }
        } else if usesPlace != isPlace || isPlace && system != referenceSystem {
            return reject(
                feature,
                .badRecord(
                    problem: Bilingual(
                        en: "another reference system than the first feature's",
                        es: "otro sistema de referencia que el del primer elemento")))
        }
        if kind == .geographic, let problem = point.geographicProblem { return reject(feature, problem) }
        hasHeight = hasHeight || !point.z.isNaN
        if point.x == 0, point.y == 0 { warnings.note(.zeroCoordinates, line: point.line) }
        builder.append(point)
    }

    private mutating func reject(_ feature: GeoJSONFeature, _ reason: Rejection.Reason) {
        builder.reject(feature.point, reason, text: reader.tokens.pinnedText(limit: 1000))
    }
}
