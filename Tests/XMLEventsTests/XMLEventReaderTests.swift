import Testing
import XMLEvents

struct XMLEventReaderTests {
    /// The events as one line of text, from a document cut into chunks of so many bytes.
    private func outline(_ document: [UInt8], chunk: Int = .max, limits: XMLLimits = XMLLimits()) throws(XMLError)
        -> String
    {
        var reader = try XMLEventReader(limits: limits)
        var events = XMLEvents()
        var outline = ""
        var at = 0
        repeat {
            let end = chunk < document.count - at ? at + chunk : document.count
            try reader.read(document.span.extracting(at..<end), isLast: end == document.count, into: &events)
            for event in events.list {
                let name = events.names[Int(event.name)]
                let full = name.namespace.isEmpty ? name.local : "{\(name.namespace)}\(name.local)"
                switch event.kind {
                case .start: outline += "<\(full)@\(event.line) "
                case .attribute: outline += "\(full)=\(events.string(event)) "
                case .text: outline += "“\(events.string(event))” "
                case .end: outline += "/\(full)> "
                }
            }
            at = end
        } while at < document.count
        return outline
    }

    private let document = """
        <?xml version="1.0"?>
        <a xmlns="urn:x" xmlns:y="urn:y">
          <!-- a comment -->
          <b lat="1.5" y:lon='2'/>
          <y:c>mojón &lt;&#241;&gt; <![CDATA[<raw>]]>
        two</y:c>
        </a>
        """

    private let expected = """
        <{urn:x}a@2 <{urn:x}b@4 lat=1.5 {urn:y}lon=2 /{urn:x}b> \
        <{urn:y}c@5 “mojón <ñ> <raw>\ntwo” /{urn:y}c> /{urn:x}a> \

        """.trimmingSuffix("\n")

    @Test(arguments: [1, 2, 3, 7, 64, 10_000])
    func eventsDontDependOnTheCut(chunk: Int) throws {
        let found = try outline(Array(document.utf8), chunk: chunk)
        #expect(found == expected)
    }

    @Test func everyTruncationIsAnError() {
        let bytes = Array(document.utf8)
        for count in 0..<bytes.count {
            let error = #expect(throws: XMLError.self) { try outline(Array(bytes[..<count])) }
            #expect(error?.problem == .truncated, "\(count)")
        }
    }

    @Test func aTruncationHasItsLine() {
        let error = #expect(throws: XMLError.self) { try outline(Array("<a>\n<b>\n<c x='1".utf8)) }

        #expect(error?.line == 3)
    }

    @Test(arguments: [
        "<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>",
        "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;\">]><lolz>&lol2;</lolz>",
    ])
    func aDocumentTypeIsRefused(document: String) {
        let error = #expect(throws: XMLError.self) { try outline(Array(document.utf8)) }

        #expect(error?.problem == .documentType)
    }

    @Test func depthIsLimited() throws {
        let nested = { (depth: Int) in
            Array((String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)).utf8)
        }

        #expect(throws: Never.self) { try outline(nested(64)) }
        let error = #expect(throws: XMLError.self) { try outline(nested(50_000)) }
        #expect(error?.problem == .nestedDeeper(than: 64))
    }

    @Test func oneTokenCantFillTheMemory() {
        var limits = XMLLimits()
        limits.length = 1000
        for opening in ["<a b='", "<a>", "<!-- "] {
            let document = Array((opening + String(repeating: "x", count: 5000)).utf8)
            let error = #expect(throws: XMLError.self) { try outline(document, chunk: 100, limits: limits) }
            #expect(error?.problem == .longer(than: 1000))
        }
    }

    @Test func namesAreLimited() {
        let document = "<a>" + (0..<20_000).map { "<e\($0)/>" }.joined() + "</a>"

        let error = #expect(throws: XMLError.self) { try outline(Array(document.utf8)) }
        #expect(error?.problem == .moreNames(than: 10_000))
    }

    @Test(arguments: [
        "<a></b>", "<a>&nbsp;</a>", "<a><b></a></b>", "text", "<a/><b/>", "<a x='1' x='2'/>", "<a>\u{0}</a>", "<p:a/>",
    ])
    func whatIsNotWellFormedIsRefused(document: String) {
        #expect(throws: XMLError.self) { try outline(Array(document.utf8)) }
    }

    @Test func undeclaredLatin1IsRefused() {
        #expect(throws: XMLError.self) { try outline(Array("<a>moj".utf8) + [0xF3] + Array("n</a>".utf8)) }
    }

    @Test(arguments: [("ISO-8859-1", "“mojón”"), ("windows-1252", "“mojón”")])
    func declaredEncodingsAreRead(encoding: String, text: String) throws {
        let document = Array("<?xml version='1.0' encoding='\(encoding)'?><a>moj".utf8) + [0xF3] + Array("n</a>".utf8)

        #expect(try outline(document) == "<a@1 \(text) /a> ")
    }

    @Test func utf16IsRead() throws {
        var document: [UInt8] = [0xFF, 0xFE]
        for unit in "<a>mojón</a>".utf16 { document += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }

        #expect(try outline(document, chunk: 3) == "<a@1 “mojón” /a> ")
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
