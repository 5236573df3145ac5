/// What the text files of Linux in a dump tell of the process and its machine.
public enum LinuxFacts {
  /// The process's number, of `/proc/self/status`.
  public static func processID(status: String) -> UInt32? {
    LinuxFields.proc(status).first { $0.key == "Pid" }.flatMap { UInt32($0.value) }
  }

  /// The version of the first CPU's microcode, of `/proc/cpuinfo`.
  public static func microcodeVersion(cpuInfo: String) -> UInt64? {
    LinuxFields.proc(cpuInfo).first { $0.key == "microcode" }.flatMap { field in
      field.value.hasPrefix("0x") ? UInt64(field.value.dropFirst(2), radix: 16) : nil
    }
  }
}

extension LinuxRelease {
  /// Reads `/etc/lsb-release` or `/etc/os-release`; of several lines for a field the last counts.
  public init(text: String) {
    self.init()
    for (key, value) in LinuxFields.shell(text) {
      if let field = Self.fields[key] { self[keyPath: field] = value }
    }
  }

  private static var fields: [String: WritableKeyPath<LinuxRelease, String>] {
    [
      "DISTRIB_ID": \.id, "ID": \.id,
      "DISTRIB_RELEASE": \.release, "VERSION_ID": \.release,
      "DISTRIB_CODENAME": \.codename, "VERSION_CODENAME": \.codename,
      "DISTRIB_DESCRIPTION": \.description, "PRETTY_NAME": \.description,
    ]
  }
}
