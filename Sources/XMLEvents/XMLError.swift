/// What is wrong with an XML document, and where.
public struct XMLError: Error, Hashable, Sendable {
    public enum Problem: Hashable, Sendable {
        /// Not well-formed; expat's words.
        case malformed(String)
        /// It ends in the middle, or is empty.
        case truncated
        /// A document type declaration, which could define entities: never read.
        case documentType
        case nestedDeeper(than: Int)
        /// One text, tag or comment is longer than so many bytes.
        case longer(than: Int)
        /// More different names than so many.
        case moreNames(than: Int)
        case outOfMemory
    }

    public var problem: Problem
    /// Counted from 1.
    public var line: Int
    /// Counted from 1.
    public var column: Int

    public init(_ problem: Problem, line: Int, column: Int) {
        self.problem = problem
        self.line = line
        self.column = column
    }
}

extension XMLError: CustomStringConvertible {
    public var description: String {
        let what =
            switch problem {
            case .malformed(let message): message
            case .truncated: "the document ends before its root element does"
            case .documentType: "DOCTYPE not allowed"
            case .nestedDeeper(let limit): "elements nested deeper than \(limit)"
            case .longer(let limit): "a text or tag longer than \(limit) bytes"
            case .moreNames(let limit): "more than \(limit) different names"
            case .outOfMemory: "out of memory"
            }
        return "line \(line), column \(column): \(what)"
    }
}
