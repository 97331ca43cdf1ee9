import Demarcation
import Foundation

/// An error as the user meets it: a stable code, words in both languages, what to do next, and the exit status.
///
/// Every error of a lower layer becomes one of these in one place, so that it is worded once.
struct Failure: Error {
    var code: String
    var status: ExitStatus
    var message: Bilingual
    var hint: Bilingual?
    /// Facts for programs, with `--json`.
    var details: [(name: String, value: String)] = []

    init(
        _ code: String, _ status: ExitStatus, _ message: Bilingual, hint: Bilingual? = nil,
        details: [(name: String, value: String)] = []
    ) {
        self.code = code
        self.status = status
        self.message = message
        self.hint = hint
        self.details = details
    }
}

/// The program's exit statuses (sysexits.h where it has one).
enum ExitStatus: Int32 {
    case done = 0
    /// Done, with findings: rejected rows, failed tolerances, failed checks.
    case findings = 3
    case usage = 64
    case unusableInput = 65
    case notFound = 66
    case operationRefused = 69
    case internalError = 70
    case cannotCreate = 73
    case inputOutput = 74
    case busy = 75
    case damaged = 76
    case notPermitted = 77
    case configuration = 78
    case interrupted = 130
    case terminated = 143
}

extension Failure {
    static func outputExists(path: String) -> Failure {
        Failure(
            "E_OUTPUT_EXISTS", .cannotCreate, Bilingual(en: "\(path): exists already", es: "\(path): ya existe"),
            hint: Bilingual(
                en: "choose another name, or replace it with --overwrite",
                es: "elija otro nombre, o reemplácelo con --overwrite"), details: [("path", path)])
    }

    static func cannotCreate(path: String, errno number: Int32) -> Failure {
        let reason = String(cString: strerror(number))
        let denied = number == EACCES || number == EPERM || number == EROFS
        return Failure(
            denied ? "E_NOT_PERMITTED" : "E_CANNOT_CREATE", denied ? .notPermitted : .cannotCreate,
            Bilingual(en: "\(path): can't be created (\(reason))", es: "\(path): no se puede crear (\(reason))"),
            hint: Bilingual(
                en: "check that the folder exists and can be written",
                es: "revise que la carpeta exista y se pueda escribir en ella"), details: [("path", path)])
    }

    static func writeFailed(path: String, errno number: Int32) -> Failure {
        let reason = String(cString: strerror(number))
        return Failure(
            "E_WRITE", .inputOutput,
            Bilingual(en: "\(path): writing failed (\(reason))", es: "\(path): falló la escritura (\(reason))"),
            hint: number == ENOSPC
                ? Bilingual(en: "free some space and try again", es: "libere espacio e intente de nuevo")
                : Bilingual(
                    en: "check the disk or the network folder and try again",
                    es: "revise el disco o la carpeta de red e intente de nuevo"),
            details: [("path", path)])
    }

    static func inputNotFound(path: String) -> Failure {
        Failure(
            "E_NOT_FOUND", .notFound, Bilingual(en: "\(path): no such file", es: "\(path): no existe el archivo"),
            hint: Bilingual(en: "check the path", es: "revise la ruta"), details: [("path", path)])
    }

    static func readFailed(path: String, errno number: Int32) -> Failure {
        let reason = String(cString: strerror(number))
        switch number {
        case ENOENT, ENOTDIR: return .inputNotFound(path: path)
        case EACCES, EPERM:
            return Failure(
                "E_NOT_PERMITTED", .notPermitted,
                Bilingual(en: "\(path): can't be read (\(reason))", es: "\(path): no se puede leer (\(reason))"),
                hint: Bilingual(
                    en: "check the permissions of the file and of its folder",
                    es: "revise los permisos del archivo y de su carpeta"),
                details: [("path", path)])
        default:
            return Failure(
                "E_READ", .inputOutput,
                Bilingual(en: "\(path): reading failed (\(reason))", es: "\(path): falló la lectura (\(reason))"),
                hint: Bilingual(
                    en: "copy the file to another disk and try again",
                    es: "copie el archivo a otro disco e intente de nuevo"),
                details: [("path", path)])
        }
    }

    static func interrupted(signal number: Int32) -> Failure {
        Failure(
            "E_INTERRUPTED", number == SIGTERM ? .terminated : .interrupted,
            Bilingual(
                en: "interrupted: nothing was stored", es: "interrumpido: no se guardó nada"))
    }

    /// The command line is wrong: an option missing or contradictory.
    static func usage(_ message: Bilingual, hint: Bilingual? = nil) -> Failure {
        Failure("E_USAGE", .usage, message, hint: hint)
    }

    /// The input as a whole can't be used.
    static func unusable(_ code: String, _ message: Bilingual, hint: Bilingual? = nil) -> Failure {
        Failure(code, .unusableInput, message, hint: hint)
    }
}
