import Foundation

/// Which reader gets the bytes; one program has them all, so that they are built once.
private let target: Target = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    guard let target = Target(rawValue: name) else {
        let names = Target.allCases.map(\.rawValue).joined(separator: " ")
        fatalError("FUZZ_TARGET is “\(name)”; it must be one of \(names)")
    }
    return target
}()

/// SwiftPM links `main` to the executable's own, whose name begins with the module's; libFuzzer's would not be called.
@_cdecl("Fuzz_main")
public func main(
    _ argumentCount: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
    var count = argumentCount
    var values = arguments
    return runDriver(&count, &values) { start, count in
        target.read([UInt8](UnsafeBufferPointer(start: start, count: count)))
        return 0
    }
}

/// libFuzzer's own, "Using libFuzzer as a library" in its manual.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ argumentCount: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ read: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
