/// A place along a sector: the length of the legal line from the sector's origin (progresiva, PK).
///
/// A chainage is a position and a ``Length`` is a difference: `chainage - chainage` is a `Length`.
public struct Chainage: Hashable, Comparable, Sendable {
    /// The length of line between the origin and this place.
    public var fromOrigin: Length

    public init(fromOrigin: Length) {
        self.fromOrigin = fromOrigin
    }

    public static func metres(_ metres: Double) -> Chainage { Chainage(fromOrigin: .metres(metres)) }
    public static func kilometres(_ kilometres: Double) -> Chainage { Chainage(fromOrigin: .kilometres(kilometres)) }
    public static let origin = Chainage(fromOrigin: .zero)

    public var metres: Double { fromOrigin.metres }

    public static func < (left: Chainage, right: Chainage) -> Bool { left.fromOrigin < right.fromOrigin }
    public static func - (left: Chainage, right: Chainage) -> Length { left.fromOrigin - right.fromOrigin }
    public static func + (place: Chainage, length: Length) -> Chainage {
        Chainage(fromOrigin: place.fromOrigin + length)
    }
    public static func - (place: Chainage, length: Length) -> Chainage {
        Chainage(fromOrigin: place.fromOrigin - length)
    }
}

extension Chainage: CustomStringConvertible {
    /// Kilometres, plus sign, metres to the millimetre: `12+345.678`.
    public var description: String { text(decimals: 3) }

    /// The same with so many decimals of the metre, rounded to nearest.
    public func text(decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let units = (abs(metres) * scale).rounded()
        guard units < 9e15 else { return String(metres) }
        let whole = Int(units / scale)
        let fraction = Int(units) - whole * Int(scale)
        let thousands = String(whole % 1000)
        let padded = String(repeating: "0", count: 3 - thousands.count) + thousands
        let sign = metres < 0 && units > 0 ? "-" : ""
        guard decimals > 0 else { return "\(sign)\(whole / 1000)+\(padded)" }
        let digits = String(fraction)
        return "\(sign)\(whole / 1000)+\(padded)." + String(repeating: "0", count: decimals - digits.count) + digits
    }
}

extension Chainage: LosslessStringConvertible {
    /// Reads `12+345.678`, or plain metres, `12345.678`; anything else is `nil`.
    public init?(_ text: String) {
        let parts = text.split(separator: "+", omittingEmptySubsequences: false)
        switch parts.count {
        case 1:
            guard let metres = Chainage.plainNumber(parts[0]) else { return nil }
            self = .metres(metres)
        case 2:
            guard let kilometres = Int(parts[0]), kilometres >= 0, kilometres < 1_000_000,
                let metres = Chainage.plainNumber(parts[1]), metres >= 0, metres < 1000
            else { return nil }
            self = .metres(Double(kilometres) * 1000 + metres)
        default:
            return nil
        }
    }

    /// `Double.init` also reads `nan`, `inf` and hexadecimal, which are no chainages.
    private static func plainNumber(_ text: Substring) -> Double? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 || $0 == 45 }) else {
            return nil
        }
        return Double(text)
    }
}
