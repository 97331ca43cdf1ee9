import Demarcation
import GeoTypes
import Surveying

extension Failure {
    /// A line isn't revised without a document.
    static func revisionUndecided(_ name: String?) -> Failure {
        Failure(
            "E_NOT_APPROVED", .notPermitted,
            name.map {
                Bilingual(
                    en: "line not revised: no document “\($0)” is in the register",
                    es: "línea no revisada: no hay documento «\($0)» en el registro")
            }
                ?? Bilingual(
                    en: "line not revised: no document decides it; name it with --acta",
                    es: "línea no revisada: ningún documento la decide; nómbrelo con --acta"),
            hint: Bilingual(
                en: "enter it first: lindero document add ID --kind acta --date DATE",
                es: "regístrelo antes: lindero document add ID --kind acta --date FECHA"))
    }

    /// Nothing may be left on a line that isn't there any more.
    static func requireNothingLeftBehind(_ draft: LineRevisionDraft) throws {
        let stuck = draft.records.filter {
            $0.record.rule == .unfinished || ($0.outcome == .lost && $0.record.rule == .move)
        }
        guard !stuck.isEmpty else { return }
        func list(_ language: Language) -> String {
            let named = stuck.prefix(10).map { revised in
                let why =
                    revised.record.rule == .unfinished
                    ? revised.record.rule.label[language] : revised.outcome.label[language]
                return "\(revised.record.kind.label[language]) \(revised.record.id) (\(why))"
            }
            return named.joined(separator: ", ") + (stuck.count > 10 ? ", …" : "")
        }
        throw Failure(
            "E_LEFT_BEHIND", .notPermitted,
            Bilingual(
                en: "line not revised: \(stuck.count) would be left behind: \(list(.english))",
                es: "línea no revisada: \(stuck.count) quedarían atrás: \(list(.spanish))"),
            hint: Bilingual(
                en: "finish measuring orders or cancel them; correct or remove what lies off the new line",
                es: "termine de medir las órdenes o anúlelas; corrija o quite lo que queda fuera de la línea nueva"),
            details: [("left_behind", stuck.map(\.record.id).joined(separator: " "))])
    }

    /// Half of an order in one version of the line and half in another has no length.
    static func measuredOnEarlierLine(_ order: WorkOrder, _ version: Int) -> Failure {
        Failure(
            "E_EARLIER_LINE", .notPermitted,
            Bilingual(
                en:
                    "\(order.id.rawValue) was measured in version \(version) of the line, which is not in force any more",
                es: "\(order.id.rawValue) se midió en la versión \(version) de la línea, que ya no rige"),
            hint: Bilingual(
                en: "open a new order for more work, or take some off with “lindero order correct”",
                es: "abra otra orden para más trabajo, o reste con «lindero order correct»"))
    }

    init(_ problem: SectorRevision.Problem, of sector: Sector.ID) {
        switch problem {
        case .line(let error): self.init(error)
        case .register(let detail): self.init("E_IO", .inputOutput, Bilingual(detail))
        case .noMarks(let reach):
            self.init(
                "E_NO_MARKS", .notPermitted,
                Bilingual(
                    en: "\(sector.rawValue): neither a monument nor an end lies within \(reach.metres) m of both lines",
                    es:
                        "\(sector.rawValue): ningún monumento ni extremo está a menos de \(reach.metres) m de ambas líneas"
                ),
                hint: Bilingual(
                    en: "chainages can't be carried over; look at the file, or give --within",
                    es: "las progresivas no se pueden trasladar; revise el archivo, o dé --within"))
        case .notInOrder(let one, let other):
            self.init(
                "E_MARK_ORDER", .notPermitted,
                Bilingual(
                    en:
                        "\(one.name) and \(other.name) are at \(one.old) and \(other.old) on the old line, at \(one.new) "
                        + "and \(other.new) on the new one",
                    es: "\(one.name) y \(other.name) están en \(one.old) y \(other.old) de la línea anterior, en "
                        + "\(one.new) y \(other.new) de la nueva"),
                hint: Bilingual(
                    en: "leave the wrong one out with --without ID", es: "deje fuera el equivocado con --without ID"))
        case .reversed:
            self.init(
                "E_REVERSED", .unusableInput,
                Bilingual(
                    en: "\(sector.rawValue): the new line begins where the old one ends",
                    es: "\(sector.rawValue): la línea nueva empieza donde termina la anterior"),
                hint: Bilingual(
                    en: "turn it round: chainage keeps its direction",
                    es: "inviértala: la progresiva conserva su sentido"))
        case .same:
            self.init(
                "E_UNCHANGED", .unusableInput,
                Bilingual(
                    en: "\(sector.rawValue): the line is as it was: there is nothing to revise",
                    es: "\(sector.rawValue): la línea es como era: no hay nada que revisar"))
        }
    }
}
