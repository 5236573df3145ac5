import Support

extension Seeds {
  /// A small dump in every container, and the microdumps of `TestData/`, one in UTF-16, too.
  @Sendable static func containers() throws -> [Seed] {
    let dump = try Fixture.bytes("linux-arm-null.dmp")
    let form = Packed.multipart([
      .field("prod", "Electron"), .field("note__1", "a"), .file("upload_file_minidump", dump),
    ])
    let text = String(decoding: try Fixture.bytes("linux-arm-null.microdump"), as: UTF8.self)
    let names = [
      "Containers/linux-arm-null.dmp.zst", "Containers/linux-arm-null.dmp.xz",
      "linux-arm-null.microdump", "linux-amd64-inlined.microdump",
    ]
    return [
      Seed("gzip", Packed.gzip(dump)), Seed("zstd", Packed.zstd(dump)), Seed("form", form),
      Seed("nested", Packed.gzip(form)), Seed("utf-16", UTF16Text.bytes("\u{feff}" + text)),
    ] + (try names.map { Seed($0.replacing("/", with: "-"), try Fixture.bytes($0)) })
  }
}
