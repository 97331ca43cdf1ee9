public import GeoTypes

/// Rules for uncertainties of one dimension.
public enum Uncertainty {
    /// Root of the sum of squares: the uncertainty of a sum of independent parts.
    public static func combined(_ parts: [Length]) -> Length {
        .metres(parts.reduce(0) { $0 + $1.metres * $1.metres }.squareRoot())
    }

    /// 95 % of a quantity of one dimension: 1.96 σ.
    public static func interval95(sigma: Length) -> Length { sigma * 1.96 }

    /// An offset that its uncertainty (1σ, across the line) doesn't explain: |d| > 1.96 σ.
    public static func isSignificant(offset: Length, sigma: Length) -> Bool {
        offset.magnitude > interval95(sigma: sigma)
    }

    /// The same for a point with its covariance beside a line of so much azimuth: σ is projected on the line's normal.
    public static func isSignificant(
        offset: Length, of covariance: PositionCovariance, besideLineAt azimuth: Angle
    ) -> Bool {
        isSignificant(offset: offset, sigma: covariance.sigma(along: azimuth + .degrees(90)))
    }
}
