import Demarcation
import Geodesy
import Reports

/// Operations for people and for programs.
enum OperationReport {
    /// The beginning of the answer up to the first point: `{"operation":{…},"points":[`.
    static func head(_ operation: CoordinateOperation, _ chain: CoordinateChain, epoch: Epoch?) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.object("operation") { json in
            members(of: operation, to: &json)
            json.member("grids", operation.grids.map(\.name))
            json.member("proj", operation.pipeline)
            json.member("proj_version", operation.versions.proj)
            json.member("epsg_version", operation.versions.epsg)
        }
        json.member("epoch", epoch?.year)
        json.member("chain", chain.lines(epoch: epoch))
        json.key("points")
        json.beginArray()
        return json.bytes
    }

    static func write(_ candidates: [OperationCandidate], to json: inout JSONWriter) {
        json.array { json in
            for candidate in candidates {
                json.newline()
                json.object { json in write(candidate, to: &json) }
            }
        }
    }

    private static func write(_ candidate: OperationCandidate, to json: inout JSONWriter) {
        let operation = candidate.operation
        members(of: operation, to: &json)
        json.member("steps", operation.stepCodes)
        json.member("deprecated", operation.isDeprecated)
        json.array("grids") { json in
            for grid in operation.grids {
                json.object { json in
                    json.member("name", grid.name)
                    json.member("available", grid.isAvailable)
                }
            }
        }
        json.key("area")
        if let area = operation.areaOfUse {
            json.object { json in
                json.member("name", area.name)
                json.member("bounds", [area.west, area.south, area.east, area.north], decimals: 6)
            }
        } else {
            json.null()
        }
        json.member("refused", !candidate.isUsable)
        json.array("refusals") { json in
            for refusal in candidate.refusals {
                json.object { json in
                    json.member("code", refusal.code)
                    json.member("message", refusal.words[Program.language])
                }
            }
        }
        json.member("proj", operation.pipeline)
    }

    private static func members(of operation: CoordinateOperation, to json: inout JSONWriter) {
        json.member("name", operation.name)
        json.member("code", operation.code)
        json.member("accuracy_m", operation.accuracy)
        json.member("ballpark", operation.isBallpark)
    }

    static func table(_ candidates: [OperationCandidate], in language: Language) -> String {
        var table = TextTable([
            .init(Bilingual(en: "operation", es: "operación")[language]),
            .init(Bilingual(en: "code", es: "código")[language]),
            .init(Bilingual(en: "accuracy m", es: "exactitud m")[language], .right),
            .init(Bilingual(en: "area", es: "área")[language]), .init(Bilingual(en: "grids", es: "mallas")[language]),
            .init(Bilingual(en: "refused", es: "rechazada")[language]),
        ])
        for candidate in candidates {
            let operation = candidate.operation
            table.append([
                .text(operation.name), .text(operation.code ?? operation.stepCodes.joined(separator: " + ")),
                .text(operation.accuracy.map(\.plain) ?? "?"), .text(operation.areaOfUse?.name ?? ""),
                .text(operation.grids.map(\.name).joined(separator: ", ")),
                .text(candidate.refusals.map { $0.words[language] }.joined(separator: ", ")),
            ])
        }
        return table.text()
    }
}

extension OperationRefusal {
    var code: String {
        switch self {
        case .ballpark: "ballpark"
        case .unknownAccuracy: "unknown-accuracy"
        case .deprecated: "deprecated"
        case .outsideArea: "outside-area"
        case .outsideRegister: "outside-register"
        case .gridMissing: "grid-missing"
        case .notSupported: "not-supported"
        }
    }

    var words: Bilingual {
        switch self {
        case .ballpark: Bilingual(en: "ballpark", es: "aproximación sin operación conocida")
        case .unknownAccuracy: Bilingual(en: "unknown accuracy", es: "exactitud desconocida")
        case .deprecated: Bilingual(en: "deprecated", es: "obsoleta")
        case .outsideArea: Bilingual(en: "points outside its area", es: "puntos fuera de su área")
        case .outsideRegister: Bilingual(en: "register outside its area", es: "registro fuera de su área")
        case .gridMissing(let grids):
            Bilingual(
                en: "grid missing (\(grids.joined(separator: ", ")))",
                es: "falta la malla (\(grids.joined(separator: ", ")))")
        case .notSupported: Bilingual(en: "not supported by PROJ", es: "PROJ no la puede calcular")
        }
    }
}
