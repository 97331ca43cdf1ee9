import Demarcation
import Foundation
import Register

extension Failure {
    init(_ error: RegisterError) {
        switch error {
        case .notFound(let path):
            self.init(
                "E_REGISTER_NOT_FOUND", .notFound,
                Bilingual(en: "\(path): there is no register", es: "\(path): no hay registro"),
                hint: Bilingual(
                    en: "make one with “lindero init”, or name it with --register",
                    es: "créelo con «lindero init», o indíquelo con --register"))
        case .alreadyExists(let path):
            self = .outputExists(path: path)
            hint = Bilingual(
                en: "choose another name; a register is never replaced",
                es: "elija otro nombre; un registro no se reemplaza")
        case .folderMissing(let path):
            self.init(
                "E_CANNOT_CREATE", .cannotCreate,
                Bilingual(en: "\(path): its folder does not exist", es: "\(path): su carpeta no existe"),
                hint: Bilingual(en: "make the folder first", es: "cree antes la carpeta"))
        case .notARegister(let path, let what):
            self.init(
                "E_NOT_A_REGISTER", .damaged,
                Bilingual(
                    en: "\(path): not a register, but \(what.words[.english])",
                    es: "\(path): no es un registro, sino \(what.words[.spanish])"),
                hint: Bilingual(
                    en: "nothing was written to it; name the register with --register",
                    es: "no se escribió nada en él; indique el registro con --register"))
        case .damaged(let path, let detail):
            let backup = Register.newestBackup(of: path)
            self.init(
                "E_DAMAGED", .damaged,
                Bilingual(en: "\(path): damaged (\(detail))", es: "\(path): dañado (\(detail))"),
                hint: Bilingual(
                    en: "nothing was written to it; restore it from "
                        + (backup.map { "the newest backup, \($0)" } ?? "a backup (none stands beside it)"),
                    es: "no se escribió nada en él; restáurelo de "
                        + (backup.map { "la copia más nueva, \($0)" } ?? "una copia (a su lado no hay ninguna)")),
                details: backup.map { [("backup", $0)] } ?? [])
        case .newer(let path, let version, let supported):
            self.init(
                "E_NEWER_REGISTER", .configuration,
                Bilingual(
                    en: "\(path): has schema \(version); this program knows schemas up to \(supported)",
                    es: "\(path): tiene el esquema \(version); este programa conoce hasta el \(supported)"),
                hint: Bilingual(en: "use a newer lindero", es: "use un lindero más nuevo"))
        case .busy(let path, let seconds):
            self.init(
                "E_BUSY", .busy,
                seconds == 0
                    ? Bilingual(
                        en: "\(path): another program has it open", es: "\(path): otro programa lo tiene abierto")
                    : Bilingual(
                        en: "\(path): another program has been using it for more than \(seconds) s",
                        es: "\(path): otro programa lo usa desde hace más de \(seconds) s"),
                hint: Bilingual(
                    en: "close it there (QGIS, another import) and try again",
                    es: "ciérrelo allí (QGIS, otra importación) e intente de nuevo"))
        case .notPermitted(let path):
            self.init(
                "E_NOT_PERMITTED", .notPermitted,
                Bilingual(en: "\(path): can't be written", es: "\(path): no se puede escribir"),
                hint: Bilingual(
                    en: "check the permissions of the file and of its folder",
                    es: "revise los permisos del archivo y de su carpeta"))
        case .diskFull(let path):
            self.init(
                "E_DISK_FULL", .inputOutput,
                Bilingual(
                    en: "\(path): no space left on the device", es: "\(path): no queda espacio en el dispositivo"),
                hint: Bilingual(
                    en: "free some space and try again; the register is as it was",
                    es: "libere espacio e intente de nuevo; el registro está como estaba"))
        case .inputOutput(let path, let detail):
            self.init(
                "E_IO", .inputOutput,
                Bilingual(
                    en: "\(path): reading or writing failed (\(detail))",
                    es: "\(path): falló la lectura o la escritura (\(detail))"),
                hint: Bilingual(
                    en: "check the disk or the network folder and try again; the register is as it was",
                    es: "revise el disco o la carpeta de red e intente de nuevo; el registro está como estaba"))
        case .outOfMemory(let path): self = .outOfMemory(doing: path)
        case .stopped: self = .interrupted(signal: Interruption.received ?? SIGTERM)
        case .duplicate(let kind, let id):
            self.init(
                "E_DUPLICATE_ID", .unusableInput,
                Bilingual(
                    en: "\(kind.label[.english]) “\(id)” is in the register already",
                    es: "\(kind.label[.spanish]) «\(id)» ya está en el registro"),
                hint: kind == .segment
                    ? Bilingual(
                        en: "a line is never overwritten: lindero line revise SECTOR FILE --acta ID",
                        es: "una línea no se sobrescribe: lindero line revise SECTOR ARCHIVO --acta ID")
                    : Bilingual(en: "give it another id", es: "déle otro id"))
        case .unknown(let kind, let id):
            self.init(
                "E_UNKNOWN_ID", .notFound,
                Bilingual(
                    en: "\(kind.label[.english]) “\(id)” is not in the register",
                    es: "\(kind.label[.spanish]) «\(id)» no está en el registro"),
                hint: Bilingual(
                    en: "see what there is with “lindero \(kind.lister)”",
                    es: "vea lo que hay con «lindero \(kind.lister)»"))
        case .unknownCode(let table, let column, let value):
            self.init(
                "E_UNKNOWN_CODE", .damaged,
                Bilingual(
                    en: "\(table).\(column) holds “\(value)”, a code that this program doesn't know",
                    es: "\(table).\(column) tiene «\(value)», un código que este programa no conoce"),
                hint: Bilingual(
                    en: "correct it where it was edited (QGIS, SQL)", es: "corríjalo donde se editó (QGIS, SQL)"))
        case .notPublic(let layer):
            self.init(
                "E_NOT_PUBLIC", .notPermitted,
                Bilingual(
                    en: "\(layer): nothing of this layer is for the public",
                    es: "\(layer): nada de esta capa es para el público"),
                hint: Bilingual(
                    en: "leave it out, or export it without --public for the commission's own use",
                    es: "déjela fuera, o expórtela sin --public para uso de la comisión"), details: [("layer", layer)])
        case .periodClosed(let detail):
            self.init(
                "E_PERIOD_CLOSED", .notPermitted,
                Bilingual(
                    en: "a closed period would be rewritten (\(detail))",
                    es: "se reescribiría un período cerrado (\(detail))"),
                hint: Bilingual(
                    en: "add a line of its own: what comes late is an adjustment; see “lindero close --list”",
                    es: "agregue una línea aparte: lo que llega tarde es un ajuste; vea «lindero close --list»"))
        case .constraint(let detail):
            self.init(
                "E_CONSTRAINT", .unusableInput,
                Bilingual(
                    en: "the register refuses the change: a value is not allowed in its column (\(detail))",
                    es: "el registro rechaza el cambio: un valor no se admite en su columna (\(detail))"),
                hint: Bilingual(
                    en: "nothing was stored; correct the value that the column in brackets has",
                    es: "no se guardó nada; corrija el valor de la columna entre paréntesis"))
        case .refused(let refusal):
            self.init("E_NOT_APPROVED", .notPermitted, refusal.message, hint: refusal.hint)
        case .undoRefused(let part, let refusal):
            self.init(refusal, of: part)
        case .refusedEdit(let problem): self.init(problem)
        case .unanswered(let table, let options):
            let named = options.joined(separator: ", ")
            self = .usage(
                Bilingual(
                    en: "\(table) can't be filtered by \(named)", es: "\(table) no se puede filtrar con \(named)"),
                hint: Bilingual(en: "leave the option out", es: "quite la opción"))
        }
    }
}

