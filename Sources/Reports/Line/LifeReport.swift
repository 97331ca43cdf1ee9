public import Demarcation

/// What an import took over of the life that its file states of positions.
public enum LifeReport {
    /// `states_taken` and `states_not_taken`, whatever their number.
    public static func write(_ life: StatedLife, to json: inout JSONWriter) {
        json.member("as_stated", life.isAsked)
        json.array("states_taken") { json in
            for (state, count) in life.taken.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                json.object { json in
                    json.member("state", state.rawValue)
                    json.member("count", count)
                }
            }
        }
        json.array("states_not_taken") { json in
            for (obstacle, states) in life.left.sorted(by: { $0.key < $1.key }) {
                for (state, count) in states.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                    json.object { json in
                        json.member("state", state.rawValue)
                        json.member("count", count)
                        json.member("because", obstacle.rawValue)
                    }
                }
            }
        }
    }

    /// `nil` where nothing was taken over.
    public static func taken(_ life: StatedLife) -> Bilingual? {
        guard !life.taken.isEmpty else { return nil }
        let states = counts(life.taken)
        return Bilingual(
            en: "positions that keep the state that the file gives them: \(states.english)",
            es: "posiciones que conservan el estado que les da el archivo: \(states.spanish)")
    }

    /// A sentence for each reason for which states were not taken over; none where the file states no life.
    public static func left(_ life: StatedLife) -> [Bilingual] {
        var notes: [Bilingual] = []
        for (obstacle, left) in life.left.sorted(by: { $0.key < $1.key }) {
            let states = counts(left)
            let why =
                obstacle == .notAsked
                ? Bilingual(
                    en: "--as-stated keeps what the register's documents decided",
                    es: "--as-stated conserva lo que decidieron los documentos del registro") : obstacle.label
            notes.append(
                Bilingual(
                    en: "positions that came in as imported: \(states.english) in the file; \(why.english)",
                    es: "posiciones que entraron como importadas: \(states.spanish) en el archivo; \(why.spanish)"))
        }
        return notes
    }

    private static func counts(_ states: [Position.State: Int]) -> Bilingual {
        let sorted = states.sorted { $0.key.rawValue < $1.key.rawValue }
        func text(_ language: Language) -> String {
            sorted.map { "\($0.value) \($0.key.label[language])" }.joined(separator: ", ")
        }
        return Bilingual(en: text(.english), es: text(.spanish))
    }
}
