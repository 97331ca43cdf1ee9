import ArgumentParser
import Demarcation
import Reports

/// Whether an import of positions takes over the life that its file states.
struct LifeOptions: ParsableArguments {
    @Flag(
        help: help(
            "Keep the states of new positions that the register's documents decided; needs --reason.",
            "Conserva los estados de posiciones nuevas que decidieron documentos del registro; necesita --reason."))
    var asStated = false

    func check(_ author: AuthorOptions) throws {
        guard asStated, author.reason?.isEmpty ?? true else { return }
        throw Failure.usage(
            Bilingual(
                en: "--as-stated puts positions in force without approving each: it needs --reason",
                es: "--as-stated pone posiciones vigentes sin aprobar cada una: necesita --reason"))
    }

    /// What was taken over, and what was not and why.
    func say(_ life: StatedLife, _ output: OutputOptions) {
        guard !output.json else { return }
        if let taken = LifeReport.taken(life) { output.announce(taken.english, taken.spanish) }
        for note in LifeReport.left(life) { output.warn(note.english, note.spanish) }
    }
}
