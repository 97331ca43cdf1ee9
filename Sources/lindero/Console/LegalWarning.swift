import Demarcation
import Register

extension OutputOptions {
    /// The name of a thing on a line may hold a word that the line itself may not have, such as that of a commission: it is
    /// kept, with a warning.
    func warnOfWrongWord(in name: String?, on sector: Sector.ID?, of register: Register) throws {
        guard let name, let sector, let status = try register.legalStatuses()[sector],
            let word = status.wrongWord(in: name)
        else { return }
        let reason = Rejection.Reason.wrongWord(field: sector.rawValue, value: name, word: word, status: status)
        let (message, hint) = (reason.message, reason.hint)
        warn("\(message.english); \(hint.english)", "\(message.spanish); \(hint.spanish)")
    }
}
