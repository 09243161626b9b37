// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "FirstModel",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "gnista", path: "../..")],
  targets: [
    .executableTarget(name: "FirstModel", dependencies: [.product(name: "Gnista", package: "gnista")])
  ]
)
