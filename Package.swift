// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "waitcast",
    products: [
        .library(name: "LinearAlgebra", targets: ["LinearAlgebra"]),
        .library(name: "Randomness", targets: ["Randomness"]),
        .library(name: "Statistics", targets: ["Statistics"]),
        .library(name: "Regression", targets: ["Regression"]),
        .library(name: "Queueing", targets: ["Queueing"]),
        .library(name: "Simulation", targets: ["Simulation"]),
        .executable(name: "waitcast", targets: ["waitcast"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CLAPACK"),
        .systemLibrary(name: "CRename"),
        .target(name: "LinearAlgebra", dependencies: ["CLAPACK"]),
        .target(name: "Statistics"),
        .target(name: "Randomness", dependencies: ["Statistics"]),
        .target(name: "Regression", dependencies: ["LinearAlgebra", "Statistics"]),
        .target(name: "Queueing", dependencies: ["Statistics", "LinearAlgebra"]),
        .target(name: "Simulation", dependencies: ["Randomness", "Statistics"]),
        .target(name: "Forecasting", dependencies: ["Regression", "Simulation"]),
        .target(name: "Planning", dependencies: ["Forecasting", "Queueing"]),
        .target(name: "Reading", dependencies: ["Planning", .product(name: "Yams", package: "Yams")]),
        .target(
            name: "Reporting",
            dependencies: ["CRename", "Planning", .product(name: "Crypto", package: "swift-crypto")]
        ),
        // The one file that is compiled again when there is a new commit.
        .target(
            name: "BuildCommit",
            cSettings: Context.environment["WAITCAST_COMMIT"].map { [.define("WAITCAST_COMMIT", to: "\"\($0)\"")] }
        ),
        .executableTarget(
            name: "waitcast",
            dependencies: [
                "BuildCommit", "Queueing", "Reading", "Regression", "Reporting",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["manual.sh"]
        ),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
    ]
)

for module in [
    "LinearAlgebra", "Randomness", "Statistics", "Regression", "Queueing", "Simulation", "Forecasting", "Planning",
    "Reading", "Reporting", "waitcast",
] {
    package.targets.append(
        .testTarget(
            name: "\(module)Tests",
            // The engine is checked against closed forms.
            dependencies: [.byName(name: module), "TestSupport"] + (module == "Simulation" ? ["Queueing"] : []),
            exclude: module == "waitcast" ? ["Golden"] : []
        )
    )
}

for target in package.targets where target.type != .system && target.name != "BuildCommit" {
    var settings = target.swiftSettings ?? []
    settings.append(.treatAllWarnings(as: .error))
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
    settings.append(.enableUpcomingFeature("ExistentialAny"))
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
    settings.append(.enableUpcomingFeature("InternalImportsByDefault"))
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
    settings.append(.enableUpcomingFeature("MemberImportVisibility"))
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
    settings.append(.enableUpcomingFeature("NonisolatedNonsendingByDefault"))
    target.swiftSettings = settings
}
