import Demarcation
import Geodesy

/// What an export has to know of reference systems.
enum ExportFrame {
    static func isLatitudeFirst(_ frame: ReferenceFrame) throws -> Bool {
        let system = try Geodesic.attempt { try ReferenceSystem(frame.code) }
        return system.axes.first?.isLatitude ?? false
    }

    /// Those of the systems that are in longitude and latitude.
    static func geographic(_ systems: [String]) -> [String] {
        systems.filter { (try? ReferenceSystem($0))?.isGeographic ?? false }
    }
}

extension ReferenceSystem.Axis {
    fileprivate var isLatitude: Bool { direction.lowercased() == "north" }
}
