// swift-tools-version: 6.2

import PackageDescription

/// Fuzzes the readers with libFuzzer. A package of its own: its flags are unsafe ones, which a package that others may
/// depend on can't have. `scripts/fuzz/run` builds it with the sanitizers for every module, the readers' too.
let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "lindero", path: "../..")],
    targets: [
        .executableTarget(
            name: "Fuzz", dependencies: [.product(name: "Readers", package: "lindero")],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .unsafeFlags(["-parse-as-library"]),
            ])
    ],
    swiftLanguageModes: [.v6]
)
