import Bytes
import Foundation
import Platform
import Testing

@Suite struct UnpublishedFileTests {
  /// Runs `body` with the path of a new folder.
  func withFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "/UnpublishedFileTests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
  }

  func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test func `nothing is to be seen before the file is published`() throws {
    try withFolder { folder in
      let file = try UnpublishedFile(publishingAs: folder + "/a.dmp")
      try file.append(ByteView(Array("MDMP".utf8)))
      #expect(try !names(in: folder).contains("a.dmp"))
      try file.publish()
      #expect(try names(in: folder) == ["a.dmp"])
      #expect(try text(folder + "/a.dmp") == "MDMP")
    }
  }

  @Test func `what is not published leaves nothing, and what was there as it was`() throws {
    try withFolder { folder in
      try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/a.dmp"))
      do {
        let file = try UnpublishedFile(publishingAs: folder + "/a.dmp")
        try file.append(ByteView(Array("new".utf8)))
      }
      #expect(try names(in: folder) == ["a.dmp"])
      #expect(try text(folder + "/a.dmp") == "old")
    }
  }

  @Test func `a published file takes the place of one of its name`() throws {
    try withFolder { folder in
      try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/a.dmp"))
      let file = try UnpublishedFile(publishingAs: folder + "/a.dmp")
      try file.append(ByteView(Array("new".utf8)))
      try file.publish()
      #expect(try names(in: folder) == ["a.dmp"])
      #expect(try text(folder + "/a.dmp") == "new")
    }
  }

  @Test func `behind a link, the file it leads to is replaced`() throws {
    try withFolder { folder in
      try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/a.dmp"))
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: "a.dmp")
      let file = try UnpublishedFile(publishingAs: folder + "/link")
      try file.append(ByteView(Array("new".utf8)))
      try file.publish()
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "a.dmp")
      #expect(try text(folder + "/a.dmp") == "new")
    }
  }

  @Test(arguments: ["a.dmp", "../{}/a.dmp", "other"])
  func `behind a link to where nothing is yet, the file is made`(target: String) throws {
    try withFolder { folder in
      let target = target.replacing("{}", with: folder.split(separator: "/").last ?? "")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: target)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/other", withDestinationPath: "\(folder)/a.dmp")
      let file = try UnpublishedFile(publishingAs: folder + "/link")
      try file.append(ByteView(Array("new".utf8)))
      try file.publish()
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == target)
      #expect(try text(folder + "/a.dmp") == "new")
    }
  }

  @Test func `a folder that is not there is an error that names the path`() throws {
    let error = #expect(throws: FileError.self) {
      try UnpublishedFile(publishingAs: "/nowhere/at/all/a.dmp")
    }
    #expect(error?.description.contains("/nowhere/at/all/a.dmp") == true)
  }
}
