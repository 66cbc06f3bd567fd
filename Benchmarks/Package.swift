// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "waitcast", path: "..")],
    targets: [
        .executableTarget(
            name: "TaskW",
            dependencies: [
                .product(name: "Simulation", package: "waitcast"),
                .product(name: "Randomness", package: "waitcast"),
            ]
        )
    ]
)
