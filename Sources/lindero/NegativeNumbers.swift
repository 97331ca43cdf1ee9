/// Negative numbers on the command line: every longitude of the Americas is one, and the parser takes a leading minus for
/// an option.
enum NegativeNumbers {
    /// Options that take no value, so that a number behind one is an argument.
    private static let flags: Set<String> = [
        "--json", "--dry-run", "-n", "--strict", "--overwrite", "--joint", "--candidates", "--allow-ballpark",
        "--exact", "--explain",
    ]

    /// `--area -92,13,-88,18` becomes `--area=-92,13,-88,18`, wherever it stands; bare numbers go behind `--`, in their order, when one of
    /// them is negative.
    static func protected(_ arguments: [String]) -> [String] {
        guard !arguments.contains("--") else { return arguments }
        var result: [String] = []
        // The same with the bare numbers where they stood: for when none of them needs protection.
        var inPlace: [String] = []
        var numbers: [String] = []
        for argument in arguments {
            let last = result.last
            let isValue =
                last.map { $0.hasPrefix("-") && !flags.contains($0) && !$0.contains("=") && !isNegative($0) } ?? false
            if isValue, isNegative(argument), let last {
                result[result.count - 1] = "\(last)=\(argument)"
                inPlace[inPlace.count - 1] = "\(last)=\(argument)"
            } else if !isValue, isNegative(argument) || Double(argument) != nil {
                numbers.append(argument)
                inPlace.append(argument)
            } else {
                result.append(argument)
                inPlace.append(argument)
            }
        }
        return numbers.contains(where: isNegative) ? result + ["--"] + numbers : inPlace
    }

    private static func isNegative(_ text: String) -> Bool {
        var rest = text[...]
        guard rest.popFirst() == "-", let next = rest.first else { return false }
        return next.isASCII && (next.isNumber || next == ".") && Double(rest.prefix { $0 != "," }) != nil
    }
}
