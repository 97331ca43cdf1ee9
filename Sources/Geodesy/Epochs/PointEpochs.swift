/// The moments at which the coordinates of a batch hold.
enum PointEpochs {
    /// One for all; `nil` when it isn't known.
    case same(Epoch?)
    /// Decimal years, one for each point; NaN where it isn't known.
    case each([Double])
}
