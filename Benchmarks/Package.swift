// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Benchmarks",
    products: [.executable(name: "RegressionBenchmark", targets: ["RegressionBenchmark"])],
    dependencies: [.package(name: "waitcast", path: "..")],
    targets: [
        .target(name: "Timing"),
        .executableTarget(name: "FeedFiles"),
        .executableTarget(
            name: "TaskW",
            dependencies: [
                "Timing",
                .product(name: "Simulation", package: "waitcast"),
                .product(name: "Randomness", package: "waitcast"),
            ]
        ),
        .executableTarget(
            name: "TaskWRich",
            dependencies: [
                "Timing",
                .product(name: "Simulation", package: "waitcast"),
                .product(name: "Randomness", package: "waitcast"),
            ]
        ),
        .executableTarget(
            name: "Pathway",
            dependencies: [
                "Timing",
                .product(name: "Simulation", package: "waitcast"),
                .product(name: "Randomness", package: "waitcast"),
            ]
        ),
        .executableTarget(
            name: "RegressionBenchmark",
            dependencies: [
                .product(name: "Regression", package: "waitcast"),
                .product(name: "Randomness", package: "waitcast"),
            ],
            path: "Sources/Regression"
        ),
    ]
)

for target in package.targets {
    target.swiftSettings = [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
}
