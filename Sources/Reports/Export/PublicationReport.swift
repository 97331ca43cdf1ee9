public import Demarcation

/// What a file for the public says of itself: that it is one, and how much was kept back. Counts only.
public struct PublicationReport: Sendable {
    public var isCoarsened: Bool
    public var leftOut: ExportRecord.Counts
    /// How many fields of each layer's rows.
    public var fieldsLeftOut: [String: Int]

    public init(isCoarsened: Bool, leftOut: ExportRecord.Counts, fieldsLeftOut: [String: Int]) {
        self.isCoarsened = isCoarsened
        self.leftOut = leftOut
        self.fieldsLeftOut = fieldsLeftOut
    }

    public func write(to json: inout JSONWriter) {
        json.object("publication") { json in
            json.member("public", true)
            json.member("coarsened", isCoarsened)
            if isCoarsened { json.member("coarse_grid_deg", LayerBatch.coarseGrid) }
            ExportLogReport.write(leftOut, as: "left_out", to: &json)
            json.object("fields_left_out") { json in
                for (layer, count) in fieldsLeftOut.sorted(by: { $0.key < $1.key }) { json.member(layer, count) }
            }
        }
    }

    /// For formats whose metadata is a text.
    public var text: Bilingual {
        let counts = Bilingual(
            en: ExportLogReport.text(leftOut, in: .english), es: ExportLogReport.text(leftOut, in: .spanish))
        let coarse =
            isCoarsened
            ? Bilingual(
                en: " Reserved points are shown on a grid of 0.01°.",
                es: " Los puntos reservados se muestran en una cuadrícula de 0.01°.") : Bilingual("")
        return Bilingual(
            en: "Version for the public. Left out: \(counts.english).\(coarse.english)",
            es: "Versión para el público. Omitidos: \(counts.spanish).\(coarse.spanish)")
    }
}
