import Demarcation
import Digests
import GeoTypes
import Geodesy
import Pipeline
import Register
import Reports
import Surveying

/// Reads the layers of a register for an export: rows as they are stored, the line as its legal rules draw it.
struct LayerSource: ~Copyable {
    let register: Register
    private let selection: LayerSelection
    private let filter: RecordFilter
    private let sectors: [Sector]
    /// Around the line.
    private let box: GeographicBox
    private var framing: ExportFraming

    let layers: [RecordLayer]
    /// What is said of a file for the public; `nil` of any other.
    let publication: PublicationReport?
    /// Rows of each layer that were given, by classification.
    private(set) var written: ExportRecord.Counts = [:]

    init(_ selection: LayerSelection) throws {
        let isWriting = selection.isPublic && !selection.dryRun
        let register = try selection.registerOptions.open(isWriting ? .readWrite : .readOnly)
        let day = selection.asOf
        let sectors = try register.sectors(on: day).filter { day == nil || !$0.segments.isEmpty }
        let box = LegalNetwork.box(around: day.map { day in sectors.map { $0.inForce(on: day) } } ?? sectors)
        let layers = try selection.chosen(from: try register.layers(), in: register)
        let filter = try selection.filter(in: register)
        let publication =
            selection.isPublic ? try PublicationReport(selection, layers, register, filter) : nil
        let framing: ExportFraming
        do {
            framing = try ExportFraming(register.frame, line: box, operation: selection.operation)
        } catch {
            throw Failure(error)
        }
        self.register = register
        self.selection = selection
        self.sectors = sectors
        self.box = box
        self.framing = framing
        self.layers = layers
        self.publication = publication
        self.filter = filter
    }

    /// Attributions and notes of the sectors that are shown, each once.
    func describe(to json: inout JSONWriter) {
        if let asOf = selection.asOf { json.member("as_of", asOf.description) }
        let shown = sectors.filter { selection.sector == nil || $0.id == selection.sector }
        let attributions = Set(shown.flatMap(\.segments).compactMap(\.attribution)).sorted()
        if !attributions.isEmpty { json.member("attribution", attributions.joined(separator: "; ")) }
        let notes = legalNotes
        if !notes.isEmpty {
            json.member("legal_notes", notes.map { $0[.english] })
            json.member("notas_legales", notes.map { $0[.spanish] })
        }
        publication?.write(to: &json)
    }

    /// What the law asks to stand beside what is shown.
    var legalNotes: [Bilingual] {
        let shown = sectors.filter { selection.sector == nil || $0.id == selection.sector }
        return LegalStatus.remarks(on: shown.flatMap { [$0.legalStatus] + $0.segments.map(\.legalStatus) })
    }

    /// What formats say whose metadata is a text.
    var remarks: [String] {
        let day = selection.asOf.map { Bilingual(en: "As it stood on \($0)", es: "Como estaba el \($0)") }
        return ([day].compactMap { $0 } + legalNotes + [publication?.text].compactMap { $0 }).map {
            $0[Program.language]
        }
    }

    /// Makes the file visible; one for the public only after its entry in the log.
    func finish(_ target: inout ResultOutput, _ format: String, layers: [RecordLayer], path: String?) throws {
        if let publication, let path, let digest = target.digest() {
            let names = Set(layers.map(\.name))
            let id = try register.log(
                ExportRecord(
                    who: selection.author.who, command: selection.author.change.command, format: format,
                    layers: layers.map(\.name), isCoarsened: publication.isCoarsened,
                    written: written.filter { names.contains($0.key) },
                    leftOut: publication.leftOut.filter { names.contains($0.key) }, file: path, bytes: target.count,
                    sha256: digest.hexadecimal), change: selection.author.change)
            try target.finish()
            let words = publication.text
            selection.messages.announce(
                "\(path): logged as \(id). \(words.english)", "\(path): anotado como \(id). \(words.spanish)")
        } else {
            try target.finish()
        }
    }

    /// Says what would leave for the public, and whether that is all that was asked.
    func rehearse() throws -> Bool {
        guard selection.dryRun, let publication else { return false }
        var counts: ExportRecord.Counts = [:]
        for layer in layers {
            let found = try register.classifications(of: layer, filter)
            counts[layer.name] = [Classification.public.rawValue: found[.public] ?? 0]
        }
        let total = ExportRecord.total(counts)
        let words = publication.text
        Diagnostics.say(
            localised(
                "\(total) public rows would leave; nothing was written. \(words.english)",
                "saldrían \(total) filas públicas; no se escribió nada. \(words.spanish)"))
        return true
    }

