import Demarcation

/// What the first rows of a delimited file tell about the whole: decimal mark, order of day and month, number of fields,
/// geocentric coordinates under the names x, y, z.
struct RowEvidence {
    private let layout: DelimitedLayout
    private let options: SurveyReadingOptions
    private var rows = 0
    private var points = 0
    private var commas = 0
    /// Rows whose every plane coordinate could be thousands: 399.845.
    private var ambiguous = 0
    private var firstAmbiguous: (field: String, value: String, line: Int)?
    private var surplus: (found: Int, line: Int)?
    private var surplusRows = 0
    private var dayFirst = false
    private var monthFirst = false
    private var geocentricRows = 0
    private var referenceSystem: [UInt8]?
    private var epoch: [UInt8]?

    init(layout: DelimitedLayout, options: SurveyReadingOptions) {
        self.layout = layout
        self.options = options
    }

    mutating func add(_ bytes: Span<UInt8>, _ fields: [RecordScanner.Field], line: Int) throws(SurveyFormatError) {
        rows += 1
        if fields.count > layout.columns.count {
            let digitsOnly = fields.filter { field in
                !field.range.isEmpty && field.range.allSatisfy { bytes[$0] &- 0x30 < 10 }
            }
            // Half a number each.
            if digitsOnly.count >= fields.count - layout.columns.count {
                surplusRows += 1
                surplus = surplus ?? (fields.count, line)
            }
        }
        guard fields.count == layout.columns.count else { return }
        var grouped = 0
        var metres: [Double] = []
        for (index, column) in layout.columns.enumerated() {
            let range = bytes.trimmed(fields[index].range)
            switch column {
            case .longitude, .latitude, .easting, .northing, .geocentricX, .geocentricY, .geocentricZ, .height,
                .ellipsoidalHeight, .orthometricHeight:
                let shape = NumberShape(bytes, range)
                try refuseGroups(shape, in: bytes.text(range), index: index, line: line)
                if shape.dots == 1, shape.commas == 0 { points += 1 }
                if shape.commas == 1, shape.dots == 0 { commas += 1 }
                if column == .easting || column == .northing, shape.couldBeThousands {
                    grouped += 1
                    firstAmbiguous = firstAmbiguous ?? (layout.name(index), bytes.text(range), line)
                }
                if let value = Double(bytes.text(range).replacing(",", with: ".")) { metres.append(value) }
            case .date, .time: noteDayOrder(bytes, range)
            case .referenceSystem: referenceSystem = referenceSystem ?? range.map { bytes[$0] }
            case .epoch: epoch = epoch ?? range.map { bytes[$0] }
            default: break
            }
        }
        if grouped == 2 { ambiguous += 1 }
        if metres.count == 3, layout.coordinateKind == .projected, isGeocentric(metres) { geocentricRows += 1 }
    }

    func conclude(_ layout: inout DelimitedLayout) throws(SurveyFormatError) {
        if let surplus, surplusRows == rows {
            throw .fieldCount(expected: layout.columns.count, found: surplus.found, line: surplus.line)
        }
        layout.decimalMark = options.decimalMark ?? (commas > points ? 0x2C : 0x2E)
        // With points among commas, 399.845 is a plain local coordinate; elsewhere it may be 399 845.
        if options.decimalMark == nil, layout.coordinateKind == .projected, rows > 0, ambiguous == rows,
            let first = firstAmbiguous, layout.delimiter != 0x2C || commas > 0
        {
            throw .thousandsSeparator(field: first.field, value: first.value, line: first.line)
        }
        if dayFirst != monthFirst {
            layout.isDayFirst = dayFirst
        } else if !dayFirst, layout.headers.contains(where: { ColumnSynonyms.isSpanishDate($0) }) {
            layout.isDayFirst = true
        }
        layout.referenceSystem = referenceSystem
        layout.epoch = epoch
        if rows > 0, geocentricRows == rows { makeGeocentric(&layout) }
        if options.coordinateKind == .geographic, layout.coordinateKind == .projected, !saysGrid(layout) {
            makeGeographic(&layout)
        }
    }

