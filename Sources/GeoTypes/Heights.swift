/// A height above the ellipsoid, in metres. It isn't a ``Length`` and can't be mixed with an orthometric one.
public struct EllipsoidalHeight: Hashable, Comparable, Sendable {
    public var metres: Double

    public init(metres: Double) {
        self.metres = metres
    }

    public static func < (left: Self, right: Self) -> Bool { left.metres < right.metres }
    public static func - (left: Self, right: Self) -> Length { .metres(left.metres - right.metres) }
}

/// A height above a geoid model, in metres: meaningless without the model's name, which stands beside it.
public struct OrthometricHeight: Hashable, Comparable, Sendable {
    public var metres: Double

    public init(metres: Double) {
        self.metres = metres
    }

    public static func < (left: Self, right: Self) -> Bool { left.metres < right.metres }

    /// The ellipsoidal height, given the geoid's own height above the ellipsoid there: h = H + N.
    public func ellipsoidal(geoidHeight: Length) -> EllipsoidalHeight {
        EllipsoidalHeight(metres: metres + geoidHeight.metres)
    }
}
