import ArgumentParser
import Demarcation
import GeoTypes
import Register

/// Where a volume is stored as a measurement.
struct VolumeStoring: ParsableArguments {
    @Option(help: help("Store it as a measurement of this order.", "La guarda como medición de esta orden."))
    var order: WorkOrder.ID?
    @Option(help: help("The day of the measurement; else today.", "El día de la medición; si no, hoy."))
    var date: CivilDate?
    @Option(
        help: help(
            "State of the material: bank, loose or compacted.",
            "Estado del material: bank (en banco), loose (suelto) o compacted (compactado)."))
    var material: MaterialState?
    @Option(help: help("Type of work, where the order has none yet.", "Tipo de obra, si la orden aún no lo tiene."))
    var workType: StabilisationWork?
    @Option(help: help("Who measured.", "Quién midió.")) var measuredBy: String?
    @Flag(help: help("More is to come: the order stays in progress.", "Falta más: la orden sigue en ejecución."))
    var partial = false
    @Flag(help: help("Compare it, don't add it.", "Se compara, no se suma.")) var check = false
    @Flag(name: [.customShort("n"), .long], help: help("Say what would be stored.", "Dice lo que se guardaría."))
    var dryRun = false
    @OptionGroup var registerOptions: RegisterOptions
    @OptionGroup var author: AuthorOptions

    func open() throws -> Register {
        try registerOptions.open(dryRun ? .readOnly : .readWrite)
    }

    func record(
        _ volume: MeasuredVolume, _ evidence: [(path: String, digest: String)], of dossier: OrderDossier
    ) throws -> MeasurementRecord {
        let order = dossier.order.id
        guard dossier.order.unit == .cubicMetre else {
            throw Failure.usage(
                Bilingual(
                    en: "\(order.rawValue) is not counted in m³", es: "\(order.rawValue) no se cuenta en m³"))
        }
        guard let quantity = Quantity(volume.volume.cubicMetres) else {
            throw Failure.usage(Bilingual(en: "the volume is too large", es: "el volumen es demasiado grande"))
        }
        let day = date ?? .today
        let measurement = OrderMeasurement(
            order: order, number: dossier.nextMeasurement, date: day, quantity: quantity, method: volume.method,
            material: material ?? dossier.order.material, sigma: volume.sigma?.cubicMetres, isCheck: check,
            evidence: evidence.map(\.path).joined(separator: "; "),
            evidenceDigest: evidence.map(\.digest).joined(separator: "; "), measuredBy: measuredBy)
        return MeasurementRecord(
            dossier: dossier, measurements: [measurement], ended: partial || check ? nil : day, cost: nil,
            volume: VolumeFields(work: workType, method: volume.method, material: material))
    }
}
