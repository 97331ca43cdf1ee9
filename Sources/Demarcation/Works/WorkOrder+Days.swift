extension WorkOrder {
    /// The last day on which something is said to have been done; days of what is still to be done don't count.
    public var lastDayOfWork: CivilDate? {
        [
            state >= .inProgress ? dates.started : nil, state >= .measured ? dates.finished : nil, dates.verified,
            dates.certified, dates.received,
        ].compactMap { $0 }.max()
    }
}
