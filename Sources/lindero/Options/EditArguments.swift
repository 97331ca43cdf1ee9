public import ArgumentParser
public import Register

extension EditableTable: ExpressibleByArgument {
    public init?(argument: String) {
        guard let table = EditableTable.named(argument) else { return nil }
        self = table
    }

    public static var allValueStrings: [String] { all.map(\.noun) }
    public var defaultValueDescription: String { noun }
}
