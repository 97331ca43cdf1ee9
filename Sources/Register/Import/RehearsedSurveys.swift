import Demarcation

/// The surveys of a dry run that an import would have stored, for the files that come after them: 8 bytes a record.
struct RehearsedSurveys {
    private var surveys: [Survey] = []
    /// In ascending order, each list by itself.
    private var digests: [[Int64]] = []

    var count: Int { surveys.count }

    mutating func add(_ survey: Survey, digests: [[Int64]]) {
        surveys.append(survey)
        self.digests += digests.filter { !$0.isEmpty }
    }

    func survey(sha256: String) -> Survey? {
        surveys.first { $0.sha256 == sha256 }
    }

    /// Which of `wanted`, in ascending order, one of the surveys has.
    func held(_ wanted: [Int64]) -> Set<Int64> {
        var held: Set<Int64> = []
        for list in digests {
            var place = StoredDigests.lowerBound(of: list[0], in: wanted)
            while place < wanted.count, wanted[place] <= list[list.count - 1] {
                if list[StoredDigests.lowerBound(of: wanted[place], in: list)] == wanted[place] {
                    held.insert(wanted[place])
                }
                place += 1
            }
        }
        return held
    }
}
