import MinidumpKit

/// The name the command was called by, which may be that of a link.
enum InvokedName: String {
  /// Breakpad's tool, with its flags.
  case breakpad = "minidump_stackwalk"
  /// rust-minidump's tool, which has no subcommands.
  case rustMinidump = "minidump-stackwalk"

  /// Nil for our own, and any other.
  static let current = InvokedName(
    rawValue: ModuleID.fileName(of: CommandLine.arguments.first ?? ""))
}
