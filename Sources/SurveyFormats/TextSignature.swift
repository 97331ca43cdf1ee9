/// Formats of plain lines, told by what their first lines look like.
enum TextSignature {
    static func format(of start: Substring) -> SurveyFormat? {
        if isSolution(start) { return .pos }
        if isGSI(start) { return .gsi }
        for line in start.split(whereSeparator: \.isNewline).prefix(50) {
            if isSentence(line) { return .nmea }
        }
        return nil
    }

    /// Text that GDAL reads: the drawing format DXF, MapInfo's two, GMT's.
    static func foreignFormat(of start: Substring) -> String? {
        let lines = start.split(maxSplits: 6, whereSeparator: \.isNewline).prefix(6).map {
            $0.trimmingPrefix(while: \.isWhitespace).uppercased()
        }
        guard let first = lines.first else { return nil }
        // A comment (999) may stand before the first section.
        if let zero = lines.firstIndex(of: "0"), zero % 2 == 0, zero + 1 < lines.count, lines[zero + 1] == "SECTION" {
            return "DXF"
        }
        if first.hasPrefix("!TABLE") || first.hasPrefix("VERSION "), lines.count > 1 { return "MapInfo" }
        return first.hasPrefix("# @VGMT") ? "GMT" : nil
    }

    /// Lines of RTKLIB's header, or a record without one: week and seconds or date and time, then a dozen numbers.
    private static func isSolution(_ start: Substring) -> Bool {
        guard let first = start.split(whereSeparator: \.isNewline).first(where: { !$0.allSatisfy(\.isWhitespace) })
        else {
            return false
        }
        if first.hasPrefix("%") {
            return ["program", "latitude(", "x-ecef(", "e-baseline(", "lat/lon/height", "x/y/z-ecef"].contains {
                start.contains($0)
            }
        }
        let fields = first.split { " \t,;".contains($0) }
        guard fields.count >= 15 else { return false }
        let isDate = fields[0].split(separator: "/").count == 3 && fields[1].split(separator: ":").count == 3
        return (isDate || Int(fields[0]) != nil) && fields.dropFirst(2).allSatisfy { Double($0) != nil }
    }

    /// A block that begins with a point's number or a code: `*110001+…` or `410001+…`.
    private static func isGSI(_ start: Substring) -> Bool {
        guard let first = start.split(whereSeparator: \.isNewline).first(where: { !$0.allSatisfy(\.isWhitespace) })
        else {
            return false
        }
        let isLong = first.hasPrefix("*")
        guard let word = first.drop(while: { $0 == "*" || $0 == " " }).split(separator: " ").first else { return false }
        let bytes = Array(word.utf8)
        return GSIWord(bytes.span, 0..<bytes.count, dataLength: isLong ? 16 : 8).map { [11, 41].contains($0.index) }
            ?? false
    }

    /// `$GPGGA,…` anywhere in a line; receivers' logs may have a time before it.
    private static func isSentence(_ line: Substring) -> Bool {
        guard let dollar = line.firstIndex(of: "$") else { return false }
        let address = line[dollar...].dropFirst().prefix { $0 != "," }
        return (4...6).contains(address.count) && address.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) }
            && line.contains(",")
    }
}
