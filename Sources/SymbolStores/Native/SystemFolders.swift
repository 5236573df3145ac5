/// Where systems keep programs and libraries.
enum SystemFolders {
  /// Debian keeps the libraries of each CPU in a folder of their own; those that boot needs lie in
  /// `/lib`, which links to `/usr/lib` on a running system, but not in a package's contents.
  static let libraries =
    ["/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib"]
    + ["/usr/lib/", "/lib/"].flatMap { folder in triplets.map { folder + $0 } }

  /// With those of programs.
  static let all = libraries + ["/usr/bin", "/usr/sbin"]

  /// Where a file may lie as well: `/lib` links to `/usr/lib`, and a process may know it by either.
  ///
  /// - Parameter path: without the slash in front.
  static func otherPath(of path: String) -> [String] {
    if path.hasPrefix("usr/") { return [String(path.dropFirst(4))] }
    let merged = ["lib/", "lib64/", "bin/", "sbin/"].contains { path.hasPrefix($0) }
    return merged ? ["usr/" + path] : []
  }

  private static let triplets = [
    "x86_64-linux-gnu", "i386-linux-gnu", "aarch64-linux-gnu", "arm-linux-gnueabihf",
    "riscv64-linux-gnu", "powerpc64le-linux-gnu", "mipsel-linux-gnu", "mips64el-linux-gnuabi64",
  ]
}
