/// A record of a source that was not accepted: where it stands, why, what to do, and its own text.
///
/// Rejections are shown, counted and written to a file that can be mended and imported again.
public struct Rejection: Error, Hashable, Sendable {
    /// Line or feature number in the source, counted from 1.
    public var line: Int
    public var reason: Reason
    /// The record as it stands in the source.
    public var text: String
    /// What was understood of it, where it isn't a row of a table that can be mended as it stands.
    public var point: Point?

    public init(line: Int, reason: Reason, text: String, point: Point? = nil) {
        self.line = line
        self.reason = reason
        self.text = text
        self.point = point
    }

    /// A record's values in the source's own system, as written where they are no numbers; empty is unknown.
    public struct Point: Hashable, Sendable {
        public var name: String
        public var x: String
        public var y: String
        public var z: String
        /// Milliseconds since 1970, or ``SurveyBatch/missingTime``.
        public var time: Int64

        public init(name: String, x: String, y: String, z: String, time: Int64) {
            self.name = name
            self.x = x
            self.y = y
            self.z = z
            self.time = time
        }
    }

    public enum Reason: Error, Hashable, Sendable {
        case notANumber(field: String, value: String)
        case missingCoordinate(field: String)
        case longitudeOutOfRange(Double)
        case latitudeOutOfRange(Double)
        case valueOutOfRange(field: String, value: String, allowed: String)
        case badAngle(field: String, value: String, problem: Bilingual)
        case wrongFieldCount(expected: Int, found: Int)
        case notText(byte: Int)
        case badChecksum(stated: String, computed: String)
        case notMeasured(FixQuality)
        case noFix
        case truncated
        case badRecord(problem: Bilingual)
        case missingField(String)
        case duplicateID(id: String, firstLine: Int)
        /// The register holds the id with other values, and never overwrites.
        case differsFromRegister(id: String)
        /// The programme has another figure, and no day says from when this one is in force.
        case needsDay(id: String)
        /// Nothing is wrong with the row itself: it belongs to what was rejected on that line.
        case partOfRejected(line: Int)
        case unknownReference(field: String, value: String)
        /// A name that calls a line a boundary, which no law makes one.
        case wrongWord(field: String, value: String, word: String, status: LegalStatus)
        case outsideOperationArea
        case notTransformed
        case outsideSector(field: String, value: String, allowed: String)
    }
}
