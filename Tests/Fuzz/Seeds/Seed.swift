import Glibc
import Platform
import Support

/// An input to begin with.
struct Seed {
  /// Of its file.
  var name: String
  var bytes: [UInt8]

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  init(_ name: String, _ text: String) {
    self.init(name, Array(text.utf8))
  }
}

/// What the targets begin with: files of `TestData/`, dumps laid by hand, a few texts.
enum Seeds {}

extension FuzzTarget {
  /// Writes the seeds to a folder that is there, each to a file of its own; longer ones than the target
  /// takes are cut.
  func writeSeeds(to folder: String) throws -> Int {
    let seeds = try seeds()
    for seed in seeds {
      let sink = try FileSink(creating: "\(folder)/\(seed.name)")
      try sink.write(Array(seed.bytes.prefix(longestInput)))
    }
    return seeds.count
  }
}
