import COpenSSL

/// SHA-256 (FIPS 180-4) of bytes that come in pieces, about 0.4 GB/s or more, by the system's libcrypto.
///
///     var hash = try SHA256()
///     while let chunk = try file.read() { hash.update(chunk) }
///     survey.sha256 = hash.finalize().hexadecimal
public struct SHA256: ~Copyable {
    private let context: OpaquePointer

    /// Begins the digest of an empty message. Throws when libcrypto has no memory, or no SHA-256 as configured.
    public init() throws(DigestError) {
        guard let context = EVP_MD_CTX_new() else { throw .unavailable("EVP_MD_CTX_new") }
        guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            EVP_MD_CTX_free(context)
            throw .unavailable("EVP_DigestInit_ex")
        }
        self.context = context
    }

    /// Adds bytes to the message.
    public mutating func update(_ bytes: Span<UInt8>) {
        let result = bytes.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        // It can fail only on a context without a digest, which `init` doesn't make.
        precondition(result == 1, "EVP_DigestUpdate")
    }

    /// Adds bytes to the message.
    public mutating func update(_ bytes: [UInt8]) {
        update(bytes.span)
    }

    /// The digest of all that was added.
    public consuming func finalize() -> Digest {
        var bytes = [UInt8](repeating: 0, count: Digest.byteCount)
        let result = EVP_DigestFinal_ex(context, &bytes, nil)
        precondition(result == 1, "EVP_DigestFinal_ex")
        return Digest(bytes: bytes)
    }

    /// The digest of one message.
    public static func digest(of bytes: [UInt8]) throws(DigestError) -> Digest {
        var hash = try SHA256()
        hash.update(bytes)
        return hash.finalize()
    }

    deinit { EVP_MD_CTX_free(context) }
}
