/// The languages that messages, labels and reports are written in.
public enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case spanish = "es"
}
