/// How many columns of a terminal a text takes: accents that combine take none, East Asian characters and emoji take
/// two.
public func terminalWidth(of text: some StringProtocol) -> Int {
    // Nearly every text of a table is ASCII.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
    return text.reduce(0) { $0 + width(of: $1) }
}

/// The text cut so that it takes no more than `width` columns, with an ellipsis for what is missing.
public func truncated(_ text: String, to width: Int) -> String {
    if terminalWidth(of: text) <= width { return text }
    guard width > 0 else { return "" }
    var result = ""
    var taken = 0
    for character in text {
        let next = Reports.width(of: character)
        if taken + next > width - 1 { break }
        result.append(character)
        taken += next
    }
    return result + "…"
}

private func width(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    if character.unicodeScalars.contains("\u{FE0F}") { return 2 }
    return wideRanges.contains { $0.contains(scalar.value) } ? 2 : 1
}

/// Blocks that UAX #11 (East Asian Width) calls wide, and the pictographs that terminals show wide.
private let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
    0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
]
