public import MinidumpFormat

/// The machine and its operating system.
public struct SystemInfoSnapshot: Sendable {
  /// Everything but where the service pack lies, which the writer fills in.
  public var record: SystemInfoRecord
  /// Windows: the service pack; Linux: what `uname -a` says, from which readers take the version;
  /// nil for none.
  public var servicePack: String?

  public init(record: SystemInfoRecord, servicePack: String? = nil) {
    self.record = record
    self.servicePack = servicePack
  }
}