    private func refuseGroups(
        _ shape: NumberShape, in text: String, index: Int, line: Int
    ) throws(SurveyFormatError) {
        guard options.decimalMark == nil, shape.isGrouped else { return }
        throw .thousandsSeparator(field: layout.name(index), value: text, line: line)
    }

    private mutating func noteDayOrder(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        guard let date = DayMonthYear(bytes, range) else { return }
        if date.first > 12 { dayFirst = true }
        if date.second > 12 { monthFirst = true }
    }

    /// On the Earth's surface as seen from its centre, and higher than any height.
    private func isGeocentric(_ metres: [Double]) -> Bool {
        let square = metres[0] * metres[0] + metres[1] * metres[1] + metres[2] * metres[2]
        return (6.3e6...6.4e6).contains(square.squareRoot()) && metres[2].magnitude > 20_000
    }

    private func makeGeocentric(_ layout: inout DelimitedLayout) {
        layout.coordinateKind = .geocentric
        for index in layout.columns.indices {
            switch layout.columns[index] {
            case .easting: layout.columns[index] = .geocentricX
            case .northing: layout.columns[index] = .geocentricY
            case .height: layout.columns[index] = .geocentricZ
            default: break
            }
        }
    }

    /// The caller or a header says easting or northing in so many words, as x and y don't.
    private func saysGrid(_ layout: DelimitedLayout) -> Bool {
        layout.columns.indices.contains { index in
            let column = layout.columns[index]
            guard column == .easting || column == .northing else { return false }
            let name = ColumnSynonyms.normalized(layout.headers.indices.contains(index) ? layout.headers[index] : "")
            return options.columns[column] != nil
                || ["este", "east", "nort", "utm", "gtm"].contains { name.contains($0) }
        }
    }

    private func makeGeographic(_ layout: inout DelimitedLayout) {
        layout.coordinateKind = .geographic
        for index in layout.columns.indices {
            switch layout.columns[index] {
            case .easting: layout.columns[index] = .longitude
            case .northing: layout.columns[index] = .latitude
            default: break
            }
        }
    }
}

/// The marks in a number as written.
struct NumberShape {
    private(set) var dots = 0
    private(set) var commas = 0
    /// Digits, then groups of three digits after one mark each.
    private(set) var couldBeThousands = false
    /// Certainly more than a decimal mark: 1.574.120, 399,845.12, 399 845.
    private(set) var isGrouped = false

    init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        var groups: [Int] = [0]
        var separators: [UInt8] = []
        for index in range {
            let byte = bytes[index]
            if byte &- 0x30 < 10 {
                groups[groups.count - 1] += 1
            } else if byte == 0x2E || byte == 0x2C || byte == 0x20 || byte == 0x27 || byte == 0xA0 {
                separators.append(byte)
                groups.append(0)
            } else if byte != 0xC2, byte != 0x2D && byte != 0x2B || index != range.lowerBound {
                // Not a plain number: an angle, perhaps.
                return
            }
        }
        dots = separators.count { $0 == 0x2E }
        commas = separators.count { $0 == 0x2C }
        let isTriple = (1...3).contains(groups[0]) && groups.count > 1
        couldBeThousands = isTriple && groups.dropFirst().allSatisfy { $0 == 3 }
        let hasOtherMark = separators.contains { $0 != 0x2E && $0 != 0x2C }
        let whole = hasOtherMark || dots + commas > 1 ? groups.dropFirst().dropLast() : []
        isGrouped =
            separators.count > 1
            ? isTriple && whole.allSatisfy { $0 == 3 } && (Set(separators).count > 1 || groups.last == 3)
            : hasOtherMark && couldBeThousands
    }
}
