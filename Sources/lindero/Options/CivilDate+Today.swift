import Demarcation
import Foundation

extension CivilDate {
    /// The day on this computer's clock and in its time zone.
    static var today: CivilDate {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .current
        let parts = calendar.dateComponents([.year, .month, .day], from: Date())
        guard let year = parts.year, let month = parts.month, let day = parts.day,
            let today = CivilDate(year: year, month: month, day: day)
        else { preconditionFailure("the clock stands outside the years 1 to 9999") }
        return today
    }
}
