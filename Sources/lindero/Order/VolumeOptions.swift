import ArgumentParser
import Demarcation

/// What an order counted in m³ has to say about its volume.
struct VolumeOptions: ParsableArguments {
    @Option(help: help("For m³: type of work.", "Para m³: tipo de obra.")) var workType: StabilisationWork?
    @Option(help: help("For m³: method of measurement.", "Para m³: método de medición.")) var method: VolumeMethod?
    @Option(help: help("For m³: state of the material.", "Para m³: estado del material.")) var material: MaterialState?

    /// What isn't given stays as it is.
    func fill(_ order: inout WorkOrder) { fields.fill(&order) }

    var fields: VolumeFields { VolumeFields(work: workType, method: method, material: material) }
}

/// What is said of a volume; what isn't given stays as it is.
struct VolumeFields {
    var work: StabilisationWork?
    var method: VolumeMethod?
    var material: MaterialState?

    func fill(_ order: inout WorkOrder) {
        order.work = work ?? order.work
        order.method = method ?? order.method
        order.material = material ?? order.material
    }
}
