/// The steady rotation of a tectonic plate about an axis through the Earth's centre.
public struct PlateMotion: Hashable, Sendable, Codable {
    /// Four letters, `CARB` or `NOAM`.
    public var plate: String
    /// Where the rotation comes from, for the record of what was done.
    public var model: String
    /// Rotation rate about X, Y and Z, milliarcseconds a year.
    public var xRate: Double
    public var yRate: Double
    public var zRate: Double

    public init(plate: String, model: String, xRate: Double, yRate: Double, zRate: Double) {
        self.plate = plate
        self.model = model
        self.xRate = xRate
        self.yRate = yRate
        self.zRate = zRate
    }

    /// The plates of Altamimi et al. 2023, "ITRF2020 plate motion model", that meet in Guatemala.
    public static let itrf2020: [PlateMotion] = [
        PlateMotion(plate: "CARB", model: "ITRF2020 plate motion model", xRate: 0.207, yRate: -1.422, zRate: 0.726),
        PlateMotion(plate: "NOAM", model: "ITRF2020 plate motion model", xRate: 0.045, yRate: -0.666, zRate: -0.098),
    ]

    /// The motion of a plate of ``itrf2020``, as a sector names it.
    public static func itrf2020(plate: String) throws(GeodesyError) -> PlateMotion {
        guard let motion = itrf2020.first(where: { $0.plate == plate }) else {
            throw .unknownPlate(plate, known: itrf2020.map(\.plate))
        }
        return motion
    }

    /// Velocity of a geocentric position, metres a year: Ω × X.
    func velocity(at position: SIMD3<Double>) -> SIMD3<Double> {
        // Milliarcseconds to radians.
        let rotation = SIMD3(xRate, yRate, zRate) * (.pi / 648_000_000)
        return SIMD3(
            rotation.y * position.z - rotation.z * position.y, rotation.z * position.x - rotation.x * position.z,
            rotation.x * position.y - rotation.y * position.x)
    }
}
