/// Everything that is done to a coordinate between its survey and the register, step by step and in words.
///
/// A change of frame and a motion in time are never one step: the first keeps the moment, the second keeps the frame.
public struct CoordinateChain: Hashable, Sendable {
    public enum Step: Hashable, Sendable {
        /// A coordinate operation, at the moment at which the coordinates hold.
        case frame(CoordinateOperation)
        /// The ground's motion until `to`. `from` is the moment at which the coordinates hold; `nil` is the survey's own.
        case motion(CrustalMotion, from: Epoch?, to: Epoch)
    }

    public let steps: [Step]
    /// Earthquakes that no motion may cross.
    public var barriers: [EarthquakeBarrier]

    /// - throws: ``GeodesyError/brokenChain(step:reason:)`` when a step doesn't start where the one before it ended.
    public init(
        _ steps: [Step], barriers: [EarthquakeBarrier] = [.guatemala1976]
    ) throws(GeodesyError) {
        var system: ReferenceSystem?
        for (index, step) in steps.enumerated() {
            switch step {
            case .frame(let operation):
                if let system, system != operation.source {
                    throw .brokenChain(
                        step: index + 1, reason: .startsElsewhere(operation.source.description, system.description))
                }
                system = operation.target
            case .motion:
                guard system?.isGeographic ?? false else {
                    throw .brokenChain(step: index + 1, reason: .motionNeedsGeographic)
                }
            }
        }
        self.steps = steps
        self.barriers = barriers
    }

    /// The system of the first step.
    public var source: ReferenceSystem? {
        for case .frame(let operation) in steps { return operation.source }
        return nil
    }

    /// The system of the last step.
    public var target: ReferenceSystem? {
        for case .frame(let operation) in steps.reversed() { return operation.target }
        return nil
    }

    /// The survey needs an epoch.
    public var needsEpoch: Bool {
        steps.contains { step in
            switch step {
            case .frame(let operation): operation.needsEpoch
            case .motion(_, let from, _): from == nil
            }
        }
    }

    /// The operations' stated accuracies as a root of the sum of squares, metres; `nil` when one is unknown.
    public var accuracy: Double? {
        var squares = 0.0
        for case .frame(let operation) in steps {
            guard let accuracy = operation.accuracy else { return nil }
            squares += accuracy * accuracy
        }
        return squares.squareRoot()
    }

    /// One line for each step: what, by what, how good, at which moment.
    public func lines(epoch: Epoch?) -> [String] {
        var now = epoch
        return steps.enumerated().map { index, step in
            switch step {
            case .frame(let operation):
                let moment = operation.needsEpoch ? now.map { ", at \($0)" } ?? "" : ""
                return "\(index + 1). frame: \(operation.source) → \(operation.target) by \(operation)\(moment)"
            case .motion(let motion, let from, let to):
                let start = (from ?? now).map { "\($0)" } ?? "each point's epoch"
                now = to
                return "\(index + 1). motion: \(motion), \(start) → \(to)"
            }
        }
    }
}

/// Why the steps of a chain don't fit together.
public enum ChainProblem: Hashable, Sendable {
    /// The step's source, and the system in which the step before it left the coordinates.
    case startsElsewhere(String, String)
    /// Ground motion is applied to longitudes and latitudes.
    case motionNeedsGeographic
}

extension ChainProblem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .startsElsewhere(let source, let system): "it starts from \(source), but the coordinates are in \(system)"
        case .motionNeedsGeographic: "motion in time needs longitudes and latitudes, after a frame step"
        }
    }
}

extension CoordinateChain {
    /// The chain that brings a survey into a register: the change of frame at the survey's moment, then, if the
    /// register's frame is dynamic, the ground's motion to the register's epoch.
    ///
    /// - `surveyEpoch`: `nil` when each point brings its own; `registerEpoch`: `nil` only for a static frame.
    /// - throws: ``GeodesyError/epochMissing(system:)`` for a dynamic register without an epoch, and
    ///   ``GeodesyError/motionMissing(system:from:to:)`` when time passes between the two and no motion is given.
    public init(
        frame operation: CoordinateOperation, motion: CrustalMotion?, surveyEpoch: Epoch?, registerEpoch: Epoch?,
        barriers: [EarthquakeBarrier] = [.guatemala1976]
    ) throws(GeodesyError) {
        guard operation.target.isDynamic else {
            self = try CoordinateChain([.frame(operation)], barriers: barriers)
            return
        }
        guard let registerEpoch else { throw .epochMissing(system: operation.target.description) }
        if surveyEpoch == registerEpoch {
            self = try CoordinateChain([.frame(operation)], barriers: barriers)
        } else if let motion {
            let step = Step.motion(motion, from: surveyEpoch, to: registerEpoch)
            self = try CoordinateChain([.frame(operation), step], barriers: barriers)
        } else {
            throw .motionMissing(system: operation.target.description, from: surveyEpoch, to: registerEpoch)
        }
    }
}
