public import Demarcation
public import GeoTypes

/// The layers of a register as GeoJSON features: what each is called, and its properties.
///
/// Every feature of the line carries its legal status and the attribution that the licence of its source asks for.
public enum ExportLayer: String, CaseIterable, Sendable {
    case line, vertices, monuments, brecha, observations, inspections, orders

    public var label: Bilingual {
        switch self {
        case .line: StringTable.line
        case .vertices: Bilingual(en: "vertices", es: "vértices")
        case .monuments: Bilingual(en: "monuments", es: "monumentos")
        case .brecha: StringTable.brecha
        case .observations: Bilingual(en: "observations", es: "observaciones")
        case .inspections: Bilingual(en: "inspections", es: "inspecciones")
        case .orders: Bilingual(en: "work orders", es: "órdenes de trabajo")
        }
    }
}

extension GeoJSONWriter {
    /// A segment of the line, drawn.
    public mutating func feature(_ segment: Segment, of sector: Sector, drawn line: GeographicLine) {
        feature(id: segment.id.rawValue, .line(line.points)) { json in
            json.member("layer", ExportLayer.line.rawValue)
            json.member("sector", sector.id.rawValue)
            json.member("segment", segment.id.rawValue)
            json.member("order", segment.order)
            json.member("neighbour", sector.neighbour)
            json.member("rule", segment.rule.rawValue)
            json.member("kind", segment.kind.rawValue)
            json.member("name", segment.name)
            json.member("instrument", segment.instrument)
            json.member("from_m", segment.from.metres, decimals: 3)
            json.member("to_m", segment.to.metres, decimals: 3)
            json.member("length_m", segment.length.metres, decimals: 3)
            legal(segment.legalStatus, segment.attribution, to: &json)
        }
    }

    /// A vertex of a segment; `index` is its place in it.
    public mutating func feature(vertex index: Int, of segment: Segment, in sector: Sector, at point: GeographicPoint) {
        feature(id: "\(segment.id.rawValue)/\(index + 1)", .point(point)) { json in
            json.member("layer", ExportLayer.vertices.rawValue)
            json.member("sector", sector.id.rawValue)
            json.member("segment", segment.id.rawValue)
            json.member("sequence", index + 1)
            json.member(
                "chainage_m",
                index < segment.vertexChainages.count ? segment.vertexChainages[index].metres : nil, decimals: 3)
            legal(segment.legalStatus, segment.attribution, to: &json)
        }
    }

    public mutating func feature(_ placed: PlacedMonument, at point: GeographicPoint?, status: LegalStatus?) {
        let monument = placed.monument
        let shown = monument.shownPosition
        feature(id: monument.id.rawValue, point.map { .point($0, height: shown?.height) }) { json in
            json.member("layer", ExportLayer.monuments.rawValue)
            json.member("number", monument.number)
            json.member("class", monument.monumentClass.rawValue)
            json.member("sector", monument.sector?.rawValue)
            json.member("neighbour_number", monument.neighbourNumber)
            json.member("chainage_m", placed.chainage, decimals: 3)
            json.member("offset_m", placed.offset, decimals: 3)
            json.member("condition", monument.condition?.rawValue)
            json.member("position_role", shown?.role.rawValue)
            json.member("position_state", shown?.state.rawValue)
            json.member("positions", monument.positions.count)
            json.member("sigma_e_m", shown?.eastSigma)
            json.member("sigma_n_m", shown?.northSigma)
            json.member("instrument", monument.instrument)
            json.member("built", monument.built)
            if let status { legal(status, nil, to: &json) }
        }
    }

