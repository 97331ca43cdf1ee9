import ArgumentParser
import Demarcation
import Foundation
import GeoTypes
import Register
import Reports

struct OrderMeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: localised("Store what was measured of an order.", "Guarda lo medido de una orden."),
        discussion: localised(
            """
            EXAMPLES
              lindero order measure OT-2026-101 --date 2026-04-24
              lindero order measure OT-2026-101 --date 2026-04-24 --survey S-0001
              lindero order measure OT-2026-102 --date 2026-04-10 --quantity 120 --evidence sections.csv --partial
              lindero order measure OT-2026-102 --date 2026-04-20 --quantity 116.5 --sigma 2
              lindero order measure OT-2026-102 --date 2026-04-21 --quantity 241 --method surface --check

            Several measurements add up; those of kilometres are united. --partial leaves the order in progress. --check
            measures again: it is compared, not added, and exit 3 says that two methods differ by more than 5 % or 2σ.
            A survey's track gives its cleared stretches, split where points are further apart than --gap.
            """,
            """
            EJEMPLOS
              lindero order measure OT-2026-101 --date 2026-04-24
              lindero order measure OT-2026-101 --date 2026-04-24 --survey S-0001
              lindero order measure OT-2026-102 --date 2026-04-10 --quantity 120 --evidence secciones.csv --partial
              lindero order measure OT-2026-102 --date 2026-04-20 --quantity 116.5 --sigma 2
              lindero order measure OT-2026-102 --date 2026-04-21 --quantity 241 --method surface --check

            Varias mediciones se suman; las de kilómetros se unen. --partial deja la orden en ejecución. --check mide de
            nuevo: se compara, no se suma, y la salida 3 dice que dos métodos difieren en más de 5 % o 2σ.
            El recorrido de un levantamiento da sus tramos limpios, cortados donde hay más de --gap entre puntos.
            """))

    @Option(
        help: help(
            "The day of the measurement, on which the work ended: 2026-04-06.",
            "El día de la medición, en que terminó el trabajo: 2026-04-06.")) var date: CivilDate
    @Option(
        parsing: .unconditional,
        help: help("Executed m³ or units; negative in a correction.", "m³ o unidades; negativa en una corrección."))
    var quantity: Quantity?
    @Option(help: help("Standard deviation (1σ) of the quantity.", "Desviación estándar (1σ) de la cantidad."))
    var sigma: Double?
    @Option(help: help("Where the work really begins.", "Donde en verdad comienza.")) var from: Chainage?
    @Option(help: help("Where the work really ends.", "Donde en verdad termina.")) var to: Chainage?
    @Option(help: help("Survey whose track was cleared.", "Levantamiento cuyo recorrido se limpió."))
    var survey: Survey.ID?
    @Option(help: help("File that proves it.", "Archivo que lo prueba.")) var evidence: EvidenceFile?
    @Option(help: help("Who measured.", "Quién midió.")) var measuredBy: String?
    @Flag(help: help("More is to come: the order stays in progress.", "Falta más: la orden sigue en ejecución."))
    var partial = false
    @Flag(help: help("Compare it, don't add it.", "Se compara, no se suma.")) var check = false
    @OptionGroup var clearing: ClearingOptions
    @OptionGroup var volume: VolumeOptions
    @Option(parsing: .unconditional, help: help("Cost in quetzales.", "Costo en quetzales.")) var cost: Money?
    @OptionGroup var transition: OrderTransition

    func run() throws {
        if let sigma, !(sigma > 0 && sigma.isFinite) {
            throw Failure.usage(
                Bilingual(
                    en: "--sigma is above 0; leave it out if it isn't known",
                    es: "--sigma es mayor que 0; omítala si no se conoce"))
        }
        let register = try transition.open()
        let dossier = try register.dossier(transition.id)
        if quantity != nil, dossier.order.unit == .kilometre { throw Failure.kilometresFromChainages }
        if let version = dossier.order.lineVersion, dossier.order.unit == .kilometre {
            throw Failure.measuredOnEarlierLine(dossier.order, version)
        }
        let cleared = try survey.map { try self.cleared($0, dossier.order, register) }
        let measurements = try measurements(dossier, cleared, register)
        try transition.record(
            MeasurementRecord(
                dossier: dossier, measurements: measurements, ended: partial || check ? nil : date, cost: cost,
                volume: volume.fields),
            in: register)
        try sayNotes(cleared, dossier.order)
    }

    private func sayNotes(_ cleared: ClearedStretches?, _ order: WorkOrder) throws {
        guard let cleared, let sector = order.sector else { return }
        if !transition.output.json {
            for note in ClearedReport.notes(cleared, sector) { Diagnostics.say(note[Program.language]) }
        }
        if !cleared.shortfalls.isEmpty { throw ExitCode.findings }
    }

    private func cleared(_ survey: Survey.ID, _ order: WorkOrder, _ register: Register) throws -> ClearedStretches {
        guard order.unit == .kilometre, let sector = order.sector, let start = order.from, let end = order.to else {
            throw Failure.usage(
                Bilingual(
                    en: "--survey is for work on the brecha, and \(order.id.rawValue) is not",
                    es: "--survey es para trabajo de brecha, y \(order.id.rawValue) no lo es"))
        }
        let found = try clearing.read(
            survey, in: register, sector: sector, bounds: min(from ?? start, to ?? end)...max(from ?? start, to ?? end))
        guard let own = found.first?.cleared, !own.stretches.isEmpty else {
            throw Failure.nothingCleared(survey, sector)
        }
        return own
    }

    /// One for each cleared stretch of a survey, otherwise one.
    private func measurements(
        _ dossier: OrderDossier, _ cleared: ClearedStretches?, _ register: Register
    ) throws -> [OrderMeasurement] {
        let order = dossier.order
        var base = OrderMeasurement(
            order: order.id, number: dossier.nextMeasurement, date: date, quantity: .zero, sigma: sigma, isCheck: check,
            evidence: evidence?.path, evidenceDigest: try evidence?.digest(), survey: survey, measuredBy: measuredBy)
        if let survey, evidence == nil {
            let stored = try register.survey(survey)
            base.evidence = stored.file
            base.evidenceDigest = stored.sha256
        }
        guard order.unit == .kilometre else {
            guard let quantity = quantity ?? order.executedQuantity else { return [] }
            base.quantity = quantity
            base.method = volume.method ?? order.method
            base.material = volume.material ?? order.material
            base.from = from
            base.to = to
            return [base]
        }
        guard let cleared else {
            guard let start = from ?? order.from, let end = to ?? order.to else { return [] }
            guard start < end else {
                throw Failure.usage(
                    Bilingual(
                        en: "--to \(end) is not beyond --from \(start)",
                        es: "--to \(end) no está después de --from \(start)"))
            }
            return [Self.stretch(base, 0, start, end, nil, isCorrection: order.isCorrection)]
        }
        return cleared.stretches.enumerated().map { index, stretch in
            Self.stretch(base, index, stretch.from, stretch.to, stretch.clearing, isCorrection: false)
        }
    }

    private static func stretch(
        _ base: OrderMeasurement, _ index: Int, _ from: Chainage, _ to: Chainage,
        _ clearing: OrderMeasurement.Clearing?, isCorrection: Bool
    ) -> OrderMeasurement {
        var item = base
        let length = Quantity((to - from).kilometres) ?? .zero
        item.number += index
        item.from = from
        item.to = to
        item.quantity = isCorrection ? -length : length
        item.clearing = clearing
        return item
    }
}

