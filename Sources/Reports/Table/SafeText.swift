/// Texts of other people on a terminal: ids and notes may hold what moves its cursor, paints it, or turns the direction
/// of writing.
public enum SafeText {
    /// Line ends and control characters become blanks; marks of direction and invisible ones become U+FFFD.
    public static func oneLine(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        for character in text {
            // CR and LF together are one line end.
            if character.isNewline {
                safe.append(" ")
                continue
            }
            for scalar in character.unicodeScalars {
                safe.append(scalar.properties.generalCategory == .control ? " " : visible(scalar))
            }
        }
        return String(safe)
    }

    /// What may go to a terminal as it is: lines and this program's own colours stay, other control characters and marks
    /// of direction become U+FFFD.
    public static func lines(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x0A }) { return text }
        var safe = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            if let colour = colours.first(where: { scalars[index...].starts(with: $0) }) {
                safe.append(contentsOf: colour)
                index += colour.count
                continue
            }
            let scalar = scalars[index]
            let stays = scalar == "\n" || scalar == "\t"
            safe.append(
                stays ? scalar : scalar.properties.generalCategory == .control ? "\u{FFFD}" : visible(scalar))
            index += 1
        }
        return String(safe)
    }

    private static let colours: [[Unicode.Scalar]] =
        [0, TextTable.Colour.red.rawValue, TextTable.Colour.green.rawValue, TextTable.Colour.amber.rawValue].map {
            Array("\u{1B}[\($0)m".unicodeScalars)
        }

    /// UAX #9's marks, embeddings, overrides and isolates, and zero-width characters that join nothing.
    private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: "\u{FFFD}"
        default: scalar
        }
    }
}
