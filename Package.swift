// swift-tools-version: 6.2
// The rooms of the house and the stairs between them: Docs/Architecture.md.

import PackageDescription

let settings: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room: a library target with one purpose, and the rooms on lower floors that it may import.
func room(_ name: String, imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: settings)
}

/// The tests of a room.
func tests(of room: String, imports: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: room + "Tests",
    dependencies: [.byName(name: room), "Support"] + imports,
    swiftSettings: [
      .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
    ])
}

let package = Package(
  name: "swift-minidump",
  products: [
    .library(name: "MinidumpKit", targets: ["MinidumpKit"]),
    .executable(name: "dump-stackwalk", targets: ["dump-stackwalk"]),
    .executable(name: "dump-syms", targets: ["dump-syms"]),
    .executable(name: "symbol-fetch", targets: ["symbol-fetch"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // Floor 0
    room("Bytes"),
    // By its archive's name, so that the tool needs no capstone beside it and starts no slower.
    .target(name: "CCapstone", linkerSettings: [.linkedLibrary(":libcapstone.a")]),
    // By its archive's name: of the whole library, one object is linked.
    .target(name: "CDemangle", linkerSettings: [.linkedLibrary(":libiberty.a")]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // Their module maps name the archives, so that the tool starts no slower.
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CLzma", providers: [.apt(["liblzma-dev"])]),

    // Linked dynamically, and only with the door that downloads.
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    room("Fetching"),

    // Floor 1
    room("Platform", imports: ["Bytes", "CZlib", "CZstd", "CLzma"]),
    room("MinidumpFormat", imports: ["Bytes"]),
    room("Symbols"),
    room("IndexFiles", imports: ["Bytes"]),
    room("DWARF", imports: ["Bytes"]),
    room("Instructions", imports: ["CCapstone"]),
    room("Demangling", imports: ["Bytes", "CDemangle"]),

    // Floor 2
    room("MinidumpReading", imports: ["Bytes", "MinidumpFormat"]),
    room("MinidumpWriting", imports: ["Bytes", "MinidumpFormat"]),
    room("ELF", imports: ["Bytes", "Platform"]),
    room("BreakpadSymbols", imports: ["Bytes", "Symbols", "IndexFiles"]),
    room("Unwinding", imports: ["Symbols"]),

    .target(
      name: "Signatures", dependencies: ["Demangling"],
      resources: ["Apple", "Go", "Linux", "Reports", "Rust", "Swift", "Windows"].map {
        .embedInCode("Rules/\($0).rules")
      },
      swiftSettings: settings),

    room("Transfers", imports: ["CCurl", "Fetching", "Platform"]),

    // Floor 3
    room(
      "NativeSymbols",
      imports: ["Bytes", "Platform", "Symbols", "IndexFiles", "Demangling", "ELF", "DWARF"]),
    room(
      "MinidumpRewriting",
      imports: ["Bytes", "MinidumpFormat", "MinidumpReading", "MinidumpWriting"]),
    room("Microdumps", imports: ["Bytes", "MinidumpFormat", "MinidumpWriting"]),

    // Floor 4
    room(
      "Processing",
      imports: [
        "Bytes", "Instructions", "MinidumpFormat", "MinidumpReading", "Symbols", "BreakpadSymbols",
        "NativeSymbols", "Unwinding", "Signatures", "Demangling",
      ]),
    room(
      "SymbolStores",
      imports: [
        "Bytes", "Platform", "Fetching", "Symbols", "IndexFiles", "BreakpadSymbols", "ELF", "DWARF",
        "NativeSymbols",
      ]),
    room(
      "SymbolDumping",
      imports: [
        "Bytes", "Platform", "Symbols", "BreakpadSymbols", "Unwinding", "ELF", "DWARF",
        "NativeSymbols",
      ]),

    // Floor 5
    room(
      "Containers",
      imports: [
        "Bytes", "Platform", "MinidumpReading", "MinidumpWriting", "Microdumps", "Processing",
      ]),
    room(
      "Reports",
      imports: [
        "Bytes", "MinidumpFormat", "MinidumpReading", "Symbols", "Unwinding", "Processing",
        "Signatures",
      ]),
    room(
      "MinidumpKit",
      imports: [
        "Bytes", "Platform", "MinidumpFormat", "MinidumpReading", "MinidumpWriting",
        "MinidumpRewriting", "Symbols", "BreakpadSymbols", "Unwinding", "Processing",
        "Fetching", "SymbolStores", "SymbolDumping", "Microdumps", "Containers", "Reports", "ELF",
        "DWARF", "NativeSymbols", "Demangling", "Signatures",
      ]),

    room("ShellCompletions", imports: ["Reports"]),

    // Doors
    .executableTarget(
      name: "dump-stackwalk",
      dependencies: [
        "MinidumpKit", "ShellCompletions",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .executableTarget(
      name: "dump-syms",
      dependencies: [
        "MinidumpKit", "ShellCompletions",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "symbol-fetch", dependencies: ["Transfers"], swiftSettings: settings),

    // Tests
    .target(name: "Support", path: "Tests/Support", exclude: ["web-server.py"]),
    .executableTarget(
      name: "robustness-check", dependencies: ["MinidumpKit", "Support"], path: "Tests/Robustness"),
    tests(of: "Bytes"),
    tests(of: "Platform", imports: ["Bytes"]),
    tests(of: "Symbols"),
    tests(of: "Instructions"),
    tests(of: "Demangling", imports: ["Bytes"]),
    tests(of: "MinidumpFormat", imports: ["Bytes"]),
    tests(of: "MinidumpReading", imports: ["Bytes", "Platform", "MinidumpFormat"]),
    tests(
      of: "MinidumpWriting",
      imports: ["Bytes", "Platform", "MinidumpFormat", "MinidumpReading"]),
    tests(
      of: "MinidumpRewriting",
      imports: ["Bytes", "Platform", "MinidumpFormat", "MinidumpReading", "MinidumpWriting"]),
    tests(of: "ELF", imports: ["Bytes", "Platform"]),
    tests(of: "IndexFiles", imports: ["Bytes"]),
    tests(of: "BreakpadSymbols", imports: ["Bytes", "Symbols", "IndexFiles"]),
    tests(of: "DWARF", imports: ["Bytes"]),
    tests(
      of: "NativeSymbols",
      imports: ["Bytes", "Platform", "Symbols", "IndexFiles", "ELF", "DWARF"]),
    tests(of: "Unwinding", imports: ["Symbols"]),
    tests(of: "Signatures"),
    tests(
      of: "Processing",
      imports: [
        "Bytes", "Instructions", "MinidumpFormat", "MinidumpReading", "Symbols", "BreakpadSymbols",
        "Unwinding",
      ]),
    tests(
      of: "SymbolDumping",
      imports: [
        "Bytes", "Platform", "Symbols", "BreakpadSymbols", "ELF", "DWARF", "NativeSymbols",
        "Unwinding",
      ]),
    tests(
      of: "SymbolStores",
      imports: [
        "Bytes", "Platform", "Fetching", "Symbols", "IndexFiles", "BreakpadSymbols", "ELF", "DWARF",
        "NativeSymbols",
      ]),
    tests(
      of: "Reports",
      imports: [
        "Bytes", "MinidumpFormat", "MinidumpReading", "Processing", "Symbols", "Unwinding",
        "Signatures",
      ]),
    tests(
      of: "Microdumps",
      imports: ["Bytes", "Platform", "MinidumpFormat", "MinidumpReading", "MinidumpWriting"]),
    tests(
      of: "Containers",
      imports: ["Bytes", "Platform", "MinidumpReading", "Microdumps", "Processing"]),
    tests(of: "ShellCompletions"),
    .testTarget(name: "DumpSymsTests", dependencies: ["Support", "dump-syms"]),
    .testTarget(
      name: "DumpStackwalkTests",
      dependencies: ["Support", "MinidumpKit", "dump-stackwalk", "symbol-fetch"]),
    tests(of: "Fetching"),
    tests(of: "Transfers", imports: ["Fetching", "Platform"]),
  ],
  swiftLanguageModes: [.v6]
)

// Built only by `make fuzz`: needs libFuzzer to link. Docs/Fuzzing.md.
if Context.environment["MINIDUMP_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Bytes", "Platform", "MinidumpFormat", "Symbols", "IndexFiles", "MinidumpReading",
        "MinidumpWriting", "MinidumpRewriting", "Instructions", "BreakpadSymbols", "Unwinding",
        "Processing",
        "Reports", "Containers", "ELF", "DWARF", "NativeSymbols", "Demangling", "SymbolDumping",
        "Signatures", "Fetching", "SymbolStores", "Support",
      ],
      path: "Tests/Fuzz", exclude: ["Dictionaries"]))
}
