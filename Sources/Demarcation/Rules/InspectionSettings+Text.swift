extension InspectionSettings {
    public typealias Problem = SettingsProblem

    /// Reads a settings file. What it doesn't name keeps its value.
    public init(_ text: String) throws(Problem) {
        self.init()
        let form = SettingsText(
            names: lines.map(\.name), range: Self.range(of:), isWhole: { $0.hasPrefix("cycle-days.") })
        for (name, value) in try form.read(text) { set(name, value) }
    }

    /// A file that sets every value to what it is now.
    public var text: String { SettingsText.text(of: lines) }
}
