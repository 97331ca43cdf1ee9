import Demarcation
import GeoTypes
import Geodesy
import Pipeline
import Register
import Reports
import Surveying

/// Writes layers of a register as one FeatureCollection, in the order of the layers.
struct GeoJSONExport: ~Copyable {
    private let command: ExportGeoJSONCommand
    private let register: Register
    private let network: LegalNetwork
    private var framing: ExportFraming
    private var writer: GeoJSONWriter
    private(set) var features = 0
    private let statuses: [Sector.ID: LegalStatus]
    private let boxInFrame: GeographicBox?

    init(_ command: ExportGeoJSONCommand, register: Register) throws {
        let sectors = try register.sectors()
        let frame = register.frame
        let network = try Geodesic.attempt { try LegalNetwork(sectors, frame: frame) }
        if let sector = command.sector, !sectors.contains(where: { $0.id.rawValue == sector }) {
            throw RegisterError.unknown(kind: .sector, id: sector)
        }
        let framing: ExportFraming
        do {
            framing = try ExportFraming(frame, line: network.box, operation: command.operation)
        } catch {
            throw Failure(error)
        }
        self.command = command
        self.register = register
        self.network = network
        self.framing = framing
        writer = GeoJSONWriter(decimals: command.precision)
        statuses = Dictionary(uniqueKeysWithValues: sectors.map { ($0.id, $0.legalStatus) })
        // Metres between two frames are far less than this margin; what lies in it is looked at one by one.
        boxInFrame = command.bbox?.expanded(degrees: 0.001)
    }

    mutating func write(to output: inout ResultOutput) throws {
        let layers = command.layers.isEmpty ? ExportLayer.allCases : command.layers
        let sectors = network.sectors.filter { isWanted($0.id) }
        writer.begin { json in Self.describe(sectors, to: &json) }
        for layer in layers {
            try Interruption.check()
            switch layer {
            case .line: try writeLine(sectors, to: &output)
            case .vertices: try writeVertices(sectors, to: &output)
            case .monuments: try writeMonuments(to: &output)
            case .brecha:
                for stretch in try register.brechaStretches() {
                    try write(stretch.sector, stretch.from, stretch.to, to: &output) { writer, line, status in
                        writer.feature(stretch, drawn: line, status: status)
                    }
                }
            case .inspections:
                for inspection in try register.inspections() {
                    try write(inspection.sector, inspection.from, inspection.to, to: &output) { writer, line, status in
                        writer.feature(inspection, drawn: line, status: status)
                    }
                }
            case .orders:
                for order in try register.orders() {
                    try write(order.sector, order.from, order.to, to: &output) { writer, line, status in
                        writer.feature(order, drawn: line, status: status)
                    }
                }
            case .observations: try writeObservations(to: &output)
            }
        }
        writer.end()
        try flush(over: 0, to: &output)
    }

    /// Attributions and notes of everything shown, each once.
    private static func describe(_ sectors: [Sector], to json: inout JSONWriter) {
        let attributions = Set(sectors.flatMap(\.segments).compactMap(\.attribution)).sorted()
        if !attributions.isEmpty { json.member("attribution", attributions.joined(separator: "; ")) }
        let notes = LegalStatus.allCases.filter { status in sectors.contains { $0.legalStatus == status } }
            .compactMap(\.note)
        if !notes.isEmpty {
            json.member("legal_notes", notes.map { $0[.english] })
            json.member("notas_legales", notes.map { $0[.spanish] })
        }
    }

    private func isWanted(_ sector: Sector.ID?) -> Bool {
        command.sector == nil || command.sector == sector?.rawValue
    }

    private func isInside(_ points: [GeographicPoint]) -> Bool {
        guard let box = command.bbox else { return true }
        return GeographicBox(around: points).intersects(box)
    }

    private mutating func writeLine(_ sectors: [Sector], to output: inout ResultOutput) throws {
        for sector in sectors {
            for segment in sector.segments {
                let (network, frame, tolerance) = (network, register.frame, Length.metres(command.tolerance))
                let drawn = try Geodesic.attempt { try network.drawn(segment, frame: frame, tolerance: tolerance) }
                let line = try framed(drawn)
                guard isInside(line.points) else { continue }
                writer.feature(segment, of: sector, drawn: line)
                features += 1
                try flush(over: 1 << 16, to: &output)
            }
        }
    }

    private mutating func writeVertices(_ sectors: [Sector], to output: inout ResultOutput) throws {
        for sector in sectors {
            for segment in sector.segments {
                let vertices = try framed(GeographicLine(segment.vertices)).points
                for (index, vertex) in vertices.enumerated() where isInside([vertex]) {
                    writer.feature(vertex: index, of: segment, in: sector, at: vertex)
                    features += 1
                }
                try flush(over: 1 << 16, to: &output)
            }
        }
    }

    private mutating func writeMonuments(to output: inout ResultOutput) throws {
        for placed in try register.monuments(in: command.sector.map { Sector.ID(rawValue: $0) }) {
            let point = try placed.monument.shownPosition.map { try framed(GeographicLine([$0.point])).points[0] }
            if command.bbox != nil, !isInside(point.map { [$0] } ?? []) { continue }
            writer.feature(placed, at: point, status: placed.monument.sector.flatMap { statuses[$0] })
            features += 1
            try flush(over: 1 << 16, to: &output)
        }
    }

    private mutating func write(
        _ sector: Sector.ID?, _ from: Chainage?, _ to: Chainage?, to output: inout ResultOutput,
        _ body: (inout GeoJSONWriter, GeographicLine?, LegalStatus?) -> Void
    ) throws {
        guard isWanted(sector) else { return }
        let drawn = try drawnStretch(network, sector, from: from, to: to).map { try framed($0) }
        if command.bbox != nil, !isInside(drawn?.points ?? []) { return }
        body(&writer, drawn, sector.flatMap { statuses[$0] })
        features += 1
        try flush(over: 1 << 16, to: &output)
    }

    private mutating func writeObservations(to output: inout ResultOutput) throws {
        let filter = ObservationFilter(sector: command.sector.map { Sector.ID(rawValue: $0) }, box: boxInFrame)
        var written = 0
        try register.readObservations(filter) { reader in
            while let batch = try reader.next() {
                try Interruption.check()
                var coordinates = batch.coordinates
                try framing.bring(&coordinates)
                writer.observations(batch, at: coordinates)
                written += batch.count
                try flush(over: 1 << 16, to: &output)
            }
        }
        features += written
    }

    private mutating func framed(_ line: GeographicLine) throws -> GeographicLine {
        do { return try framing.bring(line) } catch { throw Failure(error) }
    }

    private mutating func flush(over limit: Int, to output: inout ResultOutput) throws {
        try writer.flush(over: limit) { bytes in try output.put(bytes) }
    }
}
