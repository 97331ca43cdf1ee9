import GeoTypes

extension VelocityGrid {
    /// Reads a grid from CSV text: a header with `longitude,latitude,east_mm_yr,north_mm_yr` and perhaps `up_mm_yr`, in
    /// any order, then one node a line, in any order.
    ///
    /// Degrees and millimetres a year, `.` decimals; `#` begins a comment line. The nodes have to fill a regular grid.
    public init(name: String, csv text: String) throws(GeodesyError) {
        var header: [Substring] = []
        var nodes: [Node] = []
        var number = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            let content = line.trimmed
            if content.isEmpty || content.hasPrefix("#") || content == "\u{FEFF}" { continue }
            let fields = content.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
            if header.isEmpty {
                header = try Self.header(fields, line: number)
            } else {
                try nodes.append(Node(fields, header, line: number))
            }
        }
        guard !header.isEmpty else {
            throw .badVelocityGrid(line: max(1, number), problem: .missingColumn("longitude"))
        }
        try self.init(name: name, nodes, lastLine: number)
    }

    private static func header(_ fields: [Substring], line: Int) throws(GeodesyError) -> [Substring] {
        let names = fields.map { $0.hasPrefix("\u{FEFF}") ? $0.dropFirst() : $0 }
        for needed in ["longitude", "latitude", "east_mm_yr", "north_mm_yr"] where !names.contains(Substring(needed)) {
            throw .badVelocityGrid(line: line, problem: .missingColumn(needed))
        }
        return names
    }

    private init(name: String, _ nodes: [Node], lastLine: Int) throws(GeodesyError) {
        let longitudes = try Self.axis(nodes, \.longitude, "longitude", lastLine)
        let latitudes = try Self.axis(nodes, \.latitude, "latitude", lastLine)
        let box = GeographicBox(
            west: longitudes[0], south: latitudes[0], east: longitudes[longitudes.count - 1],
            north: latitudes[latitudes.count - 1])
        let (columns, rows) = (longitudes.count, latitudes.count)
        var places: [Velocity?] = Array(repeating: nil, count: columns * rows)
        for node in nodes {
            let column = Int(((node.longitude - box.west) / (box.east - box.west) * Double(columns - 1)).rounded())
            let row = Int(((node.latitude - box.south) / (box.north - box.south) * Double(rows - 1)).rounded())
            guard places[row * columns + column] == nil else {
                throw .badVelocityGrid(
                    line: node.line, problem: .duplicateNode(longitude: node.longitude, latitude: node.latitude))
            }
            places[row * columns + column] = node.velocity
        }
        var velocities: [Velocity] = []
        velocities.reserveCapacity(places.count)
        for (index, velocity) in places.enumerated() {
            guard let velocity else {
                let (longitude, latitude) = (longitudes[index % columns], latitudes[index / columns])
                throw .badVelocityGrid(
                    line: lastLine, problem: .missingNode(longitude: longitude, latitude: latitude))
            }
            velocities.append(velocity)
        }
        self.init(name: name, box: box, columns: columns, rows: rows, nodes: velocities)
    }

    /// The different values of a coordinate in ascending order, evenly spaced to a thousandth of their distance.
    private static func axis(
        _ nodes: [Node], _ coordinate: (Node) -> Double, _ column: String, _ lastLine: Int
    ) throws(GeodesyError) -> [Double] {
        var values: [Double] = []
        for value in nodes.map(coordinate).sorted() where values.last.map({ value - $0 > 1e-9 }) ?? true {
            values.append(value)
        }
        guard values.count > 1 else { throw .badVelocityGrid(line: lastLine, problem: .tooFewNodes) }
        let step = (values[values.count - 1] - values[0]) / Double(values.count - 1)
        for (index, value) in values.enumerated() where abs(value - values[0] - Double(index) * step) > step / 1000 {
            throw .badVelocityGrid(line: lastLine, problem: .unevenSpacing(column: column))
        }
        return values
    }
}

/// One line of the text.
private struct Node {
    var line: Int
    var longitude: Double
    var latitude: Double
    var velocity: VelocityGrid.Velocity

    init(_ fields: [Substring], _ header: [Substring], line: Int) throws(GeodesyError) {
        guard fields.count == header.count else {
            throw .badVelocityGrid(
                line: line, problem: .wrongFieldCount(expected: header.count, found: fields.count))
        }
        func number(_ column: String, within limit: Double) throws(GeodesyError) -> Double {
            guard let index = header.firstIndex(of: Substring(column)) else { return 0 }
            let text = fields[index]
            // `Double` would also read `nan`, `inf` and hexadecimal.
            guard let value = Double(text), value.isFinite, !text.contains("x"), !text.contains("X") else {
                throw .badVelocityGrid(line: line, problem: .notANumber(column: column, value: String(text)))
            }
            guard abs(value) <= limit else {
                throw .badVelocityGrid(line: line, problem: .outOfRange(column: column, value: value))
            }
            return value
        }
        self.line = line
        longitude = try number("longitude", within: 180)
        latitude = try number("latitude", within: 90)
        // No ground moves a metre a year: such a number is in another unit.
        velocity = VelocityGrid.Velocity(
            east: try number("east_mm_yr", within: 1000) / 1000, north: try number("north_mm_yr", within: 1000) / 1000,
            up: try number("up_mm_yr", within: 1000) / 1000)
    }
}

extension Substring {
    /// Without blanks and tabs around it.
    fileprivate var trimmed: Substring {
        var rest = self
        while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
        while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
        return rest
    }
}
