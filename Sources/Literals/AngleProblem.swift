/// Which coordinate an angle is: it decides the hemisphere letters.
public enum AngleAxis: Hashable, Sendable {
    /// E, and W or O (oeste).
    case longitude
    /// N and S.
    case latitude
}

/// Why a text is no angle.
public enum AngleProblem: Error, Hashable, Sendable {
    case notAnAngle
    case minutesNotBelow60
    case secondsNotBelow60
    /// A sign and a hemisphere letter: which of them counts is unknowable.
    case signAndLetter
    /// A hemisphere letter of the other axis, or of none.
    case wrongLetter
    /// A fraction of a degree followed by minutes, or of a minute followed by seconds.
    case fractionBeforeSmallerUnit
}
