import ArgumentParser
import Demarcation
import Register
import Reports

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: localised("What the register holds.", "Lo que hay en el registro."),
        discussion: localised(
            "EXAMPLES\n  lindero status\n  lindero status --json", "EJEMPLOS\n  lindero status\n  lindero status --json"
        ))

    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try registerOptions.open(.readOnly)
        let status = try register.status()
        let counts: [(key: String, label: Bilingual, count: Int)] = [
            ("sectors", Bilingual(en: "sectors", es: "sectores"), status.sectors),
            ("segments", Bilingual(en: "segments", es: "segmentos"), status.segments),
            ("vertices", Bilingual(en: "vertices", es: "vértices"), status.vertices),
            ("monuments", Bilingual(en: "monuments", es: "monumentos"), status.monuments),
            ("positions", Bilingual(en: "positions", es: "posiciones"), status.positions),
            ("brecha", Bilingual(en: "stretches of brecha", es: "tramos de brecha"), status.brechaStretches),
            ("surveys", Bilingual(en: "surveys", es: "levantamientos"), status.surveys),
            ("observations", Bilingual(en: "observations", es: "observaciones"), status.observations),
            ("inspections", Bilingual(en: "inspections", es: "inspecciones"), status.inspections),
            ("orders", Bilingual(en: "work orders", es: "órdenes de trabajo"), status.orders),
            ("events", Bilingual(en: "other events", es: "otros eventos"), status.events),
            ("products", Bilingual(en: "products of the programme", es: "productos del programa"), status.products),
            ("changes", Bilingual(en: "changes in the history", es: "cambios en el historial"), status.changes),
        ]
        let frame = register.frame
        try output.emit { json in
            json.object { json in
                json.member("register", register.path)
                json.member("frame", frame.code)
                json.member("frame_name", frame.name)
                json.member("epoch", frame.epoch)
                json.member("schema", status.schema)
                for count in counts { json.member(count.key, count.count) }
            }
        } text: {
            var table = TextTable([.init(""), .init(localised("count", "cuántos"), .right)])
            for count in counts { table.append([.text(count.label[Program.language]), .text(String(count.count))]) }
            let epoch = frame.epoch.map { localised(", epoch \($0)", ", época \($0)") } ?? ""
            return "\(register.path)  \(frame.code) (\(frame.name))\(epoch)\n\n" + table.text()
        }
    }
}
