import Foundation
import Register

extension AuthorOptions {
    /// The change of this run: who, why, and the command as it was given.
    var change: Change {
        Change(who: who, command: CommandLine.arguments.dropFirst().joined(separator: " "), reason: reason)
    }
}

extension RegisterOptions {
    func open(_ access: Register.Access) throws -> Register {
        try Register.open(path, access)
    }
}
