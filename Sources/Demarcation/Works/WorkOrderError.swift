/// Why an order did not change its state.
public enum WorkOrderError: Error, Hashable, Sendable {
    /// The state does not follow the one that the order is in; `next` does.
    case notReachable(order: WorkOrder.ID, from: WorkState, to: WorkState, next: WorkState?)
    case blocked(order: WorkOrder.ID, to: WorkState, obstacles: [WorkOrder.Obstacle])
}

extension WorkOrderError: CustomStringConvertible {
    public var description: String { message.english }
}
