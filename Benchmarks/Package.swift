// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Benchmarks",
    products: [.executable(name: "RegressionBenchmark", targets: ["RegressionBenchmark"])],
    dependencies: [.package(name: "waitcast", path: "..")],
    targets: [
        .executableTarget(
            name: "TaskW",
            dependencies: [
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
