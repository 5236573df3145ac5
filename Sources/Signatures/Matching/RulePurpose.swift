/// What the rules of a list are for; the raw value is the list's heading in a file.
enum RulePurpose: String, CaseIterable, Sendable {
  /// Functions that are passed over.
  case irrelevant
  /// Functions that are kept, with their callers.
  case prefix
  /// Functions with which a signature begins.
  case sentinel
  /// Functions that run when there is no memory.
  case outOfMemory = "out-of-memory"
  /// Reasons and last errors that say so.
  case outOfMemoryReason = "out-of-memory-reason"
  /// Functions of watchdogs.
  case hang
  /// Annotations that only hangs have.
  case hangAnnotation = "hang-annotation"
  /// Annotations with a message of whoever ended the process.
  case messageAnnotation = "message-annotation"
}
