public import Foundation

/// A stream of bytes, read chunk by chunk, so that a file of any size passes in the same memory.
public struct ByteSource {
    /// Big enough that a call for each chunk costs nothing, small enough to stay in the processor's cache.
    static let chunkSize = 1 << 18

    private let read: () throws -> [UInt8]
    /// Read already, to look at, and not yet handed out.
    private var ahead: [UInt8] = []
    private var isAtEnd = false

    /// `read` gives the next bytes, as many as it likes, and none at the end.
    public init(reading read: sending @escaping () throws -> [UInt8]) {
        self.read = read
    }

    public init(bytes: [UInt8]) {
        var at = 0
        self.init {
            let end = Swift.min(at + ByteSource.chunkSize, bytes.count)
            defer { at = end }
            return Array(bytes[at..<end])
        }
    }

    /// The bytes of an open file, or of standard input.
    public init(_ handle: FileHandle) {
        self.init { try handle.read(upToCount: ByteSource.chunkSize).map { [UInt8]($0) } ?? [] }
    }

    public init(path: String) throws(SurveyFormatError) {
        do {
            self.init(try FileHandle(forReadingFrom: URL(fileURLWithPath: path)))
        } catch {
            throw ByteSource.unreadable(error)
        }
    }

    private static func unreadable(_ error: any Error) -> SurveyFormatError {
        // Foundation wraps the system's error in one whose own code says less.
        let system = error as NSError
        let number = (error as? POSIXError ?? system.userInfo[NSUnderlyingErrorKey] as? POSIXError)?.code.rawValue
        let code = number ?? (system.domain == NSPOSIXErrorDomain ? Int32(exactly: system.code) : nil)
        return .unreadable(error.localizedDescription, errno: code)
    }

    /// The next bytes; none at the end.
    mutating func next() throws(SurveyFormatError) -> [UInt8] {
        if !ahead.isEmpty {
            defer { ahead = [] }
            return ahead
        }
        guard !isAtEnd else { return [] }
        do {
            let chunk = try read()
            isAtEnd = chunk.isEmpty
            return chunk
        } catch let error as SurveyFormatError {
            throw error
        } catch {
            throw ByteSource.unreadable(error)
        }
    }

    /// The first bytes to come, at least `count` if there are so many, without taking them.
    mutating func peek(_ count: Int) throws(SurveyFormatError) -> [UInt8] {
        while ahead.count < count {
            var upcoming = ahead
            ahead = []
            let chunk = try next()
            upcoming += chunk
            ahead = upcoming
            if chunk.isEmpty { break }
        }
        return ahead
    }
}
