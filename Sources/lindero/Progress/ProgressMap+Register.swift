import Demarcation
import GeoTypes
import Register
import Reports

extension ProgressMap {
    /// The land line with what was worked of it and what of the brecha is pending; `nil` where there is no line.
    init?(_ register: Register, _ progress: Progress, sectorLengths: [Sector.ID: Length]) throws {
        let sectors = try register.sectors().filter { $0.kind != .maritime }
        guard !sectors.isEmpty else { return nil }
        let parents = Set(progress.rows.compactMap(\.parent))
        let worked = progress.rows.filter { !parents.contains($0.code) }.flatMap(\.sectors)
        let coverage = BrechaCoverage(
            try register.brechaStretches(), worked: Self.united(worked).carried(by: try register.revisions()),
            sectorLengths: sectorLengths)
        let draw = try drawnStretch(in: register)
        var strokes: [Stroke] = []
        func add(_ mark: Mark, _ sector: Sector.ID, _ from: Chainage, _ to: Chainage) {
            if let line = draw(sector, from, to) { strokes.append(Stroke(mark, sector: sector, line: line)) }
        }
        for sector in sectors { add(.line, sector.id, .origin, Chainage(fromOrigin: sector.length)) }
        for row in coverage.rows {
            for range in row.pending { add(.pending, row.sector, range.lowerBound, range.upperBound) }
            for stretch in row.worked.stretches { add(.cleared, row.sector, stretch.start, stretch.end) }
        }
        var labels: [Label] = []
        for sector in sectors.sorted(by: { $0.length > $1.length })
        where !labels.contains(where: { $0.text == sector.neighbour }) {
            let half = Length.metres(sector.length.metres / 2)
            guard let point = draw(sector.id, .origin, Chainage(fromOrigin: half))?.points.last else { continue }
            labels.append(Label(sector.neighbour, at: point))
        }
        let attributions = Set(sectors.flatMap(\.segments).compactMap(\.attribution)).sorted()
        self.init(
            strokes: strokes, labels: labels, cleared: coverage.net, pending: coverage.pending,
            notes: LegalStatus.remarks(on: sectors.map(\.legalStatus)) + attributions.map { Bilingual($0) })
    }

    /// Two products may count the same sector; the first one has it.
    private static func united(_ worked: [SectorCoverage]) -> [SectorCoverage] {
        var seen: Set<Sector.ID> = []
        return worked.filter { seen.insert($0.sector).inserted }
    }
}
