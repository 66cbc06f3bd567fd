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
    traits: [
        .trait(name: "Workbook", description: "Results as a workbook (--xlsx), by libxlsxwriter: make workbook.")
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CLAPACK"),
        .systemLibrary(name: "CRename"),
        .systemLibrary(name: "CXlsxWriter"),
        .systemLibrary(name: "CZlib"),
        .target(name: "CGaps"),
        // Numbers.
        .target(name: "LinearAlgebra", dependencies: ["CLAPACK"]),
        .target(name: "Statistics"),
        .target(name: "Randomness", dependencies: ["Statistics"]),
        .target(name: "Regression", dependencies: ["LinearAlgebra", "Statistics"]),
        .target(name: "Queueing", dependencies: ["Statistics", "LinearAlgebra"]),
        .target(name: "Simulation", dependencies: ["Randomness", "CGaps"]),
        // Days and words.
        .target(name: "Calendar"),
        .target(name: "Wording", dependencies: ["Calendar"]),
        .target(
            name: "Forecasting",
            dependencies: ["Regression", "Randomness", "Statistics", "Calendar"]
        ),
        // What an area is, what is found in it, and what is forecast from it: each room knows those above it.
        .target(name: "Areas", dependencies: ["Calendar", "Wording"]),
        .target(name: "Audit", dependencies: ["Areas", "LinearAlgebra", "Calendar", "Wording"]),
        .target(
            name: "Calibration",
            dependencies: ["Areas", "Forecasting", "Randomness", "Statistics", "Calendar", "Wording"]
        ),
        .target(
            name: "Assembly",
            dependencies: [
                "Calibration", "Areas", "Forecasting", "Simulation", "Randomness", "Statistics", "Calendar", "Wording",
            ]
        ),
        .target(name: "Finance", dependencies: ["Areas", "Statistics", "Calendar", "Wording"]),
        .target(
            name: "Runs",
            dependencies: [
                "Finance", "Assembly", "Calibration", "Areas", "Forecasting", "Simulation", "Queueing", "Randomness",
                "Statistics",
                "Calendar", "Wording",
            ]
        ),
        // What is asked of runs.
        .target(
            name: "Decisions",
            dependencies: [
                "Runs", "Finance", "Assembly", "Calibration", "Areas", "Simulation", "Queueing", "Regression",
                "Randomness",
                "Statistics", "Calendar", "Wording",
            ]
        ),
        // Files in, files and reports out.
        .target(name: "Charts", dependencies: ["Calendar"]),
        .target(name: "Workbooks", dependencies: ["CZlib"]),
        .target(
            name: "WorkbookWriting",
            dependencies: ["Calendar", .target(name: "CXlsxWriter", condition: .when(traits: ["Workbook"]))]
        ),
        .target(
            name: "Reading",
            dependencies: [
                "Areas", "Forecasting", "Regression", "Calendar", "Wording", .product(name: "Yams", package: "Yams"),
            ]
        ),
        .target(
            name: "Importing",
            dependencies: ["Workbooks", "Reading", "Forecasting", "Areas", "Calendar", "Wording"]
        ),
        .target(
            name: "Reporting",
            dependencies: [
                "Charts", "Decisions", "Runs", "Finance", "Audit", "Calibration", "Areas", "Forecasting", "Queueing",
                "Regression",
                "LinearAlgebra", "Statistics", "Calendar", "Wording", "WorkbookWriting", "CRename",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        // The one file that is compiled again when there is a new commit.
        .target(
            name: "BuildCommit",
            cSettings: Context.environment["WAITCAST_COMMIT"].map { [.define("WAITCAST_COMMIT", to: "\"\($0)\"")] }
        ),
        .executableTarget(
            name: "waitcast",
            dependencies: [
                "Reporting", "Importing", "Workbooks", "WorkbookWriting", "Reading", "Decisions", "Runs",
                "Calibration", "Audit", "Areas",
                "Forecasting",
                "Queueing",
                "Regression",
                "LinearAlgebra", "Statistics", "Calendar", "Wording", "BuildCommit",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["manual.sh"]
        ),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .target(name: "SmallAreas", dependencies: ["Areas", "Calendar"], path: "Tests/SmallAreas"),
        .target(
            name: "SmallRuns",
            dependencies: ["Runs", "Calibration", "Areas", "SmallAreas"],
            path: "Tests/SmallRuns"
        ),
    ]
)

// What the tests of a module need beside it.
let alsoTested: [String: [Target.Dependency]] = [
    "Queueing": ["Statistics"],
    "Workbooks": ["CZlib"],
    "WorkbookWriting": ["Workbooks", "Calendar"],
    "Charts": ["Calendar"],
    "Regression": ["LinearAlgebra", "Statistics"],
    // The engine is checked against closed forms.
    "Simulation": ["Queueing", "Randomness"],
    "Forecasting": ["Randomness", "Statistics", "Calendar"],
    "Wording": ["Calendar"],
    "Areas": ["SmallAreas", "Calendar", "Wording"],
    "Audit": ["SmallAreas", "Areas", "Calendar", "Wording"],
    "Calibration": ["SmallAreas", "Areas", "Forecasting", "Simulation", "Randomness", "Calendar", "Wording"],
    "Assembly": [
        "SmallAreas", "Areas", "Calibration", "Forecasting", "Simulation", "Randomness", "Calendar",
    ],
    "Finance": ["SmallAreas", "Areas", "Statistics", "Calendar"],
    "Runs": [
        "Finance", "SmallRuns", "SmallAreas", "Reading", "Assembly", "Calibration", "Audit", "Areas", "Forecasting",
        "Simulation",
        "Randomness",
        "Statistics", "Calendar", "Wording",
    ],
    "Decisions": [
        "SmallRuns", "SmallAreas", "Runs", "Finance", "Assembly", "Reading", "Calibration", "Areas", "Simulation",
        "Queueing", "Regression", "Randomness", "Statistics", "Calendar", "Wording",
    ],
    "Importing": ["Workbooks", "Reading", "Areas", "Calendar", "Wording"],
    "Reading": ["Audit", "Calibration", "Areas", "Forecasting", "Calendar", "Wording"],
    "Reporting": [
        "Decisions", "Finance", "SmallRuns", "SmallAreas", "Runs", "Calibration", "Areas", "Queueing", "Statistics",
        "Calendar", "Wording", "WorkbookWriting", "Audit",
    ],
    "waitcast": [
        "Reporting", "Reading", "Runs", "Calibration", "Areas", "Regression", "Calendar", "Wording",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ],
]

for module in [
    "LinearAlgebra", "Randomness", "Statistics", "Regression", "Queueing", "Calendar", "Simulation", "Forecasting",
    "Wording", "Areas", "Audit", "Calibration", "Assembly", "Finance", "Runs", "Decisions", "Workbooks", "Charts",
    "WorkbookWriting", "Reading",
    "Importing",
    "Reporting",
    "waitcast",
] {
    package.targets.append(
        .testTarget(
            name: "\(module)Tests",
            dependencies: [.byName(name: module), "TestSupport"] + (alsoTested[module] ?? []),
            exclude: ["Charts": ["Golden"], "waitcast": ["Golden", "Reports"]][module] ?? []
        )
    )
}

// How well forecasts do on published lists that the program is developed on: `make scores`.
package.targets.append(
    .testTarget(
        name: "ScoresTests",
        dependencies: [
            "Runs", "Calibration", "Areas", "Forecasting", "Statistics", "Calendar", "Reading", "Importing",
            "TestSupport",
        ]
    )
)

for target in package.targets where target.type != .system && !["BuildCommit", "CGaps"].contains(target.name) {
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
