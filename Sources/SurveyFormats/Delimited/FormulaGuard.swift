/// The apostrophe before a text that a spreadsheet would run as a formula because it begins with `=`, `+`, `-`, `@`, tab
/// or CR (OWASP, "CSV Injection").
///
/// It is put on and taken off again without loss: a text that already has apostrophes before such a beginning gets one
/// more.
enum FormulaGuard {
    /// Whether a text needs the guard; a plain number, with a point or a comma, doesn't.
    static func isNeeded(_ text: some Collection<UInt8>) -> Bool {
        guard let start = text.firstIndex(where: { $0 != 0x27 }) else { return false }
        guard beginnings.contains(text[start]) else { return false }
        return start != text.startIndex || !isNumber(Array(text[text.index(after: start)...]))
    }

    /// Whether a guard is there.
    static func stands(before bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard let first = range.first, bytes[first] == 0x27 else { return false }
        var at = first
        while at < range.upperBound, bytes[at] == 0x27 { at += 1 }
        return at < range.upperBound && beginnings.contains(bytes[at])
    }

    static func removed(from text: String) -> String {
        let bytes = Array(text.utf8)
        return stands(before: bytes.span, bytes.indices) ? String(text.dropFirst()) : text
    }

    private static func isNumber(_ rest: [UInt8]) -> Bool {
        guard let last = rest.last, (0x30...0x39).contains(last) else { return false }
        return rest.count { $0 == 0x2E || $0 == 0x2C } <= 1
            && rest.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }
    }

    private static let beginnings: Set<UInt8> = [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D]
}
