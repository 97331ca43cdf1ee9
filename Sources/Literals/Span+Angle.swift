extension Span where Element == UInt8 {
    /// The angle in degrees, west and south negative, that the bytes of `range` spell as decimal degrees, degrees and
    /// minutes, or degrees, minutes and seconds.
    ///
    /// Read are `-89.35`, `89.35 W`, `O89.35`, `89°21'36.5"W`, `89º 21′ 36.5″ O`, `14 29 05 N`, `-0:29:05`, `89d21m36.5s`,
    /// `89°21.608'`, with `mark` as the decimal mark. The sign or letter holds for the whole, so `-0°29'` is negative.
    /// Nothing checks the range of the degrees. Costs some 50 ns.
    public func angle(in range: Range<Int>, axis: AngleAxis, mark: UInt8 = 0x2E) throws(AngleProblem) -> Double {
        var scan = AngleScan(axis: axis)
        var at = range.lowerBound
        while at < range.upperBound {
            let token = angleToken(from: at, to: range.upperBound, mark: mark)
            switch token.kind {
            case .number(let hasFraction):
                guard let value = decimal(in: at..<token.end, mark: mark) else { throw .notAnAngle }
                try scan.take(number: value, hasFraction: hasFraction)
            case .symbol(let symbol):
                try scan.take(symbol: symbol)
            case .letter(let letter):
                try scan.take(letter: letter)
            case .sign(let negative):
                try scan.take(negative: negative)
            case .blank:
                break
            case .other:
                throw .notAnAngle
            }
            at = token.end
        }
        return try scan.degrees()
    }

    private func angleToken(from at: Int, to end: Int, mark: UInt8) -> (kind: AngleToken, end: Int) {
        let byte = self[at]
        let second = at + 1 < end ? self[at + 1] : 0
        let third = at + 2 < end ? self[at + 2] : 0
        switch (byte, second, third) {
        case (0x30...0x39, _, _), (mark, _, _): return numberToken(from: at, to: end, mark: mark)
        case (0x20, _, _), (0x09, _, _): return (.blank, at + 1)
        case (0xC2, 0xA0, _): return (.blank, at + 2)
        case (0x2D, _, _): return (.sign(negative: true), at + 1)
        case (0x2B, _, _): return (.sign(negative: false), at + 1)
        case (0xE2, 0x88, 0x92): return (.sign(negative: true), at + 3)  // −
        case (0x3A, _, _): return (.symbol(.colon), at + 1)
        case (0xC2, 0xB0, _), (0xC2, 0xBA, _): return (.symbol(.degree), at + 2)  // ° º
        case (0x27, 0x27, _): return (.symbol(.second), at + 2)  // two apostrophes
        case (0x27, _, _): return (.symbol(.minute), at + 1)
        case (0x22, _, _): return (.symbol(.second), at + 1)
        case (0xC2, 0xB4, _): return (.symbol(.minute), at + 2)  // ´
        case (0xE2, 0x80, 0x99), (0xE2, 0x80, 0xB2): return (.symbol(.minute), at + 3)  // ’ ′
        case (0xE2, 0x80, 0x9D), (0xE2, 0x80, 0xB3): return (.symbol(.second), at + 3)  // ” ″
        case (0x41...0x5A, _, _), (0x61...0x7A, _, _): return (.letter(byte), at + 1)
        default: return (.other, at + 1)
        }
    }

    private func numberToken(from start: Int, to end: Int, mark: UInt8) -> (kind: AngleToken, end: Int) {
        var at = start
        var hasFraction = false
        while at < end, self[at] &- 0x30 < 10 || self[at] == mark {
            if self[at] == mark { hasFraction = true }
            at += 1
        }
        return (.number(hasFraction: hasFraction), at)
    }
}

private enum AngleToken {
    case number(hasFraction: Bool)
    case symbol(AngleSymbol)
    case letter(UInt8)
    case sign(negative: Bool)
    case blank
    case other
}

private enum AngleSymbol {
    case degree, minute, second, colon
}

/// What has been read of an angle so far.
private struct AngleScan {
    let axis: AngleAxis
    private var degree = 0.0
    private var minute = 0.0
    private var second = 0.0
    /// How many numbers were read, and how many of them already have their unit.
    private var numbers = 0
    private var closed = 0
    private var fraction = false
    private var negative: Bool?
    private var hemisphere: Bool?
    private var letterUnits = false

    init(axis: AngleAxis) {
        self.axis = axis
    }

    mutating func take(number: Double, hasFraction: Bool) throws(AngleProblem) {
        if fraction { throw .fractionBeforeSmallerUnit }
        switch numbers {
        case 0: degree = number
        case 1:
            guard number < 60 else { throw .minutesNotBelow60 }
            minute = number
        case 2:
            guard number < 60 else { throw .secondsNotBelow60 }
            second = number
        default: throw .notAnAngle
        }
        fraction = hasFraction
        numbers += 1
    }

    mutating func take(symbol: AngleSymbol) throws(AngleProblem) {
        let unit =
            switch symbol {
            case .degree: 1
            case .minute: 2
            case .second: 3
            case .colon: Swift.max(numbers, 1)
            }
        // A unit follows its own number, once.
        guard numbers == unit, closed < unit, symbol != .colon || unit < 3 else { throw .notAnAngle }
        closed = unit
    }

    mutating func take(negative sign: Bool) throws(AngleProblem) {
        if hemisphere != nil { throw .signAndLetter }
        guard numbers == 0, negative == nil else { throw .notAnAngle }
        negative = sign
    }

    mutating func take(letter: UInt8) throws(AngleProblem) {
        // d, m and s are units when they stand right after their number; s only in the company of d or m, else it is
        // the south.
        switch letter {
        case 0x64 where numbers == 1 && closed == 0, 0x6D where numbers == 2 && closed < 2:
            closed = numbers
            letterUnits = true
            return
        case 0x73 where numbers == 3 && closed < 3 && letterUnits:
            closed = 3
            return
        default: break
        }
        let isNegative: Bool
        switch (axis, letter & 0xDF) {
        case (.longitude, 0x45), (.latitude, 0x4E): isNegative = false  // E, N
        case (.longitude, 0x57), (.longitude, 0x4F), (.latitude, 0x53): isNegative = true  // W, O, S
        default: throw .wrongLetter
        }
        if negative != nil { throw .signAndLetter }
        guard hemisphere == nil else { throw .notAnAngle }
        hemisphere = isNegative
    }

    func degrees() throws(AngleProblem) -> Double {
        guard numbers > 0 else { throw .notAnAngle }
        let magnitude = degree + (minute * 60 + second) / 3600
        return negative ?? hemisphere ?? false ? -magnitude : magnitude
    }
}
