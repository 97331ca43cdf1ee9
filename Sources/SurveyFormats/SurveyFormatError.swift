public import Demarcation

/// Why a survey file can't be read as a whole. Single bad records are ``Demarcation/Rejection``s instead.
public enum SurveyFormatError: Error, Hashable, Sendable {
    case empty
    /// Reading the bytes failed; the words of the system, or of the library that reads.
    case unreadable(String, errno: Int32? = nil)
    /// Another program holds a lock on the file: later it can be read.
    case busy
    /// No format is recognised; what the content looks like, if that is known (`Shapefile`, `PDF`).
    case unknownFormat(looksLike: String?)
    /// The content is of another format than the file's name, or the caller, says.
    case differentContent(expected: String, looksLike: String)
    /// Not text in the encoding that was said or supposed, at a byte counted from 0.
    case notText(encoding: String, byte: Int)
    /// The header has none of the names for a needed column; the names that it has.
    case missingColumns(needed: String, found: [String])
    case duplicateColumn(String, line: Int)
    /// A column that the caller named isn't in the header.
    case noSuchColumn(String, found: [String])
    /// Every row has more fields than the header: decimal commas between commas, most likely.
    case fieldCount(expected: Int, found: Int, line: Int)
    /// A quote that is opened on this line and never closed.
    case unterminatedQuote(line: Int)
    /// A number with thousands separators, or one that may have: 399.845 for 399 845.
    case thousandsSeparator(field: String, value: String, line: Int)
    case recordTooLong(limit: Int, line: Int)
    case truncated(line: Int)
    case documentTypeForbidden(line: Int)
    case nestedTooDeep(limit: Int, line: Int)
    /// The file breaks its format's own rules; details in the words of the parser.
    case malformed(problem: String, line: Int)
    /// The file needs something that it doesn't say: a reference position, a date.
    case missingInformation(String)
    case archive(ZIPProblem)
    /// The file has several layers, and the caller must say which; `found` describes each.
    case layerNeeded(found: [String])
    case noSuchLayer(String, found: [String])
    /// A database without a layer of features.
    case noLayers
    /// A database, or a layer of it, that can't be read.
    case database(Bilingual)
    /// The format is read from a file with a name only: not from standard input.
    case needsFile(SurveyFormat)
}

extension SurveyFormatError {
    /// The line that is to blame, counted from 1.
    public var line: Int? {
        switch self {
        case .fieldCount(_, _, let line), .unterminatedQuote(let line), .thousandsSeparator(_, _, let line),
            .recordTooLong(_, let line), .truncated(let line), .documentTypeForbidden(let line),
            .nestedTooDeep(_, let line), .malformed(_, let line), .duplicateColumn(_, let line):
            line
        default: nil
        }
    }
}

extension SurveyFormatError: CustomStringConvertible {
    public var description: String {
        let place = line.map { "line \($0): " } ?? ""
        return place + problem
    }

    private var problem: String {
        switch self {
        case .empty: "file is empty"
        case .busy: "another program has it locked"
        case .unreadable(let message, _): message
        case .unknownFormat(let looksLike):
            looksLike.map { "looks like \($0), which isn't read here" } ?? "not a survey format that is known"
        case .differentContent(let expected, let looksLike): "not \(expected): it looks like \(looksLike)"
        case .notText(let encoding, let byte): "not \(encoding) at byte \(byte)"
        case .missingColumns(let needed, let found): "no column for \(needed) among \(found.joined(separator: ", "))"
        case .duplicateColumn(let name, _): "column “\(name)” stands twice in the header"
        case .noSuchColumn(let name, let found): "no column “\(name)” among \(found.joined(separator: ", "))"
        case .fieldCount(let expected, let found, _): "\(found) fields, header has \(expected)"
        case .unterminatedQuote: "the quote opened here is never closed"
        case .thousandsSeparator(let field, let value, _): "\(field) “\(value)” seems to have thousands separators"
        case .recordTooLong(let limit, _): "a record longer than \(limit) bytes"
        case .truncated: "the file ends too early"
        case .documentTypeForbidden: "DOCTYPE not allowed"
        case .nestedTooDeep(let limit, _): "nested deeper than \(limit)"
        case .malformed(let problem, _): problem
        case .missingInformation(let what): "the file doesn't say \(what)"
        case .archive(let problem): problem.words.english
        case .layerNeeded(let found): "has the layers \(found.joined(separator: ", ")): which one?"
        case .noSuchLayer(let name, let found): "no layer “\(name)” among \(found.joined(separator: ", "))"
        case .noLayers: "has no layer of features"
        case .database(let problem): problem.english
        case .needsFile(let format): "\(format.title) is read from a file, not from standard input"
        }
    }
}
