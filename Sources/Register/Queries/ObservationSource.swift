public import Demarcation
import Foundation
import GRDB
import GeoPackage

/// Reads stored observations on a connection of its own, from whatever thread asks, one at a time: while one thread makes
/// use of a batch another one reads the next.
///
/// Only what is exported: no covariances, source coordinates and track marks.
// Sendable although a statement isn't: nobody else has this connection, and SQLite allows a connection to be used by any
// one thread at a time.
public struct ObservationSource: ~Copyable, @unchecked Sendable {
    // Destroyed first: a statement ends before its connection.
    private var reader: ObservationReader
    private let connection: DatabaseQueue
    private let path: String

    init(_ path: String, _ filter: ObservationFilter) throws {
        let connection = try DatabaseQueue(
            path: path,
            configuration: GeoPackageFile.configuration(
                readOnly: true, busyTimeout: TimeInterval(Register.busySeconds)))
        var reader: ObservationReader?
        try connection.read { reader = try ObservationReader($0, filter, isBrief: true) }
        guard let reader = reader.take() else { throw RegisterError.inputOutput(path: path, detail: "no reader") }
        self.reader = reader
        self.connection = connection
        self.path = path
    }

    /// The next observations, or nothing at the end.
    public mutating func next() throws -> ObservationBatch? {
        do {
            return try reader.next()
        } catch let error as DatabaseError {
            throw RegisterError(error, path: path)
        }
    }
}

extension Register {
    /// A reader of the observations for another thread.
    public func observationSource(_ filter: ObservationFilter) throws -> ObservationSource {
        var source: ObservationSource?
        var failure: (any Error)?
        do throws(RegisterError) {
            try Register.guarding(path) {
                do { source = try ObservationSource(path, filter) } catch {
                    failure = error
                    throw error
                }
            }
        } catch {
            guard let failure, !(failure is DatabaseError) else { throw error }
            throw failure
        }
        guard let source = source.take() else { throw RegisterError.inputOutput(path: path, detail: "no reader") }
        return source
    }
}
