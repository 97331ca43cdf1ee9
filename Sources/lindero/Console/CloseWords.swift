/// The words that may have been meant, the closest ones; none where nothing is close.
func closest(to word: String, among words: [String]) -> [String] {
    let word = word.lowercased()
    let distances = words.map { (word: $0, distance: editDistance(word, $0)) }
    let limit = max(1, min(3, word.count / 3))
    guard let best = distances.map(\.distance).min(), best <= limit else { return [] }
    return distances.filter { $0.distance == best }.map(\.word)
}

/// Letters to insert, remove, replace or exchange with their neighbour (optimal string alignment).
private func editDistance(_ left: String, _ right: String) -> Int {
    let left = Array(left), right = Array(right)
    var before: [Int] = []
    var last = Array(0...right.count)
    for (i, a) in left.enumerated() {
        var row = [i + 1]
        for (j, b) in right.enumerated() {
            var best = min(row[j] + 1, last[j + 1] + 1, last[j] + (a == b ? 0 : 1))
            if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { best = min(best, before[j - 1] + 1) }
            row.append(best)
        }
        (before, last) = (last, row)
    }
    return last[right.count]
}
