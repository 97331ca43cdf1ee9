public import Demarcation
import GeoTypes

/// The formats for programs and receivers.
extension PlanSheet {
    public func write(to json: inout JSONWriter, in language: Language) {
        json.object { json in
            json.member("date", date.description)
            json.member("crs", frame.code)
            json.member("epoch", frame.epoch)
            json.object("weights") { json in
                for line in weights.lines { json.member(line.name, line.value) }
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
            json.member("sector", day.sector.rawValue)
            json.member("neighbour", day.neighbour)
            json.member("legal_status", day.legalStatus.rawValue)
            if let note = day.legalStatus.note { json.member("note", note[language]) }
            json.member("hours", day.hours, decimals: 2)
            json.array("stops") { json in
                for stop in day.stops {
                    json.newline()
                    json.object { json in members(of: stop, in: day, to: &json, in: language) }
                }
            }
        }
    }

    private func members(of stop: Stop, in day: Day, to json: inout JSONWriter, in language: Language) {
        json.member("day", day.number)
        json.member("order", stop.order)
        json.member("monument", stop.monument.id.rawValue)
        json.member("number", stop.monument.number)
        json.member("neighbour_number", stop.monument.neighbourNumber)
        json.member("class", stop.monument.monumentClass.rawValue)
        json.member("sector", day.sector.rawValue)
        json.member("chainage_m", stop.chainage.metres, decimals: 3)
        json.member("chainage", stop.chainage.description)
        json.member("longitude", stop.point?.longitude, decimals: 9)
        json.member("latitude", stop.point?.latitude, decimals: 9)
        json.member("height_m", stop.position?.height?.metres, decimals: 3)
        json.member("last_visit", stop.lastVisit?.description)
        json.member("condition", stop.condition?.rawValue)
        json.object("finding") { json in
            json.member("condition", stop.finding?.condition?.rawValue)
            json.member("action", stop.finding?.action)
            json.member("note", stop.finding?.note)
        }
        json.array("check") { json in
            for check in stop.checks { json.value(check.rawValue) }
        }
        json.member("check_text", stop.checksText(in: language))
        json.member("score", stop.priority.score, decimals: 4)
    }

    public func csv(in language: Language) -> [UInt8] {
        var csv = CSVWriter(header: [
            "day", "order", "monument", "number", "neighbour_number", "class", "sector", "chainage_m", "chainage",
            "longitude", "latitude", "height_m", "crs", "epoch", "last_visit", "condition", "finding", "check", "score",
        ])
        for day in days {
            for stop in day.stops {
                csv.row { row in
                    row.field(day.number)
                    row.field(stop.order)
                    row.field(stop.monument.id.rawValue)
                    row.field(stop.monument.number)
                    row.field(stop.monument.neighbourNumber)
                    row.field(stop.monument.monumentClass.rawValue)
                    row.field(day.sector.rawValue)
                    row.field(stop.chainage.metres, decimals: 3)
                    row.field(stop.chainage.description)
                    row.field(stop.point?.longitude, decimals: 9)
                    row.field(stop.point?.latitude, decimals: 9)
                    row.field(stop.position?.height?.metres, decimals: 3)
                    row.field(frame.code)
                    row.field(frame.epoch)
                    row.field(stop.lastVisit?.description)
                    row.field(stop.condition?.rawValue)
                    row.field(stop.finding == nil ? nil : stop.findingText(in: language))
                    row.field(stop.checksText(in: language))
                    row.field(stop.priority.score, decimals: 4)
                }
            }
        }
        return csv.bytes
    }

    /// Waypoints, then a route for each day.
    public func gpx(in language: Language) -> [UInt8] {
        var gpx = GPXWriter(
            creator: "lindero", name: title(in: language),
            description: ([frameText(in: language)] + notes(in: language)).joined(separator: " "))
        for stop in stops {
            if let waypoint = waypoint(stop, in: language) { gpx.waypoint(waypoint) }
        }
        for day in days {
            gpx.route(
                name: day.title(in: language), description: day.legalStatus.note?[language],
                through: day.stops.compactMap { waypoint($0, in: language) })
        }
        gpx.end()
        return gpx.bytes
    }

    private func waypoint(_ stop: Stop, in language: Language) -> Waypoint? {
        stop.point.map { point in
            Waypoint(
                point, name: stop.monument.id.rawValue, elevation: stop.position?.height?.metres,
                comment: "PK \(stop.chainage)",
                description: [
                    stop.lastVisit.map { "\($0): \(stop.findingText(in: language))" },
                    stop.checksText(in: language),
                ].compactMap { $0 }.joined(separator: " · "),
                symbol: "Flag, Blue", kind: stop.monument.monumentClass.rawValue)
        }
    }

    public func geoJSON(in language: Language) -> [UInt8] {
        var features = GeoJSONWriter()
        features.begin { json in
            json.member("title", title(in: language))
            json.member("frame", frameText(in: language))
            json.member("notes", notes(in: language))
        }
        for day in days {
            for stop in day.stops {
                features.feature(id: stop.monument.id.rawValue, stop.shape) { json in
                    members(of: stop, in: day, to: &json, in: language)
                }
            }
        }
        features.end()
        return features.bytes
    }
}

extension PlanSheet.Stop {
    /// A function of its own: Swift 6.3's optimiser loses track of the position's lifetime where this stands in a
    /// closure's caller.
    fileprivate var shape: Shape? {
        guard let position else { return nil }
        return .point(position.point, height: position.height)
    }
}
