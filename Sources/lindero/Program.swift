import ArgumentParser
import Demarcation
import Foundation
import Pipeline
import Register
import Reports

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
            try MemoryLimit.watch()
            let arguments = NegativeNumbers.protected(withoutLanguage(CommandLine.arguments.dropFirst()))
            var command = try Lindero.parseAsRoot(arguments)
            try askForVerb(after: command)
            try TextTable.$screenWidth.withValue(Terminal.listWidth) { try command.run() }
        } catch let failure as Failure {
            end(failure)
        } catch let error as RegisterError {
            end(Failure(error))
        } catch let refused as ThreadRefused {
            end(.noThread(refused.code))
        } catch let code as ExitCode {
            exit(code.rawValue)
        } catch {
            if let error = RegisterError(reading: error) { end(Failure(error)) }
            end(parsing: error)
        }
    }

    /// The option of the language may stand anywhere: it has been read already, and `lindero` and its nouns, which only
    /// lead to commands, don't know it.
    private static func withoutLanguage(_ arguments: ArraySlice<String>) -> [String] {
        var rest: [String] = []
        var arguments = arguments
        while let first = arguments.popFirst() {
            if first == "--" {
                return rest + [first] + arguments
            } else if first.hasPrefix("--lang="), Language(rawValue: String(first.dropFirst(7))) != nil {
                continue
            } else if first == "--lang", let value = arguments.first, Language(rawValue: value) != nil {
                arguments.removeFirst()
            } else {
                rest.append(first)
            }
        }
        return rest
    }

    /// A noun without its verb is an incomplete command: its help, and exit 64.
    private static func askForVerb(after command: any ParsableCommand) throws {
        let type = type(of: command)
        guard !type.configuration.subcommands.isEmpty, type != Lindero.self else { return }
        if wantsJSON {
            throw Failure.usage(
                Bilingual(
                    en: "“\(type._commandName)” wants a verb", es: "«\(type._commandName)» necesita un verbo"),
                hint: Bilingual(
                    en: "see “lindero \(type._commandName) --help”", es: "vea «lindero \(type._commandName) --help»"))
        }
        Diagnostics.say(
            HelpPage.text(
                Lindero.helpMessage(for: type, columns: HelpPage.unbroken), in: language, width: Terminal.width))
        throw ExitCode(ExitStatus.usage.rawValue)
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
        guard code != .success else {
            let text = Lindero.fullMessage(for: error, columns: HelpPage.unbroken)
            printWhole(HelpPage.text(text, in: language, width: Terminal.width) + "\n")
            exit(0)
        }
        guard code == .validationFailure else {
            end(Failure("E_INTERNAL", .internalError, Bilingual("\(error)")))
        }
        end(Failure(parsing: error, arguments: withoutLanguage(CommandLine.arguments.dropFirst())))
    }
}

extension Failure {
    func text(in language: Language) -> String {
        message[language] + (hint.map { "; " + $0[language] } ?? "")
    }
}
