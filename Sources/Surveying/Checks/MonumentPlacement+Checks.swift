public import Demarcation
import GeoTypes
import Geodesy

extension MonumentPlacement {
    /// Monuments with the chainage and offset of the point that maps show, on the line as it is now: what is stored of them
    /// is of the day on which they were placed.
    public func placed(_ monuments: [CheckedMonument]) -> [CheckedMonument] {
        monuments.map { monument in
            guard let point = monument.point, let sector = monument.sector else { return monument }
            var monument = monument
            let place = place(of: point, on: sector)
            monument.chainage = place.chainage.map { .metres($0) }
            monument.offset = place.offset.map { .metres($0) }
            return monument
        }
    }
}

extension LegalNetwork {
    /// Findings that know their sector and chainage get the point of the line there.
    public func located(_ findings: [CheckFinding]) -> [CheckFinding] {
        findings.map { finding in
            guard finding.place.point == nil, let sector = finding.place.sector, let from = finding.place.from,
                let point = alignment(of: sector)?.point(at: from)
            else { return finding }
            var finding = finding
            finding.place.point = point
            return finding
        }
    }
}
