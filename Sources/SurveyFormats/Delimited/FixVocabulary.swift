import Demarcation

/// Whose words or numbers a quality column has.
enum FixVocabulary {
    case words, rtklib, nmea

    func meaning(_ text: String) -> FixWord? {
        switch self {
        // Plain numbers under a general header are nobody's: 4 is fixed for NMEA and differential for RTKLIB.
        case .words: FixWord(text)
        case .rtklib: Int(text).flatMap { FixWord(rtklib: $0) } ?? FixWord(text)
        case .nmea: Int(text).flatMap { FixWord(nmea: $0) } ?? FixWord(text)
        }
    }
}

/// The few words that a file uses again and again, with their meanings.
struct RecentWords {
    private var words: [(bytes: [UInt8], meaning: FixWord?)] = []

    mutating func meaning(_ bytes: Span<UInt8>, _ range: Range<Int>, vocabulary: FixVocabulary) -> FixWord? {
        for index in words.indices where bytes.equals(range, words[index].bytes) { return words[index].meaning }
        let meaning = vocabulary.meaning(bytes.text(range))
        if words.count < 16 { words.append((range.map { bytes[$0] }, meaning)) }
        return meaning
    }
}
