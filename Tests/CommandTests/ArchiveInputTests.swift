import Foundation
import TestSupport
import Testing

/// KMZ archives as Python's zipfile writes them, whole, damaged and hostile (Fixtures/archives/make.py).
@Suite("KMZ", .enabled(if: ProgramRun.find("python3") != nil, "python3 is not installed"))
struct ArchiveInputTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var status: Int32
        var says: [String]
        var testDescription: String { name }

        init(_ name: String, _ status: Int32 = 65, _ says: String...) {
            self.name = name
            self.status = status
            self.says = says
        }
    }

    static let cases = [
        Case("good.kmz", 0), Case("stored.kmz", 0), Case("deeper.kmz", 0),
        Case("two.kmz", 0, "other KML in the archive, not read: 1 (other.kml)"),
        Case("linked.kmz", 0, "links to other files, not followed: 1", "styles in other files, not looked at: 1"),
        Case("slip.kmz", 65, "“../../slipped.kml” leads out of the archive"),
        Case("absolute.kmz", 65, "“/tmp/absolute.kml” has an absolute path"),
        Case("drive.kmz", 65, "“C:\\absolute.kml” has an absolute path"),
        Case("symlink.kmz", 65, "“doc.kml” is a symbolic link"),
        Case("duplicate.kmz", 65, "“doc.kml” stands twice"),
        Case("no-kml.kmz", 65, "no KML among the 1 entries"), Case("empty.kmz", 65, "no KML among the 0 entries"),
        // 200,000,302 bytes of KML; an entry may always have 64 MiB.
        Case("bomb.kmz", 65, "“doc.kml” would expand to 200000302 bytes", "limit for this archive is 67108864"),
        Case("lying-bomb.kmz", 65, "“doc.kml” would expand to", "limit for this archive is 67108864"),
        Case("declared.kmz", 65, "would expand to 4294967295 bytes"),
        Case("overlap.kmz", 65, "“doc.kml” and “in.kml” overlap"),
        Case("crc.kmz", 65, "“doc.kml” has another checksum (CRC)"),
        Case("broken-xml.kmz", 65, "“doc.kml” has another checksum (CRC)"),
        Case("encrypted.kmz", 65, "“doc.kml” is encrypted"), Case("bzip2.kmz", 65, "compressed by method 12"),
        Case("misnamed.kmz", 65, "“doc.kml” has another name in the directory"),
        Case("truncated.kmz", 65, "the archive ends too early"),
        Case("cut-in-half.kmz", 65, "the archive ends too early"),
    ]

    private static let archives = Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lindero-kmz-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        atexit { ArchiveInputTests.removeArchives() }
        let script = Checkout.folder.appendingPathComponent("Tests/CommandTests/Fixtures/archives/make.py").path
        let run = try ProgramRun.run(try #require(ProgramRun.find("python3")), [script], in: folder)
        try #require(run.status == 0, "\(run.errors)")
        return folder
    }

    private static func removeArchives() {
        if case .success(let folder) = archives { try? FileManager.default.removeItem(at: folder) }
    }

    @Test("is read in memory, or refused with its own reason and nothing stored", arguments: cases)
    func archive(test: Case) throws {
        let folder = try TemporaryFolder()
        try folder.register(SharedRegister.line)
        let file = try Self.archives.get().appendingPathComponent(test.name)
        let before = try folder.bytes()

        let run = try folder.lindero("survey", "import", file.path, "--json")

        #expect(run.status == test.status, "\(run.errors)")
        if test.status == 0 {
            // Longitude and latitude as make.py writes them.
            let rows = try SQLiteShell.rows(
                "SELECT name, source_x, source_y FROM observations ORDER BY name", in: folder.path("border.gpkg"))
            #expect(rows == [["M-1", "-90.5", "15.5"], ["M-2", "-90.25", "15.75"]])
        } else {
            #expect(try folder.bytes() == before)
        }
        for words in test.says {
            #expect((run.text + run.errors).replacing("\\\\", with: "\\").contains(words), "\(run.text) \(run.errors)")
        }
        // Nothing is ever extracted: not here, not above, not where an absolute path leads.
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["border.gpkg"])
        #expect(!FileManager.default.fileExists(atPath: "/tmp/absolute.kml"))
    }
}
