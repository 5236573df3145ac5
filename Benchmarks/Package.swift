// swift-tools-version: 6.2
// A package of its own, so that nobody who uses swift-minidump resolves or builds any of it.

import PackageDescription

let kit = Target.Dependency.product(name: "MinidumpKit", package: "swift-minidump")

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "swift-minidump", path: "..")],
  targets: [
    // What ours is compared with: the same work as plain C does it.
    .target(name: "CheckedLoop"),
    .target(name: "Inputs", dependencies: [kit]),
    // Starts a command and says what it cost; small, so that its own memory does not count.
    .executableTarget(name: "launch"),
    .executableTarget(name: "make-inputs", dependencies: [kit, "Inputs"]),
    .executableTarget(name: "measure", dependencies: [kit, "Inputs", "CheckedLoop"]),
  ],
  swiftLanguageModes: [.v6]
)
