import Demarcation
import Foundation

/// Reads lines `x y [z [t]]`, blank or tab separated; `#` begins a comment.
enum PointLines {
    static func read(_ path: String) throws -> [(x: Double, y: Double)] {
        let text = String(decoding: try FileBytes.read(path), as: UTF8.self)
        var points: [(x: Double, y: Double)] = []
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let fields = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" || $0 == "," }
            guard !fields.isEmpty else { continue }
            guard fields.count >= 2, let x = Double(fields[0]), let y = Double(fields[1]), x.isFinite, y.isFinite else {
                throw Failure.unusable(
                    "E_NOT_A_POINT",
                    Bilingual(
                        en: "\(path):\(number + 1): “\(line)” is not “x y”",
                        es: "\(path):\(number + 1): «\(line)» no es «x y»"),
                    hint: Bilingual(
                        en: "longitude and latitude, or easting and northing", es: "longitud y latitud, o este y norte")
                )
            }
            points.append((x, y))
        }
        return points
    }
}
