import Demarcation
import Reports

extension Failure {
    /// One line: `{"error":{"code":…,"message":…,"hint":…,"details":{…}}}`.
    var json: String {
        var writer = JSONWriter()
        writer.object { json in
            json.object("error") { json in
                json.member("code", code)
                json.member("message", message[Program.language])
                json.member("hint", hint?[Program.language])
                json.object("details") { json in
                    for detail in details { json.member(detail.name, detail.value) }
                }
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
