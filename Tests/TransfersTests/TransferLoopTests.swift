import Fetching
import Foundation
import Platform
import Support
import Testing

@testable import Transfers

/// Everything a server may do, asked for at once.
@Suite(.enabled(if: WebServer.isThere)) struct TransferLoopTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "transfers-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private static let text = "MODULE Linux x86_64 0 a\n"

  /// What became of the paths, each asked for in order.
  private func events(
    of urls: [String], limits: FetchLimits, environment: [String: String] = [:]
  ) throws -> [FetchEvent] {
    let (ours, theirs) = try LineSocket.pair()
    let isStarted = BackgroundThread.run {
      TransferLoop(input: theirs, output: theirs) { environment[$0] }?.run()
      close(theirs)
    }
    try #require(isStarted)
    for (index, url) in urls.enumerated() {
      let request = FetchRequest(url: url, path: "\(folder)/\(index).part", limits: limits)
      try ours.send(request.line(number: index).text)
    }
    var done: [Int: FetchEvent] = [:]
    ours.readLines { text in
      guard let line = FetchLine(parsing: text), let event = FetchEvent(line), event.isEnd else {
        return
      }
      done[line.number("number") ?? -1] = event
      if done.count == urls.count { ours.endSending() }
    }
    return urls.indices.map { done[$0] ?? .failed(reason: "nothing was told") }
  }

  private func file(_ index: Int) -> String? {
    FileManager.default.contents(atPath: "\(folder)/\(index).part").map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private var quick: FetchLimits {
    var limits = FetchLimits()
    limits.byteCount = 1 << 20
    limits.stallMilliseconds = 1000
    limits.pauseMilliseconds = 10
    return limits
  }

  @Test func `a file is had through whatever passes`() throws {
    try Self.text.write(toFile: folder + "/a.sym", atomically: true, encoding: .utf8)
    let server = try WebServer(serving: folder)
    defer { withExtendedLifetime(server) {} }
    let paths = [
      "a.sym", "redirect/a.sym", "busy/2/a.sym", "limit/1/a.sym", "cut/1/a.sym", "unsized/a.sym",
      "slow/a.sym",
    ]
    let events = try events(of: paths.map { server.url + "/" + $0 }, limits: quick)
    for (index, path) in paths.enumerated() {
      #expect(events[index] == .file(byteCount: Self.text.utf8.count), "\(path)")
      #expect(file(index) == Self.text, "\(path)")
    }
    #expect(server.requests.filter { $0.hasPrefix("/busy") }.count == 3)
  }

  @Test func `what is not to be had is told, and leaves no file`() throws {
    try Self.text.write(toFile: folder + "/a.sym", atomically: true, encoding: .utf8)
    let server = try WebServer(serving: folder)
    defer { withExtendedLifetime(server) {} }
    let expected: [(String, FetchEvent)] = [
      ("none", .absent(status: 404)),
      ("forbidden/a", .failed(reason: "the server answered 403 Forbidden")),
      (
        "broken/a",
        .failed(
          reason: "the server answered 500 Internal Server Error (4 attempts)", isUnanswered: true)
      ),
      (
        "later/a",
        .failed(
          reason: "the server answered 429 Too Many Requests, and to come back in 3600 s",
          isUnanswered: true)
      ),
      ("huge/a", .failed(reason: "it has more than 1048576 bytes")),
      ("loop/a", .failed(reason: "Maximum (5) redirects followed")),
      (
        "elsewhere/etc/passwd",
        .failed(reason: #"Protocol "file" not supported or disabled in libcurl"#)
      ),
    ]
    let events = try events(of: expected.map { server.url + "/" + $0.0 }, limits: quick)
    for (index, (path, event)) in expected.enumerated() {
      #expect(events[index] == event, "\(path)")
      #expect(file(index) == nil, "\(path)")
    }
  }

  @Test func `a server that stalls or breaks off is given up`() throws {
    try Self.text.write(toFile: folder + "/a.sym", atomically: true, encoding: .utf8)
    let server = try WebServer(serving: folder)
    defer { withExtendedLifetime(server) {} }
    let urls = ["\(server.url)/stall/a.sym", "\(server.url)/cut/9/a.sym", "http://127.0.0.1:1/a"]
    for (index, event) in try events(of: urls, limits: quick).enumerated() {
      guard case .failed(_, isUnanswered: true) = event else {
        Issue.record("\(urls[index]): \(event)")
        continue
      }
      #expect(file(index) == nil)
    }
  }

  @Test func `a download ends when its time is over`() throws {
    try String(repeating: "x", count: 600)
      .write(toFile: folder + "/a.sym", atomically: true, encoding: .utf8)
    let server = try WebServer(serving: folder)
    defer { withExtendedLifetime(server) {} }
    var limits = quick
    limits.totalMilliseconds = 500
    let start = ContinuousClock().now
    guard
      case .failed(_, isUnanswered: true)? = try events(
        of: ["\(server.url)/slow/a.sym"], limits: limits
      ).first
    else {
      Issue.record("had it")
      return
    }
    #expect(ContinuousClock().now - start < .seconds(10))
    #expect(file(0) == nil)
  }

  @Test func `only http and https are spoken, and no file is written over`() throws {
    let there = folder + "/0.part"
    try "mine".write(toFile: there, atomically: true, encoding: .utf8)
    let server = try WebServer(serving: folder)
    defer { withExtendedLifetime(server) {} }
    let events = try events(
      of: ["\(server.url)/0.part", "file:///etc/passwd", "not a URL"], limits: quick)
    for event in events {
      guard case .failed(_, isUnanswered: false) = event else {
        Issue.record("\(event)")
        continue
      }
    }
    #expect(file(0) == "mine")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")))
  func `a certificate of an authority that is named is believed, and no other`() throws {
    try Self.text.write(toFile: folder + "/a.sym", atomically: true, encoding: .utf8)
    let certificate = try certificate()
    let server = try WebServer(serving: folder, certificate: certificate)
    defer { withExtendedLifetime(server) {} }
    let urls = ["\(server.url)/a.sym"]
    guard case .failed(let reason, _)? = try events(of: urls, limits: quick).first else {
      Issue.record("believed")
      return
    }
    #expect(reason.contains("certificate"))
    let believed = try events(
      of: urls, limits: quick, environment: ["CURL_CA_BUNDLE": certificate])
    #expect(believed == [.file(byteCount: Self.text.utf8.count)])
  }

  /// A certificate for 127.0.0.1, signed by itself, with its key.
  private func certificate() throws -> String {
    let (key, path) = (folder + "/key.pem", folder + "/certificate.pem")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = [
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", path, "-days", "2",
      "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let text = try String(contentsOfFile: key, encoding: .utf8)
    let both = try text + String(contentsOfFile: path, encoding: .utf8)
    try both.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }
}
