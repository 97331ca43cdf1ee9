/// The bytes of a node of SQLite's R-tree with two dimensions of 32-bit floats.
///
/// From SQLite's `rtree.c`: two bytes of depth (in the root, node 1, else 0), two bytes of cell count, then cells of 8
/// bytes of row or node number and minX, maxX, minY, maxY; all big endian, padded with zeros to the size of the table's
/// nodes.
enum RTreeNode {
    static let headerBytes = 4
    static let cellBytes = 24
    static let root: Int64 = 1

    struct Cell {
        var id: Int64
        var box: RTreeBox
    }

    static func depth(_ node: [UInt8]) -> Int { Int(node[0]) << 8 | Int(node[1]) }

    /// How many cells fill a node of so many bytes.
    static func capacity(nodeBytes: Int) -> Int { (nodeBytes - headerBytes) / cellBytes }

    /// Ranges of nearly equal length that nearly fill nodes, so that none is left almost empty.
    static func groups(of count: Int, fill: Int) -> [Range<Int>] {
        let number = (count + fill - 1) / fill
        return (0..<number).map { count * $0 / number..<count * ($0 + 1) / number }
    }

    /// The cells of a node, `nil` when it declares more than it holds.
    static func cells(_ node: [UInt8]) -> [Cell]? {
        guard node.count >= headerBytes else { return nil }
        let count = Int(node[2]) << 8 | Int(node[3])
        guard headerBytes + count * cellBytes <= node.count else { return nil }
        return node.withUnsafeBytes { bytes in
            (0..<count).map { index in
                let start = headerBytes + index * cellBytes
                func side(_ number: Int) -> Float {
                    let bits = bytes.loadUnaligned(fromByteOffset: start + 8 + 4 * number, as: UInt32.self)
                    return Float(bitPattern: UInt32(bigEndian: bits))
                }
                let id = Int64(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: Int64.self))
                return Cell(id: id, box: RTreeBox(minX: side(0), maxX: side(1), minY: side(2), maxY: side(3)))
            }
        }
    }

    /// Writes depth and count and wipes the rest.
    static func start(_ node: inout [UInt8], depth: Int = 0, count: Int) {
        for index in node.indices { node[index] = 0 }
        node[0] = UInt8(depth >> 8)
        node[1] = UInt8(depth & 0xFF)
        node[2] = UInt8(count >> 8)
        node[3] = UInt8(count & 0xFF)
    }

    static func put(_ cell: Cell, at index: Int, in node: inout [UInt8]) {
        node.withUnsafeMutableBytes { bytes in
            let start = headerBytes + index * cellBytes
            bytes.storeBytes(of: cell.id.bigEndian, toByteOffset: start, as: Int64.self)
            bytes.storeBytes(of: cell.box.minX.bitPattern.bigEndian, toByteOffset: start + 8, as: UInt32.self)
            bytes.storeBytes(of: cell.box.maxX.bitPattern.bigEndian, toByteOffset: start + 12, as: UInt32.self)
            bytes.storeBytes(of: cell.box.minY.bitPattern.bigEndian, toByteOffset: start + 16, as: UInt32.self)
            bytes.storeBytes(of: cell.box.maxY.bitPattern.bigEndian, toByteOffset: start + 20, as: UInt32.self)
        }
    }
}

/// A rectangle as the R-tree keeps it: single precision, never smaller than what it stands for.
struct RTreeBox: Hashable {
    var minX: Float
    var maxX: Float
    var minY: Float
    var maxY: Float

    static let nothing = RTreeBox(minX: .infinity, maxX: -.infinity, minY: .infinity, maxY: -.infinity)

    mutating func formUnion(_ other: RTreeBox) {
        minX = min(minX, other.minX)
        maxX = max(maxX, other.maxX)
        minY = min(minY, other.minY)
        maxY = max(maxY, other.maxY)
    }

    static func down(_ value: Double) -> Float {
        let nearest = Float(value)
        return Double(nearest) > value ? nearest.nextDown : nearest
    }

    static func up(_ value: Double) -> Float {
        let nearest = Float(value)
        return Double(nearest) < value ? nearest.nextUp : nearest
    }
}
