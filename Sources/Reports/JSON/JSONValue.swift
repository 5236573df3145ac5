/// JSON that someone else wrote: what a dump carries as text, or a file beside it.
package enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// By its text, so that no digit is lost.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// Of members with the same name, the last.
  case object([String: JSONValue])

  package subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  package var text: String? {
    if case .string(let text) = self { text } else { nil }
  }
}
