import MinidumpFormat

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

extension LinuxFacts {
  /// The system of a dump whose writer left the CPU's numbers 0, with those of `/proc/cpuinfo`; nil
  /// when they were not left 0.
  ///
  /// LLDB does so. The text gives the numbers of x86 and amd64; of others, only how many there are.
  static func completed(_ system: SystemInfoRecord, cpuInfo: String) -> SystemInfoRecord? {
    guard system.processorCount == 0, system.processorLevel == 0, system.processorRevision == 0
    else { return nil }
    var system = system
    var model: UInt16 = 0
    var stepping: UInt16 = 0
    for (key, value) in LinuxFields.proc(cpuInfo) {
      switch key {
      case "processor": system.processorCount = min(system.processorCount, .max - 1) + 1
      case "cpu family": system.processorLevel = UInt16(value) ?? 0
      case "model": model = UInt16(value) ?? 0
      case "stepping": stepping = UInt16(value) ?? 0
      default: break
      }
    }
    // MINIDUMP_SYSTEM_INFO, ProcessorRevision: the model in the high byte, the stepping in the low.
    system.processorRevision = min(model, 0xff) << 8 | min(stepping, 0xff)
    return system
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
