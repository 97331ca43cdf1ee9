import ArgumentParser
import Demarcation
import Foundation
import Register

/// The process: reads the command line, runs the command, words its error and ends with the right status.
@main
enum Program {
    static let version = "0.1.0"

    /// `--lang`, else the locale of the environment, else English. Fixed for the life of the process.
    static let language: Language = {
        let arguments = CommandLine.arguments
        for (index, argument) in arguments.enumerated() {
            if argument.hasPrefix("--lang="), let language = Language(rawValue: String(argument.dropFirst(7))) {
                return language
            }
            if argument == "--lang", index + 1 < arguments.count,
                let language = Language(rawValue: arguments[index + 1])
            {
                return language
            }
        }
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale?.hasPrefix("es") == true ? .spanish : .english
    }()

    /// Whether errors are one line of JSON.
    static let wantsJSON = CommandLine.arguments.contains("--json")

    static func main() {
        Interruption.watch()
        do {
            let arguments = NegativeNumbers.protected(Array(CommandLine.arguments.dropFirst()))
            var command = try Lindero.parseAsRoot(arguments)
            try command.run()
        } catch let failure as Failure {
            end(failure)
        } catch let error as RegisterError {
            end(Failure(error))
        } catch let code as ExitCode {
            exit(code.rawValue)
        } catch {
            end(parsing: error)
        }
    }

    private static func end(_ failure: Failure) -> Never {
        if wantsJSON {
            Diagnostics.say(failure.json)
        } else {
            Diagnostics.say("lindero: " + failure.text(in: language))
        }
        exit(failure.status.rawValue)
    }

    /// Help that was cut short, on a full disk, is no success either.
    private static func printWhole(_ text: String) {
        do {
            var output = try ResultOutput(path: nil)
            try output.put(text)
            try output.finish()
        } catch let failure as Failure {
            end(failure)
        } catch {
            end(Failure("E_INTERNAL", .internalError, Bilingual("\(error)")))
        }
    }

    /// Help, version and errors of the command line itself.
    private static func end(parsing error: any Error) -> Never {
        let code = Lindero.exitCode(for: error)
        let message = Lindero.fullMessage(for: error)
        guard code != .success else {
            printWhole(message + "\n")
            exit(0)
        }
        guard code == .validationFailure else {
            end(Failure("E_INTERNAL", .internalError, Bilingual("\(error)")))
        }
        if wantsJSON {
            end(.usage(Bilingual(Lindero.message(for: error))))
        }
        Diagnostics.say(message)
        exit(ExitStatus.usage.rawValue)
    }
}

extension Failure {
    func text(in language: Language) -> String {
        message[language] + (hint.map { "; " + $0[language] } ?? "")
    }
}
