public import Demarcation
import GeoTypes

/// The formats for programs.
extension PlanSheet {
    public func write(to json: inout JSONWriter, in language: Language) {
        json.object { json in
            json.member("date", date.description)
            json.member("crs", frame.code)
            json.member("epoch", frame.epoch)
            json.member("settings_file", settingsFile)
            json.object("weights") { json in
                for line in settings.lines { json.member(line.name, line.value) }
            }
            json.array("days") { json in
                for day in days { write(day, to: &json, in: language) }
            }
            json.member("postponed", postponed.map(\.rawValue))
            json.member("unplaced", unplaced.map(\.rawValue))
        }
    }

    private func write(_ day: Day, to json: inout JSONWriter, in language: Language) {
        json.object { json in
            json.member("day", day.number)
            json.member("id", day.id.rawValue)
            json.member("sector", day.sector.rawValue)
            json.member("neighbour", day.neighbour)
            json.member("legal_status", day.legalStatus.rawValue)
            if let note = day.legalStatus.remark { json.member("note", note[language]) }
            json.member("access_point", day.accessPoint)
            json.member("hours", day.hours, decimals: 2)
            json.array("stops") { json in
                for stop in day.stops {
                    json.newline()
                    json.object { json in members(of: stop, in: day, to: &json, in: language) }
                }
            }
        }
    }

    /// The first ones are those of `inspection import`, so that a form filled in on a map can be imported.
    func members(of stop: Stop, in day: Day, to json: inout JSONWriter, in language: Language) {
        json.member("id", day.id.rawValue)
        json.member("sector", day.sector.rawValue)
        json.member("from_m", day.from.metres, decimals: 3)
        json.member("to_m", day.to.metres, decimals: 3)
        for name in PlanSheet.visitColumns { json.member(name, nil as String?) }
        json.member("monument", stop.site.id.rawValue)
        for name in PlanSheet.findingColumns { json.member(name, nil as String?) }
        json.member("day", day.number)
        json.member("order", stop.order)
        json.member("access_point", day.accessPoint)
        json.member("number", stop.site.number)
        json.member("neighbour_number", stop.site.neighbourNumber)
        json.member("class", stop.site.monumentClass.rawValue)
        json.member("chainage_m", stop.chainage.metres, decimals: 3)
        json.member("chainage", stop.chainage.description)
        json.member("longitude", stop.site.point?.longitude, decimals: 9)
        json.member("latitude", stop.site.point?.latitude, decimals: 9)
        json.member("height_m", stop.site.height?.metres, decimals: 3)
        json.member("crs", frame.code)
        json.member("epoch", frame.epoch)
        json.member("gtm_easting", stop.place.gtm?.easting, decimals: 3)
        json.member("gtm_northing", stop.place.gtm?.northing, decimals: 3)
        json.member("utm_zone", stop.place.utmZone)
        json.member("utm_easting", stop.place.utm?.easting, decimals: 3)
        json.member("utm_northing", stop.place.utm?.northing, decimals: 3)
        json.member("last_visit", stop.last?.day.description)
        json.member("last_condition", stop.condition?.rawValue)
        json.object("last_finding") { json in
            json.member("inspection", stop.last?.inspection.rawValue)
            json.member("condition", stop.last?.finding.condition?.rawValue)
            json.member("action", stop.last?.finding.action)
            json.member("note", stop.last?.finding.note)
        }
        json.array("check") { json in
            for check in stop.checks { json.value(check.rawValue) }
        }
        json.member("check_text", stop.checksText(in: language))
        json.array("references") { json in
            for reference in stop.place.references {
                json.object { json in
                    json.member("kind", reference.kind.rawValue)
                    json.member("name", reference.name)
                    json.member("distance_m", reference.distance.metres, decimals: 3)
                    json.member("azimuth_deg", reference.azimuth?.degrees, decimals: 5)
                }
            }
        }
        json.member("score", stop.priority.score, decimals: 4)
    }

    /// What the field fills in: once for an inspection, and at each monument. `inspection import` reads them by these
    /// names.
    static let visitColumns = ["date", "team", "joint", "acta"]
    static let findingColumns = ["condition", "action", "note", "photo"]

    /// The columns that are filled in come first, then what is known.
    public func csv(in language: Language) -> [UInt8] {
        var csv = CSVWriter(
            header: ["id", "sector", "from_m", "to_m"] + PlanSheet.visitColumns + ["monument"]
                + PlanSheet.findingColumns + [
                    "day", "order", "access_point", "number", "neighbour_number", "class", "chainage_m", "chainage",
                    "longitude", "latitude", "height_m", "crs", "epoch", "gtm_easting", "gtm_northing", "utm_zone",
                    "utm_easting", "utm_northing", "last_visit", "last_condition", "last_finding", "check",
                    "references", "score",
                ])
        for day in days {
            for stop in day.stops {
                csv.row { row in
                    row.field(day.id.rawValue)
                    row.field(day.sector.rawValue)
                    row.field(day.from.metres, decimals: 3)
                    row.field(day.to.metres, decimals: 3)
                    for _ in PlanSheet.visitColumns { row.field(nil as String?) }
                    row.field(stop.site.id.rawValue)
                    for _ in PlanSheet.findingColumns { row.field(nil as String?) }
                    row.field(day.number)
                    row.field(stop.order)
                    row.field(day.accessPoint)
                    row.field(stop.site.number)
                    row.field(stop.site.neighbourNumber)
                    row.field(stop.site.monumentClass.rawValue)
                    row.field(stop.chainage.metres, decimals: 3)
                    row.field(stop.chainage.description)
                    row.field(stop.site.point?.longitude, decimals: 9)
                    row.field(stop.site.point?.latitude, decimals: 9)
                    row.field(stop.site.height?.metres, decimals: 3)
                    row.field(frame.code)
                    row.field(frame.epoch)
                    row.field(stop.place.gtm?.easting, decimals: 3)
                    row.field(stop.place.gtm?.northing, decimals: 3)
                    row.field(stop.place.utmZone)
                    row.field(stop.place.utm?.easting, decimals: 3)
                    row.field(stop.place.utm?.northing, decimals: 3)
                    row.field(stop.last?.day.description)
                    row.field(stop.condition?.rawValue)
                    row.field(stop.last == nil ? nil : stop.findingText(in: language))
                    row.field(stop.checksText(in: language))
                    row.field(stop.referencesText(in: language))
                    row.field(stop.priority.score, decimals: 4)
                }
            }
        }
        return csv.bytes
    }
}
