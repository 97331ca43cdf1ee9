// swift-tools-version: 6.2

import PackageDescription

/// Every target: imports are internal unless written `public import`, a member is visible only through an import of
/// its own file, and an existential is spelt `any`.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// For targets that may not use unsafe constructs. Only Geodesy, Planar, GeoPackage, XMLEvents, Deflate,
/// Digests and the program itself (which meets the operating system) may. What starts a thread (Pipeline) and what copies
/// bytes into a row (Literals) is marked.
let safe = settings + [.strictMemorySafety(), .treatAllWarnings(as: .error)]

let package = Package(
    name: "lindero",
    products: [
        .executable(name: "lindero", targets: ["lindero"]),
        // What reads bytes that others wrote, for scripts/fuzz, which is a package of its own.
        .library(
            name: "Readers",
            targets: ["GeoTypes", "Literals", "Demarcation", "Deflate", "XMLEvents", "GeoPackage", "SurveyFormats"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // One C library for each wrapper, one wrapper for each C library.
        .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
        .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(
            name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),

        // Values and text, without any C.
        .target(name: "GeoTypes", swiftSettings: safe),
        .target(name: "Literals", swiftSettings: safe),
        .target(name: "Pipeline", swiftSettings: safe),
        .target(name: "Demarcation", dependencies: ["GeoTypes"], swiftSettings: safe),

        // The wrappers.
        .target(name: "Deflate", dependencies: ["CZlib"], swiftSettings: settings),
        .target(name: "Digests", dependencies: ["COpenSSL"], swiftSettings: settings),
        .target(name: "Geodesy", dependencies: ["GeoTypes", "CPROJ"], swiftSettings: settings),
        .target(name: "Planar", dependencies: ["GeoTypes", "CGEOS"], swiftSettings: settings),
        .target(name: "XMLEvents", dependencies: ["CExpat"], swiftSettings: settings),
        .target(
            name: "GeoPackage",
            dependencies: [
                "GeoTypes", "Pipeline", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ], swiftSettings: settings),

        // The steps of the flow.
        .target(
            name: "SurveyFormats",
            dependencies: ["GeoTypes", "Literals", "Demarcation", "Deflate", "GeoPackage", "XMLEvents"],
            swiftSettings: safe),
        .target(
            name: "Surveying", dependencies: ["GeoTypes", "Demarcation", "Geodesy", "Planar"], swiftSettings: safe),
        .target(
            name: "Register",
            dependencies: [
                "GeoTypes", "Literals", "Pipeline", "Digests", "Demarcation", "GeoPackage",
                .product(name: "GRDB", package: "GRDB.swift"),
            ], swiftSettings: settings),
        .target(name: "Reports", dependencies: ["GeoTypes", "Literals", "Demarcation"], swiftSettings: safe),
        .executableTarget(
            name: "lindero",
            dependencies: [
                "GeoTypes", "Literals", "Pipeline", "Digests", "Demarcation", "Geodesy", "SurveyFormats",
                "Surveying", "Register", "Reports",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: settings),

        // Tests.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(
            name: "GeoTypesTests", dependencies: ["GeoTypes", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "LiteralsTests", dependencies: ["Literals", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "PipelineTests", dependencies: ["Pipeline", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "DeflateTests", dependencies: ["Deflate", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "DigestsTests", dependencies: ["Digests", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "DemarcationTests", dependencies: ["Demarcation", "GeoTypes", "TestSupport"],
            exclude: ["Fixtures"], swiftSettings: settings),
        .testTarget(
            name: "GeodesyTests", dependencies: ["Geodesy", "GeoTypes", "TestSupport"], exclude: ["Fixtures"],
            swiftSettings: settings),
        .testTarget(
            name: "PlanarTests", dependencies: ["Planar", "GeoTypes", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "XMLEventsTests", dependencies: ["XMLEvents", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "GeoPackageTests",
            dependencies: ["GeoPackage", "GeoTypes", .product(name: "GRDB", package: "GRDB.swift"), "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "SurveyFormatsTests",
            dependencies: ["SurveyFormats", "Demarcation", "GeoTypes", "Literals", "TestSupport"],
            exclude: ["Fixtures"], swiftSettings: settings),
        .testTarget(
            name: "SurveyingTests", dependencies: ["Surveying", "Demarcation", "Geodesy", "GeoTypes", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "RegisterTests",
            dependencies: [
                "Register", "Demarcation", "GeoPackage", "GeoTypes", .product(name: "GRDB", package: "GRDB.swift"),
                "TestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "ReportsTests", dependencies: ["Reports", "Demarcation", "GeoTypes", "TestSupport"],
            swiftSettings: settings),
        // Runs the built program.
        .testTarget(
            name: "CommandTests", dependencies: ["lindero", "TestSupport"], exclude: ["Fixtures", "Golden"],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
