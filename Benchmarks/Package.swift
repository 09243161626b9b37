// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "gnista-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "gnista", path: "..")],
  targets: [
    .executableTarget(
      name: "GnistaBenchmarks",
      dependencies: [.product(name: "Gnista", package: "gnista")],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ])
  ]
)
