/// The files of rules in the folder `Rules`, as they were when the library was built.
enum BuiltInRules {
  /// In the order in which their rules count.
  static let files: [(name: String, text: String)] = [
    ("Reports", String(decoding: PackageResources.Reports_rules, as: UTF8.self)),
    ("Swift", String(decoding: PackageResources.Swift_rules, as: UTF8.self)),
    ("Rust", String(decoding: PackageResources.Rust_rules, as: UTF8.self)),
    ("Windows", String(decoding: PackageResources.Windows_rules, as: UTF8.self)),
    ("Apple", String(decoding: PackageResources.Apple_rules, as: UTF8.self)),
    ("Linux", String(decoding: PackageResources.Linux_rules, as: UTF8.self)),
  ]
}
