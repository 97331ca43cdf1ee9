/// One text in each language, side by side, so that neither is forgotten.
public struct Bilingual: Hashable, Sendable {
    public var english: String
    public var spanish: String

    public init(en english: String, es spanish: String) {
        self.english = english
        self.spanish = spanish
    }

    /// The same in every language: names, codes, numbers.
    public init(_ same: String) {
        self.init(en: same, es: same)
    }

    public subscript(language: Language) -> String {
        switch language {
        case .english: english
        case .spanish: spanish
        }
    }
}

/// A code of the domain that people read: its raw value is stored and travels, its label is shown.
public protocol Labelled: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
    var label: Bilingual { get }
}
