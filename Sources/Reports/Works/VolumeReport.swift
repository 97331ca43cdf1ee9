public import Demarcation
import GeoTypes

/// Volumes with their steps, for people and for programs.
public enum VolumeReport {
    public typealias Evidence = [(path: String, digest: String)]

    public static func write(
        _ working: VolumeWorking, part: VolumeWorking.Part?, material: MaterialState?, _ evidence: Evidence,
        to json: inout JSONWriter
    ) {
        json.object { json in
            write(working.measured, to: &json)
            json.member("bias_m3", working.measured.bias?.cubicMetres, decimals: 6)
            json.member("part", part?.rawValue)
            json.member("material_state", material?.rawValue)
            json.array("files") { json in
                for (path, digest) in evidence {
                    json.object { json in
                        json.member("file", path)
                        json.member("sha256", digest)
                    }
                }
            }
            json.array("steps") { json in
                for step in working.steps { write(step, to: &json) }
            }
            json.array("others") { json in
                for other in working.others { json.object { json in write(other, to: &json) } }
            }
            json.array("findings") { json in
                for item in working.disagreements {
                    json.object { json in
                        json.member("code", "methods-differ")
                        json.member("methods", [item.first.method.rawValue, item.second.method.rawValue])
                        json.member("difference_m3", item.difference.cubicMetres, decimals: 6)
                        json.member("percent", item.share.isFinite ? item.share * 100 : nil, decimals: 3)
                        json.member("sigmas", item.sigmas, decimals: 3)
                        json.member("message", item.message.english)
                    }
                }
            }
        }
    }

    private static func write(_ volume: MeasuredVolume, to json: inout JSONWriter) {
        json.member("method", volume.method.rawValue)
        json.member("volume_m3", volume.volume.cubicMetres, decimals: 6)
        json.member("sigma_m3", volume.sigma?.cubicMetres, decimals: 6)
    }

    private static func write(_ step: VolumeWorking.Step, to json: inout JSONWriter) {
        json.object { json in
            switch step {
            case .prism(let from, let to, let areas, let method, let volume):
                json.member("from_m", from.metres, decimals: 3)
                json.member("to_m", to.metres, decimals: 3)
                json.member("length_m", (to - from).metres, decimals: 3)
                json.member("method", method.rawValue)
                json.member("areas_m2", areas.map(\.squareMetres), decimals: 6)
                json.member("volume_m3", volume.cubicMetres, decimals: 6)
            case .gabions(let item, let volume):
                json.member("count", item.count)
                json.member("length_m", item.length.metres)
                json.member("width_m", item.width.metres)
                json.member("height_m", item.height.metres)
                json.member("filled", item.filled)
                json.member("volume_m3", volume.cubicMetres, decimals: 6)
            case .surface(let surface):
                json.member("fill_m3", surface.fill.cubicMetres, decimals: 6)
                json.member("cut_m3", surface.cut.cubicMetres, decimals: 6)
                json.member("net_m3", surface.net.cubicMetres, decimals: 6)
                json.member("threshold_m", surface.threshold.metres, decimals: 6)
                json.member("significant", surface.significant)
                json.member("insignificant", surface.insignificant)
                json.member("empty", surface.empty)
            }
        }
    }

    public static func text(
        _ working: VolumeWorking, part: VolumeWorking.Part?, material: MaterialState?, in language: Language,
        width: Int? = nil
    ) -> String {
        var fields = FieldList()
        let measured = working.measured
        let unknown = Bilingual(en: "not known", es: "no se conoce")[language]
        fields.add(WorkOrder.Field.method.label, measured.method.label[language])
        fields.add(Bilingual(en: "volume", es: "volumen"), cubic(measured.volume))
        fields.add(Bilingual(en: "σ (1σ)", es: "σ (1σ)"), measured.sigma.map(cubic) ?? unknown)
        fields.add(Bilingual(en: "possible bias", es: "sesgo posible"), measured.bias.map { "± " + cubic($0) })
        fields.add(Bilingual(en: "part", es: "parte"), part?.label[language])
        fields.add(
            WorkOrder.Field.material.label,
            material?.label[language]
                ?? Bilingual(en: "not stated (--material)", es: "sin indicar (--material)")[language])
        for other in working.others {
            fields.add(other.method.label, cubic(other.volume))
        }
        return steps(working.steps, in: language, width: width) + "\n" + fields.text(in: language)
    }

