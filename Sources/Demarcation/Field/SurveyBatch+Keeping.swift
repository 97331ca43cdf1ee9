import GeoTypes

extension SurveyBatch {
    /// Drops all points but these rows, which stand in ascending order. The rejections stay.
    public mutating func keep(_ rows: [Int]) {
        func kept<Value>(_ column: [Value]) -> [Value] {
            column.isEmpty ? [] : rows.map { column[$0] }
        }
        func kept(_ texts: TextColumn) -> TextColumn {
            guard !texts.isEmpty else { return texts }
            var result = TextColumn()
            for row in rows { result.append(utf8: texts.bytes[texts.range(of: row)]) }
            return result
        }
        lines = kept(lines)
        names = kept(names)
        tracks = kept(tracks)
        coordinates.keep(rows)
        separations = kept(separations)
        times = kept(times)
        fixes = kept(fixes)
        satellites = kept(satellites)
        hdops = kept(hdops)
        eastSigmas = kept(eastSigmas)
        northSigmas = kept(northSigmas)
        upSigmas = kept(upSigmas)
        eastNorthCovariances = kept(eastNorthCovariances)
        eastUpCovariances = kept(eastUpCovariances)
        northUpCovariances = kept(northUpCovariances)
        notes = kept(notes)
        extras = kept(extras)
        records = kept(records)
    }
}
