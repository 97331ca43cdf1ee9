import Demarcation
import Reports

/// Shows rejected records: on standard error for people, in the answer for programs.
struct RejectionReport {
    var file: String
    var rejections: [Rejection]

    /// `lindero: FILE:LINE: what is wrong; what to do`, the first twenty.
    func say() {
        let language = Program.language
        for rejection in rejections.prefix(20) {
            let reason = rejection.reason
            Diagnostics.say(
                "lindero: \(file):\(rejection.line): \(reason.message[language]); \(reason.hint[language])")
        }
        if rejections.count > 20 {
            Diagnostics.say(
                localised(
                    "lindero: and \(rejections.count - 20) more; write them all with --rejects FILE",
                    "lindero: y \(rejections.count - 20) más; escríbalos todos con --rejects ARCHIVO"))
        }
    }

    func write(to json: inout JSONWriter) {
        let language = Program.language
        json.array("rejects") { json in
            for rejection in rejections {
                json.object { json in
                    json.member("line", rejection.line)
                    json.member("code", rejection.reason.code)
                    json.member("text", rejection.text)
                    json.member("message", rejection.reason.message[language])
                    json.member("hint", rejection.reason.hint[language])
                }
            }
        }
    }
}
