extension CoordinateColumns {
    /// Drops all rows but these, which stand in ascending order.
    public mutating func keep(_ rows: [Int]) {
        x = rows.map { x[$0] }
        y = rows.map { y[$0] }
        if !z.isEmpty { z = rows.map { z[$0] } }
    }
}
