public import Demarcation

/// Why a register can't be made, opened, read or changed. The register is as it was before.
public enum RegisterError: Error, Hashable, Sendable {
    case notFound(path: String)
    case alreadyExists(path: String)
    case folderMissing(path: String)
    /// The file is something else.
    case notARegister(path: String, what: OtherFile)
    case damaged(path: String, detail: String)
    /// Made by a newer program.
    case newer(path: String, version: Int, supported: Int)
    case busy(path: String, waitedSeconds: Int)
    case notPermitted(path: String)
    case diskFull(path: String)
    case inputOutput(path: String, detail: String)
    case outOfMemory(path: String)
    /// ``Register/stopStatements()`` was called.
    case stopped
    /// Something with this id is there already.
    case duplicate(kind: RecordKind, id: String)
    /// Nothing has this id.
    case unknown(kind: RecordKind, id: String)
    /// A stored value that the program doesn't know.
    case unknownCode(table: String, column: String, value: String)
    /// Nothing of the layer is for the public.
    case notPublic(layer: String)
    case constraint(detail: String)
    /// The position's state, the day or the document forbid it.
    case refused(Position.Refusal)
    /// The change would rewrite a closed period; `detail` names the table.
    case periodClosed(detail: String)
    case undoRefused(HistoryPart, UndoRefusal)
    /// A table has nothing that these options of a filter could ask for.
    case unanswered(table: String, options: [String])
    case refusedEdit(EditProblem)
}

/// What a file is that is no register.
public enum OtherFile: String, Sendable {
    case folder = "a folder"
    /// A device, a pipe.
    case special = "not a file"
    case empty = "an empty file"
    case notSQLite = "not an SQLite file"
    case otherDatabase = "an SQLite file without GeoPackage tables"
    case otherGeoPackage = "a GeoPackage of another program"
}

/// What a record is, for messages.
public enum RecordKind: String, Sendable {
    case sector, segment, vertex, monument, position, survey, observation, stretch, inspection, order, event, product,
        document, batch, reach, installation
}

extension RegisterError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notFound(let path): "\(path): no such register"
        case .alreadyExists(let path): "\(path): exists already"
        case .folderMissing(let path): "\(path): its folder does not exist"
        case .notARegister(let path, let what): "\(path): not a register, but \(what.rawValue)"
        case .damaged(let path, let detail): "\(path): damaged (\(detail))"
        case .newer(let path, let version, let supported):
            "\(path): has schema \(version), this program knows up to \(supported)"
        case .busy(let path, let seconds): "\(path): in use by another program for more than \(seconds) s"
        case .notPermitted(let path): "\(path): can't be written"
        case .diskFull(let path): "\(path): no space left on the device"
        case .inputOutput(let path, let detail): "\(path): \(detail)"
        case .outOfMemory(let path): "\(path): out of memory"
        case .stopped: "stopped"
        case .duplicate(let kind, let id): "\(kind.rawValue) “\(id)” exists already"
        case .unknown(let kind, let id): "no \(kind.rawValue) “\(id)”"
        case .unknownCode(let table, let column, let value): "\(table).\(column) holds “\(value)”, an unknown code"
        case .periodClosed(let detail): "a closed period would be rewritten (\(detail))"
        case .notPublic(let layer): "nothing of \(layer) is for the public"
        case .constraint(let detail): "the register refuses the change: \(detail)"
        case .refused(let refusal): refusal.message.english
        case .undoRefused(let part, let refusal): "\(part) can't be undone: \(refusal)"
        case .refusedEdit(let problem): "the edit is refused: \(problem)"
        case .unanswered(let table, let options): "\(table) can't be filtered by \(options.joined(separator: ", "))"
        }
    }
}