    public mutating func feature(_ stretch: BrechaStretch, drawn line: GeographicLine?, status: LegalStatus?) {
        feature(id: stretch.id.rawValue, line.map { .line($0.points) }) { json in
            json.member("layer", ExportLayer.brecha.rawValue)
            place(stretch.sector, stretch.from, stretch.to, to: &json)
            json.member("length_m", stretch.length.metres, decimals: 3)
            json.member("width_left_m", stretch.widthLeft?.metres)
            json.member("width_right_m", stretch.widthRight?.metres)
            json.member("acta", stretch.acta)
            json.member("in_programme", stretch.isInProgramme)
            if let status { legal(status, nil, to: &json) }
        }
    }

    public mutating func feature(_ inspection: Inspection, drawn line: GeographicLine?, status: LegalStatus?) {
        feature(id: inspection.id.rawValue, line.map { .line($0.points) }) { json in
            json.member("layer", ExportLayer.inspections.rawValue)
            place(inspection.sector, inspection.from, inspection.to, to: &json)
            json.member("date", inspection.firstDay.description)
            json.member("last_date", inspection.lastDay.description)
            json.member("team", inspection.team)
            json.member("joint", inspection.participation == .joint)
            json.member("acta", inspection.acta)
            json.member("findings", inspection.findings.count)
            if let status { legal(status, nil, to: &json) }
        }
    }

    public mutating func feature(_ order: WorkOrder, drawn line: GeographicLine?, status: LegalStatus?) {
        feature(id: order.id.rawValue, line.map { .line($0.points) }) { json in
            json.member("layer", ExportLayer.orders.rawValue)
            json.member("kind", order.kind.rawValue)
            json.member("state", order.state.rawValue)
            place(order.sector, order.from, order.to, to: &json)
            json.member("quantity", order.quantity?.value)
            json.member("unit", order.unit.rawValue)
            json.member("assigned_to", order.assignedTo)
            json.member("finished_on", order.dates.finished?.description)
            json.member("certified_on", order.dates.certified?.description)
            json.member("acta", order.acta)
            if let status { legal(status, nil, to: &json) }
        }
    }

    /// Observations in bulk; `coordinates` are theirs in WGS 84.
    public mutating func observations(_ batch: ObservationBatch, at coordinates: CoordinateColumns) {
        points(
            coordinates,
            properties: [
                ReportColumn("survey", .texts(batch.surveys)), ReportColumn("line", .integers(batch.lines)),
                ReportColumn("name", .texts(batch.names)),
                ReportColumn("source_height_m", .numbers(batch.sourceHeights, decimals: 4)),
                ReportColumn("time", .texts(batch.times)), ReportColumn("fix", .texts(batch.fixes)),
                ReportColumn(
                    "satellites", .integers(batch.satellites, missing: ObservationBatch.missingCount)),
                ReportColumn("hdop", .numbers(batch.hdops, decimals: 2)),
                ReportColumn("sigma_e_m", .numbers(batch.eastSigmas, decimals: 4)),
                ReportColumn("sigma_n_m", .numbers(batch.northSigmas, decimals: 4)),
                ReportColumn("sigma_u_m", .numbers(batch.upSigmas, decimals: 4)),
                ReportColumn("sector", .texts(batch.sectors)),
                ReportColumn("chainage_m", .numbers(batch.chainages, decimals: 3)),
                ReportColumn("offset_m", .numbers(batch.offsets, decimals: 3)),
                ReportColumn("monument", .texts(batch.monuments)), ReportColumn("note", .texts(batch.notes)),
            ])
    }
}

private func place(_ sector: Sector.ID?, _ from: Chainage?, _ to: Chainage?, to json: inout JSONWriter) {
    json.member("sector", sector?.rawValue)
    json.member("from_m", from?.metres, decimals: 3)
    json.member("to_m", to?.metres, decimals: 3)
}

/// What the law and the licence ask to stand beside a feature.
private func legal(_ status: LegalStatus, _ attribution: String?, to json: inout JSONWriter) {
    json.member("legal_status", status.rawValue)
    if let note = status.note {
        json.member("legal_note", note[.english])
        json.member("nota_legal", note[.spanish])
    }
    if let attribution { json.member("attribution", attribution) }
}
