/// The files of rules in the folder `Rules`, as they were when the library was built.
enum BuiltInRules {
  /// In the order in which their rules count.
  static let files: [(name: String, text: [UInt8])] = [
    ("Reports", PackageResources.Reports_rules),
    ("Swift", PackageResources.Swift_rules),
    ("Rust", PackageResources.Rust_rules),
    ("Go", PackageResources.Go_rules),
    ("Windows", PackageResources.Windows_rules),
    ("Apple", PackageResources.Apple_rules),
    ("Linux", PackageResources.Linux_rules),
  ]
}
