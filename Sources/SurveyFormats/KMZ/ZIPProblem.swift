public import Demarcation

/// Why a ZIP archive isn't read, or not further.
public enum ZIPProblem: Error, Hashable, Sendable {
    /// No directory at the end.
    case truncated
    /// Parts of the archive contradict one another; what, in both languages.
    case damaged(Bilingual)
    /// An entry's name leads out of the archive: `../../x`.
    case leadsOut(name: String)
    case absolutePath(name: String)
    case symbolicLink(name: String)
    case duplicate(name: String)
    case overlapping(name: String, other: String)
    case encrypted(name: String)
    /// Neither stored nor deflated.
    case method(Int, name: String)
    case checksum(name: String)
    /// Expanded it would be larger than its archive makes believable; `bytes` as the directory says, or so far.
    case expands(name: String, bytes: Int, limit: Int)
    case archiveTooLarge(limit: Int)
    case noKML(entries: Int)
}

extension ZIPProblem {
    /// What is wrong, for people.
    public var words: Bilingual {
        switch self {
        case .truncated:
            Bilingual(
                en: "the archive ends too early: its directory is missing",
                es: "el archivo comprimido termina antes de tiempo: falta su directorio")
        case .damaged(let what):
            Bilingual(
                en: "the archive is damaged: \(what[.english])",
                es: "el archivo comprimido está dañado: \(what[.spanish])")
        case .leadsOut(let name):
            Bilingual(
                en: "the entry “\(name)” leads out of the archive", es: "la entrada «\(name)» sale del archivo")
        case .absolutePath(let name):
            Bilingual(
                en: "the entry “\(name)” has an absolute path", es: "la entrada «\(name)» tiene una ruta absoluta")
        case .symbolicLink(let name):
            Bilingual(en: "the entry “\(name)” is a symbolic link", es: "la entrada «\(name)» es un enlace simbólico")
        case .duplicate(let name):
            Bilingual(
                en: "the entry “\(name)” stands twice in the archive",
                es: "la entrada «\(name)» está dos veces en el archivo")
        case .overlapping(let name, let other):
            Bilingual(
                en: "the entries “\(name)” and “\(other)” overlap: made to expand without end",
                es: "las entradas «\(name)» y «\(other)» se traslapan: hechas para expandirse sin fin")
        case .encrypted(let name):
            Bilingual(en: "“\(name)” is encrypted", es: "«\(name)» está cifrado")
        case .method(let number, let name):
            Bilingual(
                en: "“\(name)” is compressed by method \(number); stored and deflated are read",
                es: "«\(name)» está comprimido con el método \(number); se leen almacenado y deflate")
        case .checksum(let name):
            Bilingual(
                en: "“\(name)” has another checksum (CRC) than the archive says",
                es: "«\(name)» tiene otra suma de control (CRC) que la que dice el archivo")
        case .expands(let name, let bytes, let limit):
            Bilingual(
                en: "“\(name)” would expand to \(bytes) bytes or more, the limit for this archive is \(limit)",
                es: "«\(name)» se expandiría a \(bytes) bytes o más, el límite para este archivo es \(limit)")
        case .archiveTooLarge(let limit):
            Bilingual(
                en: "an archive of more than \(limit) bytes", es: "un archivo comprimido de más de \(limit) bytes")
        case .noKML(let entries):
            Bilingual(
                en: "no KML among the \(entries) entries of the archive",
                es: "no hay KML entre las \(entries) entradas del archivo")
        }
    }
}
