package import Bytes

/// A tree of sorted entries in an index file: 24 bytes.
package struct IndexTreeRecord: Record {
  /// Of its first leaf.
  package var offset: UInt64 = 0
  package var entryCount: UInt64 = 0
  /// Of the node all others are proven by.
  package var rootHash: UInt64 = 0

  package init() {}

  package mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&offset)
    visitor.visit(&entryCount)
    visitor.visit(&rootHash)
  }
}
