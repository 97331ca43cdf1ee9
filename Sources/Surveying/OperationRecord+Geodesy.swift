public import Demarcation
public import Geodesy

extension OperationRecord {
    /// What is kept of an operation with the survey that it was used for.
    public init(_ operation: CoordinateOperation) {
        self.init(
            name: operation.name, code: operation.code, accuracy: operation.accuracy,
            isBallpark: operation.isBallpark,
            grids: operation.grids.map { Grid(name: $0.name, isAvailable: $0.isAvailable) }, proj: operation.pipeline,
            projVersion: operation.versions.proj, epsgVersion: operation.versions.epsg)
    }
}