    /// Whether rows of the layer have a place on the map.
    func hasPlaces(_ layer: RecordLayer) throws -> Bool {
        if ["sectors", "line", "candidates"].contains(layer.name) { return true }
        return try register.hasPlaces(layer)
    }

    /// Whether rows of the layer are points, which some formats want first.
    func isPoints(_ layer: RecordLayer) -> Bool {
        ["vertices", "monuments", "positions", "observations", "installations"].contains(layer.name)
    }

    /// Gives the rows of a layer to `body`, batch by batch.
    mutating func read(
        _ layer: RecordLayer, _ form: RecordForm, wantsNative: Bool = false, _ body: (LayerBatch) throws -> Void
    ) throws {
        if layer.name == "observations", !wantsNative, publication == nil { return try readObservations(body) }
        // For the public there is one form, in every format.
        let form = publication.map { RecordForm.published(coarsened: $0.isCoarsened) } ?? form
        let drawing = try LineDrawing(
            layer, register, sectors, asOf: selection.asOf,
            tolerance: selection.verticesOnly ? nil : .metres(selection.tolerance))
        try register.readRecords(layer, filter, form) { reader in
            while let records = try reader.next() {
                try Interruption.check()
                let (places, native) = try place(records, drawing, wantsNative: wantsNative)
                var batch = LayerBatch(records, layer: layer.name, places: places)
                batch.native = native
                if selection.coarsen { batch.coarsen() }
                let shown = LayerSource.rows(in: selection.bbox, of: batch)
                count(shown, of: layer)
                try body(shown)
            }
        }
    }

    private mutating func count(_ batch: LayerBatch, of layer: RecordLayer) {
        guard publication != nil else { return }
        guard case .texts(let classes)? = batch.column("classification")?.values else {
            written[layer.name, default: [:]][Classification.public.rawValue, default: 0] += batch.count
            return
        }
        for row in 0..<batch.count { written[layer.name, default: [:]][classes[row], default: 0] += 1 }
    }

    /// Millions of them: straight from the columns.
    private mutating func readObservations(_ body: (LayerBatch) throws -> Void) throws {
        try register.readObservations(ObservationFilter(records: filter)) { reader in
            while let batch = try reader.next() {
                try Interruption.check()
                var coordinates = batch.coordinates
                try framing.bring(&coordinates)
                try body(LayerSource.rows(in: selection.bbox, of: LayerBatch(batch, at: coordinates)))
            }
        }
    }

    /// The same, where what is made of a batch can be made on other threads: `consume` gets it here, in the order of the rows.
    func readObservations<Output: Sendable>(
        transform: @escaping @Sendable (LayerBatch) -> Output, consume: (Output) throws -> Void
    ) throws {
        let (frame, line) = (register.frame, box)
        let (operation, box) = (selection.operation, selection.bbox)
        try mapInOrder(
            try register.observationSource(ObservationFilter(records: filter)), workers: 2, buffered: 4,
            next: { try $0.next() }, makeState: { try ExportFraming(frame, line: line, operation: operation) },
            transform: { framing, batch in
                var coordinates = batch.coordinates
                try framing.bring(&coordinates)
                return transform(LayerSource.rows(in: box, of: LayerBatch(batch, at: coordinates)))
            },
            consume: { output in
                try Interruption.check()
                try consume(output)
            })
    }

    private mutating func place(
        _ records: RecordBatch, _ drawing: LineDrawing?, wantsNative: Bool
    ) throws -> (places: LayerBatch.Places, native: LayerBatch.Places) {
        if let drawing {
            let native = try drawing.shapes(of: records)
            var framed: [Shape?] = []
            for shape in native { framed.append(try shape.map { try bring($0) }) }
            return (.shapes(framed), wantsNative ? .shapes(native) : .none)
        }
        switch records.places {
        case .none: return (.none, .none)
        case .points(let columns):
            var framed = columns
            do { try framing.bring(&framed) } catch { throw Failure(error) }
            // The frame has two axes: a height beside it would stand in none.
            let native = CoordinateColumns(x: columns.x, y: columns.y)
            return (.points(framed), wantsNative ? .points(native) : .none)
        case .lines(let lines):
            let native = lines.map { line in line.map { Shape.line($0.points) } }
            var framed: [Shape?] = []
            for shape in native { framed.append(try shape.map { try bring($0) }) }
            return (.shapes(framed), wantsNative ? .shapes(native) : .none)
        }
    }

