import ArgumentParser

@main
struct Lindero: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Border demarcation processor.", version: "0.1.0")
}
