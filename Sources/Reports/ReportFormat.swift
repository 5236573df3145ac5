public import Processing

/// A way of saying a ``ProcessState``.
public protocol ReportFormat: Sendable {
  /// The whole report, in UTF-8.
  func report(_ state: ProcessState) -> [UInt8]
}