    private mutating func bring(_ shape: Shape) throws -> Shape {
        do {
            switch shape {
            case .line(let points): return .line(try framing.bring(GeographicLine(points)).points)
            case .lines(let parts):
                var framed: [[GeographicPoint]] = []
                for part in parts { framed.append(try framing.bring(GeographicLine(part)).points) }
                return .lines(framed)
            default: return shape
            }
        } catch {
            throw Failure(error)
        }
    }

    /// Only the rows in the box that was asked for, which the spatial index knows a little too large.
    private static func rows(in box: GeographicBox?, of batch: LayerBatch) -> LayerBatch {
        guard let box else { return batch }
        let rows: [Int]
        switch batch.places {
        case .none: return batch
        case .points(let columns):
            rows = (0..<batch.count).filter {
                box.contains(GeographicPoint(longitude: columns.x[$0], latitude: columns.y[$0]))
            }
        case .shapes(let shapes):
            rows = shapes.indices.filter { row in
                shapes[row].map { GeographicBox(around: $0.points).intersects(box) } ?? false
            }
        }
        return rows.count == batch.count ? batch : batch.keeping(rows)
    }
}

/// Draws the layers that are the line itself: what is stored are the vertices that the law names.
private struct LineDrawing {
    private let network: LegalNetwork
    private let frame: ReferenceFrame
    /// `nil` for the vertices alone.
    private let tolerance: Length?
    /// Of each row, by what names it.
    private let segments: [String: [Segment]]
    private let name: String

    init?(
        _ layer: RecordLayer, _ register: Register, _ sectors: [Sector], asOf day: CivilDate?, tolerance: Length?
    ) throws {
        guard ["sectors", "line", "candidates"].contains(layer.name) else { return nil }
        let network = try Geodesic.attempt { try LegalNetwork(sectors, frame: register.frame, asOf: day) }
        name = layer.name
        self.network = network
        self.tolerance = tolerance
        frame = register.frame
        var segments: [String: [Segment]] = [:]
        for sector in network.sectors {
            switch layer.name {
            case "sectors": segments[sector.id.rawValue] = sector.segments
            case "line": for segment in sector.segments { segments[segment.id.rawValue] = [segment] }
            default:
                for candidate in (try? register.candidates(of: sector)) ?? [] {
                    for segment in candidate.sector.segments {
                        segments[candidate.label + "\n" + segment.id.rawValue] = [segment]
                    }
                }
            }
        }
        self.segments = segments
    }

    func shapes(of records: RecordBatch) throws -> [Shape?] {
        let labels = name == "candidates" ? records.column("label") : nil
        return try (0..<records.count).map { row in
            let key = (labels.map { $0[row] + "\n" } ?? "") + records.ids[row]
            guard let parts = segments[key] else { return nil }
            let lines = try parts.map { segment in
                guard let tolerance else { return segment.vertices }
                return try Geodesic.attempt { try network.drawn(segment, frame: frame, tolerance: tolerance).points }
            }
            return lines.count == 1 ? .line(lines[0]) : .lines(lines)
        }
    }
}

extension Shape {
    fileprivate var points: [GeographicPoint] {
        switch self {
        case .line(let points): points
        case .lines(let parts): parts.flatMap { $0 }
        default: []
        }
    }
}

extension PublicationReport {
    /// Counts what the filter finds and what of it stays.
    fileprivate init(
        _ selection: LayerSelection, _ layers: [RecordLayer], _ register: Register, _ filter: RecordFilter
    ) throws {
        var leftOut: ExportRecord.Counts = [:]
        var fields: [String: Int] = [:]
        for layer in layers {
            let shown = try register.columnNames(of: layer, .published(coarsened: false)).count
            fields[layer.name] = try register.columnNames(of: layer, .features).count - shown
            var showsReserved = false
            if selection.coarsen {
                showsReserved = try register.columnNames(of: layer, .published(coarsened: true)).contains("coarsened")
            }
            for (item, count) in try register.classifications(of: layer, filter)
            where item == .confidential || (item == .reserved && !showsReserved) {
                leftOut[layer.name, default: [:]][item.rawValue] = count
            }
        }
        self.init(isCoarsened: selection.coarsen, leftOut: leftOut, fieldsLeftOut: fields)
    }
}
