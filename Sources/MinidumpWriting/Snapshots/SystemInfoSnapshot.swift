public import MinidumpFormat

/// The machine and its operating system.
public struct SystemInfoSnapshot: Sendable {
  /// Everything but where the service pack lies, which the writer fills in.
  public var record: SystemInfoRecord
  /// Windows: the service pack; Linux: what `uname -a` says, from which readers take the version;
  /// nil for none.
  public var servicePack: String?
  /// What Wine puts behind the stream; nil for none.
  public var wine: WineSystemInfoSnapshot?

  public init(
    record: SystemInfoRecord, servicePack: String? = nil, wine: WineSystemInfoSnapshot? = nil
  ) {
    self.record = record
    self.servicePack = servicePack
    self.wine = wine
  }
}
