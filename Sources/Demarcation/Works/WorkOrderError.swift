/// Why an order did not change its state.
public enum WorkOrderError: Error, Hashable, Sendable {
    /// The state does not follow the one that the order is in; `next` does.
    case notReachable(order: WorkOrder.ID, from: WorkState, to: WorkState, next: WorkState?)
    case blocked(order: WorkOrder.ID, to: WorkState, obstacles: [WorkOrder.Obstacle])
}

extension WorkOrderError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notReachable(let order, let from, let to, let next):
            "order \(order.rawValue) is \(from.rawValue) and can't become \(to.rawValue)"
                + (next.map { "; next is \($0.rawValue)" } ?? "")
        case .blocked(let order, let to, let obstacles):
            "order \(order.rawValue) can't become \(to.rawValue) yet: "
                + obstacles.map(\.description).joined(separator: ", ")
        }
    }
}

extension WorkOrder.Obstacle: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing(let field): "no \(field.label.english)"
        case .emptyStretch: "the stretch ends where it begins, or before"
        case .dateOrder(let earlier, let later): "\(later.label.english) before \(earlier.label.english)"
        case .negativeWithoutCorrection: "a negative quantity that corrects no order"
        }
    }
}
