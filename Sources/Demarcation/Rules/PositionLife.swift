/// The life of a position: imported → in review → in force → historical, or rejected on the way. Nothing goes back, and
/// nothing is overwritten.
extension Position {
    /// Why a position can't go on.
    public enum Refusal: Error, Hashable, Sendable {
        /// Only what was imported can be put in review.
        case notProposable(State)
        /// Only what is in review can be put in force.
        case notInReview(State)
        /// Only what isn't in force yet can be rejected.
        case notRejectable(State)
        /// Nothing goes in force without a document that is in the register.
        case documentMissing(String)
        /// A note, a map or a field book states positions and decides none.
        case documentDecidesNothing(Document.ID, Document.Kind)
        /// The day lies before the first day of the position that is in force.
        case beforeTheOneInForce(day: CivilDate, since: CivilDate)
    }

    public mutating func propose() throws(Refusal) {
        guard state == .imported else { throw .notProposable(state) }
        state = .inReview
    }

    /// Puts the position in force from a day on. The one that was in force until then, if any, becomes historical and ends
    /// on the day before; where it began on that very day, it has no last day (``isSupersededOnFirstDay``).
    ///
    /// - `named`: how the document was named, for the refusal.
    public mutating func approve(
        by document: Document?, named: String, from day: CivilDate, replacing current: inout Position?
    ) throws(Refusal) {
        guard state == .inReview else { throw .notInReview(state) }
        guard let document else { throw .documentMissing(named) }
        guard document.kind.decides else { throw .documentDecidesNothing(document.id, document.kind) }
        if let since = current?.validFrom, day < since { throw .beforeTheOneInForce(day: day, since: since) }
        let isSuperseded = current?.validFrom == day
        current?.state = .historical
        current?.validTo = isSuperseded ? nil : day.adding(days: -1)
        state = .inForce
        validFrom = day
        validTo = nil
        self.document = document.id
    }

    public mutating func reject(reason: String) throws(Refusal) {
        guard state == .imported || state == .inReview else { throw .notRejectable(state) }
        state = .rejected
        note = [note, reason].compactMap { $0 }.joined(separator: "; ")
    }
}
