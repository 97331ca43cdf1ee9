import Demarcation
import Foundation
import Reports

/// The rejected records of a run as CSV: file, line, code, message, hint and the record's own text. Nothing is made when
/// no file was asked for.
struct RejectsFile: ~Copyable {
    private var output: ResultOutput?
    private var writer = CSVWriter(header: ["file", "line", "code", "message", "hint", "text"])

    init(path: String?, overwrite: Bool) throws {
        output = try path.map { try ResultOutput(path: $0, overwrite: overwrite) }
    }

    mutating func add(_ rejections: [Rejection], of file: String) throws {
        guard output != nil, !rejections.isEmpty else { return }
        let language = Program.language
        for rejection in rejections {
            writer.row { row in
                row.field(file)
                row.field(rejection.line)
                row.field(rejection.reason.code)
                row.field(rejection.reason.message[language])
                row.field(rejection.reason.hint[language])
                row.field(rejection.text)
            }
        }
        try flush(over: 1 << 16)
    }

    mutating func finish() throws {
        guard output != nil else { return }
        try flush(over: 0)
        try output?.finish()
    }

    private mutating func flush(over limit: Int) throws {
        guard writer.bytes.count > limit else { return }
        var bytes: [UInt8] = []
        writer.flush { bytes = $0 }
        try output?.put(bytes)
    }
}
