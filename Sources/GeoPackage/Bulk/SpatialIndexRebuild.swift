/// Decides how an R-tree takes many entries.
public enum SpatialIndexRebuild {
    /// True where packing entries into new leaves and writing the levels above all leaves anew costs less than
    /// inserting the entries one by one.
    ///
    /// Costs measured on SQLite 3.40.1 in microseconds: see the constants.
    public static func pays(entries: Int, leaves: Int) -> Bool {
        // One node holds 51.
        guard entries > 51 else { return false }
        let packing = fixed + Double(entries) * perPackedEntry + Double(leaves) * perLeaf
        return leaves == 0 || packing < Double(entries) * perInsertedEntry
    }

    private static let perInsertedEntry = 20.0
    private static let perPackedEntry = 0.4
    /// Reading a leaf's cell and writing its parent.
    private static let perLeaf = 0.6
    private static let fixed = 1000.0
}
