public import Demarcation
public import GeoTypes
public import Geodesy

/// How one survey's coordinates get into the register's frame: its reference system, its epoch, and the one operation that
/// is pinned for all its points.
public struct SurveySetting: Sendable {
    /// What the person who imports says.
    public struct Request: Sendable {
        public var system: String?
        public var epoch: String?
        /// A code or PROJ string of the operation to use.
        public var operation: String?
        public var allowsBallpark: Bool

        public init(system: String?, epoch: String?, operation: String?, allowsBallpark: Bool) {
            self.system = system
            self.epoch = epoch
            self.operation = operation
            self.allowsBallpark = allowsBallpark
        }
    }

    public enum Problem: Error, Hashable, Sendable {
        /// Grid or geocentric coordinates, and nobody says in which system.
        case systemMissing(SurveySource.CoordinateKind)
        /// The columns are of another kind than the system.
        case otherKind(columns: SurveySource.CoordinateKind, system: String)
        /// The ground moves between the two epochs, and an import doesn't move points in time.
        case otherEpoch(survey: Double, register: Double, system: String)
        case geodesy(GeodesyError, fromFile: Bool)
    }

    /// As it was named, for the record.
    public let system: String
    public let epoch: Epoch?
    /// The system by its code, however it was named, or its definition where it has none.
    public let canonicalSystem: String
    /// ``epoch``, where coordinates of the system change with time.
    public let canonicalEpoch: Double?
    public let operation: CoordinateOperation
    public let warnings: [Bilingual]

    /// - `first`: the first batch, whose points say where the survey is.
    /// - `line`: around the register's line; an operation must serve there.
    public init(
        _ source: SurveySource, first: SurveyBatch?, request: Request, frame: ReferenceFrame, line: GeographicBox
    ) throws(Problem) {
        var warnings: [Bilingual] = []
        let named = request.system ?? source.referenceSystem
        if named == nil, source.coordinateKind != .geographic { throw .systemMissing(source.coordinateKind) }
        let system = named ?? frame.code
        if named == nil {
            warnings.append(
                Bilingual(
                    en:
                        "no reference system is named: longitude and latitude are taken as \(frame.code), the register's",
                    es:
                        "no se nombra el sistema de referencia: longitud y latitud se toman como \(frame.code), el del registro"
                ))
        } else if let stated = source.referenceSystem, let said = request.system, stated != said {
            warnings.append(
                Bilingual(
                    en: "the file is \(stated), --crs says \(said): \(said) is used",
                    es: "el archivo es \(stated), --crs dice \(said): se usa \(said)"))
        }
        let fromFile = request.system == nil && source.referenceSystem != nil
        let from = try Self.geodesy(fromFile) { () throws(GeodesyError) in try ReferenceSystem(system) }
        guard Self.fits(source.coordinateKind, from) else {
            throw .otherKind(columns: source.coordinateKind, system: from.description)
        }
        let (epoch, operation) = try Self.geodesy(fromFile) { () throws(GeodesyError) in
            let epoch = try Self.epoch(source, request)
            // What nobody named is taken as the frame's, epoch and all.
            if from.isDynamic, from.ensembleAccuracy == nil, epoch == nil, named != nil {
                throw .epochMissing(system: from.description)
            }
            var box: GeographicBox?
            var carriesHeights = false
            if let first, first.count > 0 {
                box = try from.box(around: first.coordinates)
                carriesHeights = Georeferencer.carriesHeights(source, first)
            }
            let operation = try CoordinateOperation.pinned(
                from: from, to: try ReferenceSystem(frame.code), points: box.flatMap { $0.isEmpty ? nil : $0 },
                register: line.isEmpty ? nil : line, heights: carriesHeights, named: request.operation,
                allowBallpark: request.allowsBallpark)
            return (epoch, operation)
        }
        if from.isDynamic, from.ensembleAccuracy == nil, let epoch, let kept = frame.epoch,
            abs(epoch.year - kept) > 0.001
        {
            throw .otherEpoch(survey: epoch.year, register: kept, system: from.description)
        }
        self.system = system
        self.epoch = epoch
        canonicalSystem = from.canonicalName
        canonicalEpoch = from.isDynamic ? epoch?.year : nil
        self.operation = operation
        self.warnings = warnings + Self.warnings(of: operation)
    }

    private static func geodesy<Value>(
        _ fromFile: Bool, _ body: () throws(GeodesyError) -> Value
    ) throws(Problem) -> Value {
        do throws(GeodesyError) { return try body() } catch { throw .geodesy(error, fromFile: fromFile) }
    }

    private static func epoch(_ source: SurveySource, _ request: Request) throws(GeodesyError) -> Epoch? {
        if let text = request.epoch { return try Epoch(text) }
        if let stated = source.epoch { return try Epoch(year: stated) }
        return nil
    }

    private static func fits(_ kind: SurveySource.CoordinateKind, _ system: ReferenceSystem) -> Bool {
        switch kind {
        case .geographic: system.kind == .geographic
        case .projected: system.kind == .projected || system.kind == .other
        case .geocentric: system.kind == .geocentric
        }
    }

    private static func warnings(of operation: CoordinateOperation) -> [Bilingual] {
        var warnings: [Bilingual] = []
        if operation.isBallpark {
            warnings.append(
                Bilingual(
                    en: "the operation is a ballpark: the datums are taken as equal, which may be wrong by metres",
                    es: "la operación es aproximada: los datums se toman como iguales, lo que puede errar por metros"))
        }
        if !operation.missingGridsOfBetter.isEmpty {
            let grids = operation.missingGridsOfBetter.joined(separator: ", ")
            let accuracy = operation.accuracy.map { "\($0) m" } ?? "?"
            warnings.append(
                Bilingual(
                    en: "a better operation needs \(grids), which isn't installed; the one used is good to \(accuracy)",
                    es: "una operación mejor necesita \(grids), que no está instalada; la usada es exacta a \(accuracy)"
                ))
        }
        return warnings
    }
}

extension ReferenceSystem {
    /// One name for the system, whether it was given as `epsg:4326`, `EPSG:4326` or its WKT.
    public var canonicalName: String { authorityCode ?? definition }
}
