import Foundation
import Reports
import TestSupport
import Testing

struct JSONWriterTests {
    @Test func writesMembersInTheOrderOfTheCalls() {
        var json = JSONWriter()

        json.object { json in
            json.member("read", 1000)
            json.member("file", "línea.csv")
            json.member("epoch", 2026.4)
            json.member("ballpark", false)
            json.member("code", nil as String?)
            json.member("bounds", [-92.5, 14.25, -88.123456789, 17.8150001], decimals: 7)
            json.member("grids", [] as [String])
            json.object("operation") { $0.member("name", "Null") }
        }

        #expect(
            text(json.bytes)
                == #"{"read":1000,"file":"línea.csv","epoch":2026.4,"ballpark":false,"code":null,"#
                + #""bounds":[-92.5,14.25,-88.1234568,17.8150001],"grids":[],"operation":{"name":"Null"}}"#)
    }

    @Test func newlinePutsEachElementOnALine() {
        var json = JSONWriter()

        json.array { json in
            for number in 1...3 {
                json.newline()
                json.object { $0.member("n", number) }
            }
            json.newline()
        }

        #expect(text(json.bytes) == "[\n{\"n\":1},\n{\"n\":2},\n{\"n\":3}\n]")
    }

    @Test func valuesAtTheTopAreLines() {
        var json = JSONWriter()

        json.object { $0.member("a", 1) }
        json.object { $0.member("a", 2) }

        #expect(text(json.bytes) == "{\"a\":1}\n{\"a\":2}")
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, .signalingNaN])
    func whatIsNoNumberIsNull(value: Double) {
        var json = JSONWriter()

        json.array { json in
            json.value(value)
            json.value(value, decimals: 3)
        }

        #expect(text(json.bytes) == "[null,null]")
    }

    /// RFC 8259, 7: two-letter escapes, six-letter escapes for the other control characters, nothing else.
    @Test func escapesWhatMustBeEscapedAndNothingElse() {
        var json = JSONWriter()

        json.value("\u{0}\u{1}\u{8}\t\n\u{B}\u{C}\r\u{1F} \"\\/\u{7F}\u{2028}é𝛑<")

        #expect(
            text(json.bytes)
                == "\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f \\\"\\\\/\u{7F}\u{2028}é𝛑<\"")
    }

    @Test func everyTextReadsBackByAnotherReader() throws {
        var generator = SeededGenerator(seed: 8259)
        let scalars = (0..<0x250).compactMap(Unicode.Scalar.init) + ["\u{FFFD}", "\u{10FFFF}", "\u{2029}", "😀"]
        let texts = (0..<2000).map { _ in
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...20, using: &generator) {
                text.append(scalars.randomElement(using: &generator) ?? "?")
            }
            return String(text)
        }
        var json = JSONWriter()

        json.array { json in
            for text in texts { json.value(text) }
        }

        let read = try JSONDecoder().decode([String].self, from: Data(json.bytes))
        #expect(read.map { Array($0.unicodeScalars) } == texts.map { Array($0.unicodeScalars) })
    }

    @Test(.enabled(if: SecondReader.hasPython)) func pythonReadsTheSameValues() throws {
        var json = JSONWriter()
        json.object { json in
            json.member("naughty", "\u{0}\u{1F}\"\\\u{2028}é𝛑")
            json.member("numbers", [0.1, -90.5, 1e21, .leastNonzeroMagnitude, -0.0], decimals: 15)
            json.member("shortest", Double.leastNonzeroMagnitude)
            json.member("large", Double.greatestFiniteMagnitude)
            json.member("least", Int.min)
            json.array("deep") { $0.array { $0.array { _ in } } }
        }

        let printed = try SecondReader.python(
            "import json, sys; print(ascii(json.load(open(sys.argv[1], encoding='utf-8'))))", on: json.bytes)

        // A number without point is a whole one in Python, and so are the two great ones here.
        #expect(
            printed.hasPrefix(
                #"{'naughty': '\x00\x1f"\\\u2028\xe9\U0001d6d1', 'numbers': [0.1, -90.5, 1000000000000000000000, 0, "#))
        #expect(printed.contains("'shortest': 5e-324, 'large': 17976931348623157000"))
        #expect(printed.contains("'least': -9223372036854775808, 'deep': [[[]]]}"))
    }

    @Test func flushGivesTheBytesInPieces() {
        var json = JSONWriter()
        var pieces: [[UInt8]] = []

        json.array { json in
            for number in 0..<1000 {
                json.value(number)
                json.flush(over: 100) { pieces.append($0) }
            }
        }
        json.flush { pieces.append($0) }

        #expect(text(pieces.flatMap { $0 }) == "[" + (0..<1000).map(String.init).joined(separator: ",") + "]")
        #expect(pieces.count > 10 && pieces.allSatisfy { $0.count < 120 })
        #expect(json.bytes.isEmpty)
    }
}
