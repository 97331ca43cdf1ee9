/// A number with so many decimals, as `printf` rounds it; a dash for what isn't finite.
public func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "—" }
    var bytes: [UInt8] = []
    bytes.append(value, decimals: decimals, trimming: false)
    return String(decoding: bytes, as: UTF8.self)
}
