extension Double {
    /// So many decimals at most, rounded to nearest, trailing zeros left out: `89.9`. For sentences, not for tables.
    func text(decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let rounded = (self * scale).rounded() / scale
        return Quantity(rounded)?.description ?? String(self)
    }
}
