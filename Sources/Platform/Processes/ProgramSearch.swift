#if canImport(Glibc)
  import Glibc
#endif

/// Where the programs are that this one starts.
public enum ProgramSearch {
  /// The path of a program: beside this one, in `places` seen from there, or on the PATH; nil when it
  /// is nowhere.
  ///
  /// - Parameter places: folders relative to this program's: "../libexec".
  public static func path(of name: String, places: [String]) -> String? {
    let own = Folder.outer(of: Folder.resolved("/proc/self/exe"))
    let folders = [own] + places.map { "\(own)/\($0)" }
    let searched = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? ""
    // An empty entry of PATH means the current folder, which strangers may have filled.
    return (folders + searched.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") })
      .map { "\($0)/\(name)" }.first(where: isProgram)
  }

  private static func isProgram(_ path: String) -> Bool {
    guard FileKind(of: path) == .regular else { return false }
    return unsafe access(path, X_OK) == 0
  }
}
