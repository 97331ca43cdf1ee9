/// The events that count for a measure in a window, and those that don't.
struct EventSelection {
    var counted: [Event] = []
    var excluded: [(event: Event, reason: Exclusion)] = []

    /// An event that names a product counts for that one only, whatever its kind.
    init(_ events: [Event], kinds: Set<Event.Kind>, codes: Set<Product.Code>, window: ProgressWindow) {
        var seen: Set<Event.ID> = []
        let mine = events.filter { event in event.product.map { codes.contains($0) } ?? kinds.contains(event.kind) }
        // Of two records of one event the one with an acta is the event, the other its duplicate.
        for event in mine.sorted(by: EventSelection.precedes) {
            if !seen.insert(event.id).inserted {
                excluded.append((event, .duplicate))
            } else if event.lastDay.year != window.year {
                excluded.append((event, .otherYear(event.lastDay.year)))
            } else if event.lastDay > window.to {
                excluded.append((event, .afterDate(event.lastDay)))
            } else if !event.hasActa {
                excluded.append((event, .noActa))
            } else {
                counted.append(event)
            }
        }
    }

    private static func precedes(_ left: Event, _ right: Event) -> Bool {
        if left.id != right.id { return left.id < right.id }
        if left.hasActa != right.hasActa { return left.hasActa }
        if left.lastDay != right.lastDay { return left.lastDay < right.lastDay }
        return left.firstDay < right.firstDay
    }
}
