// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "gradlab-benchmarks",
  dependencies: [
    .package(name: "gradlab", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // The harness of the micro-benchmarks; without traits it needs no jemalloc.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    // Starts programs on a terminal of their own.
    .target(name: "CTerminal"),
    // Counts what is allocated: the tests' own source, which no library should bring along.
    .target(name: "CAllocations"),
    .executableTarget(
      name: "workloads",
      dependencies: [
        "CAllocations", "CTerminal",
        .product(name: "CKernels", package: "gradlab"),
        .product(name: "Engine", package: "gradlab"),
        .product(name: "Diagnostics", package: "gradlab"),
        .product(name: "Lab", package: "gradlab"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // What starting a Swift program costs at least.
    .executableTarget(name: "empty"),
    .executableTarget(
      name: "Kernels",
      dependencies: [
        .product(name: "CKernels", package: "gradlab"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Kernels",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
