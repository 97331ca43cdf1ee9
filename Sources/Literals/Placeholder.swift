// Filled with the target.
public enum ISOTime { public static func append(milliseconds: Int64, to bytes: inout [UInt8]) {} }
