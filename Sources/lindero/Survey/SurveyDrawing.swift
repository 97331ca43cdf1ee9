import Demarcation
import GeoTypes
import Geodesy
import Register
import Reports
import Surveying

/// Puts together what is drawn of a survey: reads its observations twice, for the frame and for the points.
struct SurveyDrawing {
    private let register: Register
    private let survey: Survey
    private let network: LegalNetwork

    init(_ register: Register, _ survey: Survey) throws {
        self.register = register
        self.survey = survey
        let sectors = try register.sectors()
        network = try Geodesic.attempt { try LegalNetwork(sectors, frame: register.frame) }
    }

    /// The page; without a picture where the survey has no point.
    func sheet(_ match: SurveyMatch, rejections: [Register.StoredRejection]) throws -> SurveySheet {
        let report = MatchReport(
            survey: survey, verdicts: match.verdicts, counts: match.counts, trackPoints: match.trackPoints,
            passes: match.passes)
        let map = try frame().map { try self.map($0, match) }
        let shown = map.map { drawn in network.sectors.filter { touches($0, drawn.box) } } ?? []
        return SurveySheet(
            survey, map: map?.map, match: report,
            rejections: rejections.map { ($0.line, $0.code, $0.message, $0.text) }, statuses: shown.map(\.legalStatus))
    }

    /// Around all points, unless those away from the line would make the others a dot.
    private func frame() throws -> MapFrame? {
        let country = network.box.isEmpty ? network.box : network.box.expanded(degrees: 0.1)
        var (all, near, located) = (GeographicBox.empty, GeographicBox.empty, GeographicBox.empty)
        try register.readObservations(ObservationFilter(survey: survey.id)) { reader in
            while let batch = try reader.next() {
                for row in 0..<batch.count {
                    let point = GeographicPoint(
                        longitude: batch.coordinates.x[row], latitude: batch.coordinates.y[row])
                    all.formUnion(point)
                    if country.contains(point) { near.formUnion(point) }
                    if !batch.sectors.range(of: row).isEmpty { located.formUnion(point) }
                }
            }
        }
        guard !all.isEmpty else { return nil }
        func extent(_ box: GeographicBox) -> Double { max(box.east - box.west, box.north - box.south) }
        let smallest = [located, near, all].first { !$0.isEmpty } ?? all
        let box = [all, near].first { !$0.isEmpty && extent($0) <= max(5 * extent(smallest), 0.02) } ?? smallest
        return MapFrame(around: box, metresPerDegree: metresPerDegree(in: box))
    }

    private func metresPerDegree(in box: GeographicBox) -> (east: Double, north: Double) {
        let step = 0.001
        let latitude = min(max((box.south + box.north) / 2, -89), 89)
        let middle = GeographicPoint(longitude: 0, latitude: latitude)
        let east = network.ellipsoid.distance(
            from: middle, to: GeographicPoint(longitude: step, latitude: latitude))
        let north = network.ellipsoid.distance(
            from: middle, to: GeographicPoint(longitude: 0, latitude: latitude + step))
        return (east.metres / step, north.metres / step)
    }

    private func map(_ frame: MapFrame, _ match: SurveyMatch) throws -> (map: SurveyMap, box: GeographicBox) {
        var points = ThinnedPoints(frame)
        try register.readObservations(ObservationFilter(survey: survey.id)) { reader in
            while let batch = try reader.next() {
                for row in 0..<batch.count {
                    let kind: ThinnedPoints.Kind =
                        batch.tracks[row]
                        ? .track
                        : batch.sectors.range(of: row).isEmpty
                            ? .unlocated : batch.ambiguous[row] ? .ambiguous : .located
                    points.add(
                        GeographicPoint(longitude: batch.coordinates.x[row], latitude: batch.coordinates.y[row]), kind)
                }
            }
        }
        let sectors = network.sectors.filter { touches($0, frame.box) }
        var lines: [SurveyMap.Line] = []
        for sector in sectors {
            guard let alignment = network.alignment(of: sector.id),
                let line = alignment.stretch(from: .origin, to: Chainage(fromOrigin: alignment.length))
            else { continue }
            lines.append(SurveyMap.Line(sector: sector.id, points: line.points))
        }
        let map = SurveyMap(
            lines: lines, ticks: sectors.flatMap { ticks(of: $0, in: frame) }, marks: try marks(in: frame, match),
            points: points, rejected: survey.ledger.rejected)
        return (map, frame.box)
    }

    private func touches(_ sector: Sector, _ box: GeographicBox) -> Bool {
        GeographicBox(around: sector.segments.flatMap(\.vertices)).intersects(box)
    }

    /// At round chainages, some 90 pixels apart.
    private func ticks(of sector: Sector, in frame: MapFrame) -> [SurveyMap.Tick] {
        guard sector.kind != .maritime, let alignment = network.alignment(of: sector.id) else { return [] }
        let step = MapFrame.niceLength(atLeast: 90 / frame.scale)
        let decimals = step < 1 ? 1 : 0
        var ticks: [SurveyMap.Tick] = []
        for count in 0...Int(alignment.length.metres / step) {
            let chainage = Chainage(fromOrigin: .metres(Double(count) * step))
            guard let point = alignment.point(at: chainage), frame.box.contains(point),
                let ahead = alignment.point(at: chainage + .metres(min(step / 10, 1)))
                    ?? alignment.point(at: chainage + .metres(-min(step / 10, 1)))
            else { continue }
            ticks.append(
                SurveyMap.Tick(sector: sector.id, text: chainage.text(decimals: decimals), point: point, ahead: ahead))
        }
        return ticks
    }

    private func marks(in frame: MapFrame, _ match: SurveyMatch) throws -> [SurveyMap.Mark] {
        var worst: [Monument.ID: MonumentVerdict.Outcome] = [:]
        for verdict in match.verdicts {
            guard let monument = verdict.monument else { continue }
            let known = worst[monument]
            if known == nil || verdict.outcome == .fail || known == .pass { worst[monument] = verdict.outcome }
        }
        return try register.monuments().compactMap { placed in
            guard let point = placed.monument.shownPosition?.point, frame.box.contains(point) else { return nil }
            return SurveyMap.Mark(
                monument: placed.monument.id, point: point, verdict: worst[placed.monument.id])
        }
    }
}
