import Digests
import TestSupport
import Testing

struct SHA256Tests {
    /// NIST, "Cryptographic Standards and Guidelines: Examples with Intermediate Values" (FIPS 180-4), SHA-256; the empty
    /// message and the million letters from NIST's CAVP and FIPS 180-2 appendix B.3.
    @Test(arguments: [
        ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
    func givesThePublishedDigests(piece: String, count: Int, digest: String) throws {
        let message = Array(String(repeating: piece, count: count).utf8)

        #expect(try SHA256.digest(of: message).hexadecimal == digest)
    }

    @Test func piecesGiveTheDigestOfTheWhole() throws {
        var generator = SeededGenerator(seed: 256)
        let message = (0..<10_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        var hash = try SHA256()
        var rest = message[...]

        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 0...200, using: &generator))
            hash.update(Array(piece))
            rest = rest.dropFirst(piece.count)
        }

        #expect(hash.finalize() == (try SHA256.digest(of: message)))
    }

    @Test func abandonedDigestIsFreed() throws {
        // A leak shows under AddressSanitizer.
        var hash = try SHA256()
        hash.update([1, 2, 3])
    }

    @Test func digestHas32Bytes() throws {
        #expect(try SHA256.digest(of: []).bytes.count == 32)
    }
}
