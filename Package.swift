// swift-tools-version: 6.2
import PackageDescription

/// Language rules that hold in every target of the package.
let common: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Targets that need no raw memory; the others say why in docs/decisions/0002-unsafe-code.md.
let safe: [SwiftSetting] = common + [.strictMemorySafety()]

let package = Package(
  name: "gnista",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Gnista", targets: ["Gnista"]),
    .library(name: "GnistaTestSupport", targets: ["GnistaTestSupport"]),
    .executable(name: "gnista", targets: ["GnistaMain"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    // The network stack: only GnistaSpark and what stands above it may use these.
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
    .package(url: "https://github.com/grpc/grpc-swift-2", from: "2.4.0"),
    .package(url: "https://github.com/grpc/grpc-swift-nio-transport", from: "2.9.0"),
    .package(url: "https://github.com/grpc/grpc-swift-protobuf", from: "2.4.0"),
  ],
  targets: [
    .target(
      name: "GnistaCore",
      dependencies: [.product(name: "Logging", package: "swift-log")],
      swiftSettings: safe),
    .target(
      name: "GnistaKernels",
      dependencies: [.product(name: "RealModule", package: "swift-numerics")],
      swiftSettings: common),
    .target(name: "GnistaRuntime", dependencies: ["GnistaCore"], swiftSettings: safe),
    .target(name: "GnistaFrame", dependencies: ["GnistaCore"], swiftSettings: safe),
    .target(name: "GnistaArrow", dependencies: ["GnistaCore"], swiftSettings: safe),
    .target(
      name: "GnistaML", dependencies: ["GnistaCore", "GnistaFrame", "GnistaKernels"],
      swiftSettings: safe),
    .target(name: "CAllocator"),
    .target(name: "CDuckDB"),
    .target(
      name: "GnistaDuckDB",
      dependencies: ["GnistaCore", "GnistaFrame", "GnistaML", "GnistaRuntime", "CDuckDB", "CAllocator"],
      swiftSettings: common),
    .target(
      name: "Gnista",
      dependencies: ["GnistaCore", "GnistaFrame", "GnistaML", "GnistaDuckDB", "GnistaRuntime"],
      swiftSettings: safe),
    .target(
      name: "GnistaTestSupport", dependencies: ["GnistaCore", "GnistaFrame", "GnistaML"],
      swiftSettings: safe),
    .target(
      name: "GnistaCLI",
      dependencies: [
        "Gnista", "GnistaCore", "GnistaFrame", "GnistaML", "GnistaDuckDB", "GnistaRuntime",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: safe),
    // Made by Scripts/generate-spark-proto.sh; no rule of ours holds in it.
    .target(
      name: "SparkProto",
      dependencies: [
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
        .product(name: "GRPCCore", package: "grpc-swift-2"),
        .product(name: "GRPCProtobuf", package: "grpc-swift-protobuf"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault")]),
    .target(
      name: "GnistaSpark",
      dependencies: [
        "GnistaCore", "GnistaFrame", "GnistaML", "GnistaArrow", "SparkProto",
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
        .product(name: "GRPCCore", package: "grpc-swift-2"),
        .product(name: "GRPCNIOTransportHTTP2Posix", package: "grpc-swift-nio-transport"),
        .product(name: "GRPCProtobuf", package: "grpc-swift-protobuf"),
      ],
      swiftSettings: safe),
    .executableTarget(name: "GnistaMain", dependencies: ["GnistaCLI"], swiftSettings: safe),
    .testTarget(name: "GnistaCoreTests", dependencies: ["GnistaCore"], swiftSettings: common),
    .testTarget(name: "GnistaKernelsTests", dependencies: ["GnistaKernels"], swiftSettings: common),
    .testTarget(
      name: "GnistaRuntimeTests", dependencies: ["GnistaRuntime", "GnistaCore"], swiftSettings: common),
    .testTarget(
      name: "GnistaFrameTests", dependencies: ["GnistaFrame", "GnistaCore"], swiftSettings: common),
    .testTarget(
      name: "GnistaArrowTests", dependencies: ["GnistaArrow", "GnistaCore"], swiftSettings: common),
    .testTarget(
      name: "GnistaMLTests",
      dependencies: [
        "Gnista", "GnistaCore", "GnistaFrame", "GnistaML", "GnistaKernels", "GnistaTestSupport",
      ],
      swiftSettings: common),
    // Programs and function cases with Spark's answers, which run on every engine.
    .target(
      name: "FramePrograms", dependencies: ["GnistaCore", "GnistaFrame"], path: "Tests/FramePrograms",
      swiftSettings: common),
    .testTarget(
      name: "GnistaDuckDBTests",
      dependencies: [
        "FramePrograms", "Gnista", "GnistaCore", "GnistaFrame", "GnistaML", "GnistaDuckDB",
        "GnistaTestSupport",
      ],
      swiftSettings: common),
    .testTarget(
      name: "GnistaCLITests",
      dependencies: [
        "GnistaCLI", "GnistaMain", "GnistaCore", "GnistaFrame", "GnistaML", "GnistaDuckDB", "GnistaRuntime",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: common),
    .testTarget(
      name: "GnistaSparkTests",
      dependencies: [
        "FramePrograms", "GnistaArrow", "GnistaCore", "GnistaFrame", "GnistaML", "GnistaRuntime",
        "GnistaSpark",
        "SparkProto",
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
        .product(name: "GRPCCore", package: "grpc-swift-2"),
        .product(name: "GRPCNIOTransportHTTP2Posix", package: "grpc-swift-nio-transport"),
        .product(name: "GRPCProtobuf", package: "grpc-swift-protobuf"),
      ],
      swiftSettings: common),
    .testTarget(name: "ProjectTests", swiftSettings: common),
  ]
)