    private static func steps(_ steps: [VolumeWorking.Step], in language: Language, width: Int?) -> String {
        guard let first = steps.first else { return "" }
        switch first {
        case .prism: return prisms(steps, in: language, width: width)
        case .gabions: return gabions(steps, in: language, width: width)
        case .surface(let surface): return cells(surface, in: language)
        }
    }

    private static func prisms(_ steps: [VolumeWorking.Step], in language: Language, width: Int?) -> String {
        var table = TextTable([
            .init(StringTable.from[language], .right), .init(StringTable.to[language], .right), .init("L m", .right),
            .init("A₁ m²", .right), .init("Am m²", .right), .init("A₂ m²", .right),
            .init(Bilingual(en: "formula", es: "fórmula")[language]), .init("m³", .right),
        ])
        for case .prism(let from, let to, let areas, let method, let volume) in steps {
            let middle = areas.count == 3 ? fixed(areas[1].squareMetres, decimals: 2) : ""
            let formula =
                switch method {
                case .prismoidal: "L (A₁ + 4 Am + A₂) / 6"
                case .zeroEnd: "L A / 3"
                default: "L (A₁ + A₂) / 2"
                }
            table.append([
                .text(from.text(decimals: 2)), .text(to.text(decimals: 2)),
                .text(fixed((to - from).metres, decimals: 2)), .text(fixed(areas[0].squareMetres, decimals: 2)),
                .text(middle), .text(fixed(areas[areas.count - 1].squareMetres, decimals: 2)), .text(formula),
                .text(fixed(volume.cubicMetres, decimals: 2)),
            ])
        }
        return table.text(width: width)
    }

    private static func gabions(_ steps: [VolumeWorking.Step], in language: Language, width: Int?) -> String {
        var table = TextTable([
            .init("n", .right), .init(Bilingual(en: "length m", es: "largo m")[language], .right),
            .init(Bilingual(en: "width m", es: "ancho m")[language], .right),
            .init(Bilingual(en: "height m", es: "alto m")[language], .right),
            .init(Bilingual(en: "filled", es: "lleno")[language], .right), .init("m³", .right),
        ])
        for case .gabions(let item, let volume) in steps {
            table.append([
                .text("\(item.count)"), .text(fixed(item.length.metres, decimals: 2)),
                .text(fixed(item.width.metres, decimals: 2)), .text(fixed(item.height.metres, decimals: 2)),
                .text(fixed(item.filled, decimals: 2)), .text(fixed(volume.cubicMetres, decimals: 2)),
            ])
        }
        return table.text(width: width)
    }

    private static func cells(_ surface: SurfaceDifference, in language: Language) -> String {
        var fields = FieldList()
        fields.add(VolumeWorking.Part.fill.label, cubic(surface.fill))
        fields.add(VolumeWorking.Part.cut.label, cubic(surface.cut))
        fields.add(VolumeWorking.Part.net.label, cubic(surface.net))
        fields.add(
            Bilingual(en: "least significant difference", es: "diferencia mínima significativa"),
            fixed(surface.threshold.metres, decimals: 3) + " m")
        fields.add(
            Bilingual(en: "cells", es: "celdas"),
            Bilingual(
                en: "\(surface.significant) significant, \(surface.insignificant) not, \(surface.empty) in one only",
                es: "\(surface.significant) significativas, \(surface.insignificant) no, \(surface.empty) en una sola")[
                    language])
        return fields.text(in: language)
    }

    private static func cubic(_ volume: Volume) -> String { fixed(volume.cubicMetres, decimals: 2) + " m³" }
}