/// Measurements on their way into the register.
struct MeasurementRecord {
    var dossier: OrderDossier
    var measurements: [OrderMeasurement]
    /// The day on which the work ended; `nil` leaves the order in progress.
    var ended: CivilDate?
    var cost: Money?
    var volume: VolumeFields

    var order: WorkOrder { dossier.order }

    /// The order after it; nothing missing is passed over.
    func measured() throws -> WorkOrder {
        var order = dossier.order
        order.cost = cost ?? order.cost
        // A check leaves the order as it is.
        if !measurements.contains(where: \.isCheck) { volume.fill(&order) }
        do throws(WorkOrderError) {
            guard !measurements.isEmpty else {
                // The quantity is missing, and all that is must be told.
                order.dates.finished = ended
                throw .blocked(order: order.id, to: .measured, obstacles: order.obstacles(to: .measured))
            }
            if order.unit == .cubicMetre {
                // A volume is none without them, even in a part or a check.
                let needed: [(WorkOrder.Field, Bool)] = [
                    (.work, order.work == nil),
                    (.method, measurements.contains { $0.method == nil } && order.method == nil),
                    (.material, measurements.contains { $0.material == nil } && order.material == nil),
                ]
                let missing = needed.filter(\.1).map { WorkOrder.Obstacle.missing($0.0) }
                guard missing.isEmpty else { throw .blocked(order: order.id, to: .measured, obstacles: missing) }
            }
            try order.take(measurements, after: dossier.measurements, ended: ended)
        } catch {
            throw Failure(error)
        }
        return order
    }

    var disagreements: [MeasuredVolume.Disagreement] {
        guard order.unit == .cubicMetre else { return [] }
        let others = dossier.measurements
        let isCheck = measurements.contains(where: \.isCheck)
        guard isCheck else { return [] }
        // What was measured in parts is compared as a whole.
        let parts = others.filter { !$0.isCheck }
        guard let last = parts.last, let quantity = order.executedQuantity else { return [] }
        var whole = last
        whole.quantity = quantity
        let variances = parts.map { $0.sigma.map { $0 * $0 } }
        whole.sigma = variances.contains { $0 == nil } ? nil : variances.compactMap(\.self).reduce(0, +).squareRoot()
        return measurements.flatMap { $0.disagreements(with: [whole]) }
    }
}
