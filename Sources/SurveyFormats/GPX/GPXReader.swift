import Demarcation
import Literals
import XMLEvents

/// Reads GPX 1.0 and 1.1: waypoints, route points and track points, in document order.
///
/// A track point without a name of its own is called `track/segment/point` with the track's name or number and numbers
/// from 1, a route point `route/point`. `cmt` and `desc` are the note. What else a point has, extensions included, is
/// kept among the extras by the path of its element. GPX has no standard deviations, and doesn't say above what its
/// heights are.
struct GPXReader: FormatReader {
    private let document: XMLDocument
    private var assembler = GPXAssembler()
    private var at = 0

    init(_ bytes: ByteSource) throws(SurveyFormatError) {
        document = try XMLDocument(bytes)
    }

    var source: SurveySource {
        var source = SurveySource(format: "gpx", coordinateKind: .geographic, referenceSystem: "EPSG:4326")
        source.warnings = assembler.warnings.list
        return source
    }

    mutating func next() throws(SurveyFormatError) -> SurveyBatch? {
        while !assembler.builder.isFull {
            if at == document.events.list.count {
                guard try document.read() else { break }
                at = 0
                assembler.learnNames(document.events)
            }
            try takeEvents()
        }
        return assembler.builder.finish()
    }

    /// Takes the events that are there until the batch is full.
    private mutating func takeEvents() throws(SurveyFormatError) {
        // Held apart for the loop, and let go before more is read into the same memory.
        let events = document.events
        while at < events.list.count, !assembler.builder.isFull {
            try assembler.take(events.list[at], of: events)
            at += 1
        }
    }
}
