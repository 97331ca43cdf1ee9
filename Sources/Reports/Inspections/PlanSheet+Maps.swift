public import Demarcation
import GeoTypes

/// The formats for receivers, phones and maps: all in WGS 84, whatever the register's frame is.
extension PlanSheet {
    /// Waypoints, then a route for each day.
    public func gpx(in language: Language) -> [UInt8] {
        var gpx = GPXWriter(
            creator: "lindero", name: title(in: language),
            description: ([systemText(in: language)] + notes(in: language)).joined(separator: " "))
        for stop in stops {
            if let waypoint = waypoint(stop, in: language) { gpx.waypoint(waypoint) }
        }
        for day in days {
            gpx.route(
                name: day.title(in: language), description: day.legalStatus.remark?[language],
                through: day.stops.compactMap { waypoint($0, in: language) })
        }
        gpx.end()
        return gpx.bytes
    }

    private func waypoint(_ stop: Stop, in language: Language) -> Waypoint? {
        guard let point = stop.place.wgs84 else { return nil }
        return Waypoint(
            point, name: stop.site.id.rawValue, elevation: stop.site.height?.metres,
            comment: "PK \(stop.chainage)", description: description(of: stop, in: language),
            symbol: "Flag, Blue", kind: stop.site.monumentClass.rawValue)
    }

    private func description(of stop: Stop, in language: Language) -> String {
        [
            stop.last.map { "\($0.day): \(stop.findingText(in: language))" }, stop.checksText(in: language),
            stop.referencesText(in: language),
        ].compactMap { $0 }.joined(separator: " · ")
    }

    /// A placemark for each monument, with what is known of it, and a line for each day.
    public func kml(in language: Language) -> [UInt8] {
        var kml = KMLWriter(
            name: title(in: language),
            description: ([systemText(in: language)] + notes(in: language)).joined(separator: " "))
        for day in days {
            for stop in day.stops {
                kml.placemark(
                    "\(day.number).\(stop.order) \(stop.site.id.rawValue)",
                    description: description(of: stop, in: language), stop.shape, data: kmlData(stop, in: language))
            }
            let way = day.stops.compactMap(\.place.wgs84)
            if way.count > 1 {
                kml.placemark(
                    day.title(in: language), description: day.legalStatus.remark?[language], .line(way))
            }
        }
        kml.end()
        return kml.bytes
    }

    private func kmlData(_ stop: Stop, in language: Language) -> [(name: String, value: String)] {
        var data: [(name: String, value: String)] = [("PK", stop.chainage.description)]
        if let number = stop.site.neighbourNumber { data.append(("neighbour_number", number)) }
        if let gtm = stop.place.gtm { data.append(("GTM", PlanSheet.text(of: gtm))) }
        if let utm = stop.place.utm, let zone = stop.place.utmZone {
            data.append(("UTM \(zone)", PlanSheet.text(of: utm)))
        }
        return data
    }

    public func geoJSON(in language: Language) -> [UInt8] {
        var features = GeoJSONWriter()
        features.begin { json in
            json.member("title", title(in: language))
            json.member("frame", systemText(in: language))
            json.member("notes", notes(in: language))
        }
        for day in days {
            for stop in day.stops {
                features.feature(id: stop.site.id.rawValue, stop.shape) { json in
                    members(of: stop, in: day, to: &json, in: language)
                }
            }
        }
        features.end()
        return features.bytes
    }
}

extension PlanSheet {
    /// These formats are in WGS 84; where the register isn't, both are named.
    private func systemText(in language: Language) -> String {
        guard frame.code != "EPSG:4326" else { return frameText(in: language) }
        let register = Bilingual(en: "register in ", es: "registro en ")[language] + frameText(in: language)
        return "EPSG:4326 (WGS 84); " + register
    }
}

extension PlanSheet.Stop {
    /// A function of its own: Swift 6.3's optimiser loses track of the position's lifetime where this stands in a
    /// closure's caller.
    fileprivate var shape: Shape? {
        guard let point = place.wgs84 else { return nil }
        return .point(point, height: site.height)
    }
}