extension OtherFile {
    fileprivate var words: Bilingual {
        switch self {
        case .folder: Bilingual(en: "a folder", es: "una carpeta")
        case .special: Bilingual(en: "a device or a pipe", es: "un dispositivo o una tubería")
        case .empty: Bilingual(en: "an empty file", es: "un archivo vacío")
        case .notSQLite: Bilingual(en: "a file that isn't SQLite", es: "un archivo que no es SQLite")
        case .otherDatabase:
            Bilingual(en: "an SQLite file without GeoPackage tables", es: "un archivo SQLite sin tablas GeoPackage")
        case .otherGeoPackage:
            Bilingual(en: "a GeoPackage of another program", es: "un GeoPackage de otro programa")
        }
    }
}

extension RecordKind {
    var label: Bilingual {
        switch self {
        case .sector: Bilingual(en: "sector", es: "el sector")
        case .segment: Bilingual(en: "segment", es: "el segmento")
        case .vertex: Bilingual(en: "vertex", es: "el vértice")
        case .monument: Bilingual(en: "monument", es: "el monumento")
        case .position: Bilingual(en: "position", es: "la posición")
        case .survey: Bilingual(en: "survey", es: "el levantamiento")
        case .observation: Bilingual(en: "observation", es: "la observación")
        case .stretch: Bilingual(en: "stretch of brecha", es: "el tramo de brecha")
        case .inspection: Bilingual(en: "inspection", es: "la inspección")
        case .order: Bilingual(en: "work order", es: "la orden de trabajo")
        case .event: Bilingual(en: "event", es: "el evento")
        case .reach: Bilingual(en: "river reach", es: "el tramo de río")
        case .installation: Bilingual(en: "installation", es: "la instalación")
        case .product: Bilingual(en: "product", es: "el producto")
        case .document: Bilingual(en: "document", es: "el documento")
        case .batch: Bilingual(en: "batch", es: "el lote")
        }
    }

    /// The command that lists such records.
    var lister: String { self == .batch ? "history" : noun + " list" }

    /// The noun of the commands for such records.
    var noun: String {
        switch self {
        case .sector, .segment: "line"
        case .vertex: "vertex"
        case .monument, .position: "monument"
        case .survey, .observation: "survey"
        case .stretch: "brecha"
        case .inspection: "inspection"
        case .order: "order"
        case .event: "event"
        case .reach: "reach"
        case .installation: "installation"
        case .product: "programme"
        case .document: "document"
        case .batch: "history"
        }
    }
}
