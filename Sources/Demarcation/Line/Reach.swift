public import GeoTypes

/// A stretch of one bank of a river sector (tramo de río), on which stabilisation works stand.
public struct Reach: Identifiable, Hashable, Sendable {
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
    }

    /// The side of the line, looking along increasing chainage, as for offsets.
    public enum Bank: String, Labelled {
        case left, right

        public var label: Bilingual {
            switch self {
            case .left: Bilingual(en: "left of increasing chainage", es: "izquierda de la progresiva creciente")
            case .right: Bilingual(en: "right of increasing chainage", es: "derecha de la progresiva creciente")
            }
        }
    }

    public var id: ID
    public var sector: Sector.ID
    public var bank: Bank
    public var from: Chainage
    public var to: Chainage
    public var name: String?
    public var note: String?
    public var classification = Classification.reserved

    public init(
        id: ID, sector: Sector.ID, bank: Bank, from: Chainage, to: Chainage, name: String? = nil, note: String? = nil
    ) {
        self.id = id
        self.sector = sector
        self.bank = bank
        self.from = from
        self.to = to
        self.name = name
        self.note = note
    }

    public var length: Length { to - from }
}
