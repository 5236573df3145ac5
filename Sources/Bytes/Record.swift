/// A structure as it lies in a file: its fields, stated once, in file order.
///
/// Reading, writing and measuring are visitors that are shown the same fields, so they cannot
/// disagree. A record's layout has no gaps but the ones it states with ``FieldVisitor/padding(_:)``.
public protocol Record: Equatable, Sendable {
  /// A record of zeros.
  init()

  /// Shows each field to `visitor`, in file order, whatever the fields hold.
  mutating func visitFields(_ visitor: inout some FieldVisitor)
}

extension Record {
  /// How many bytes the record takes in a file.
  @inlinable
  public static var byteCount: Int {
    var record = Self()
    var measure = FieldMeasure()
    record.visitFields(&measure)
    return measure.byteCount
  }
}

/// Someone who is shown the fields of records: a reader, a writer, a measure.
public protocol FieldVisitor {
  /// A number that takes as many bytes in the file as its type has, aligned or not.
  mutating func visit<T: FixedWidthInteger & BitwiseCopyable>(_ field: inout T)

  /// Bytes between two fields that mean nothing: passed over on reading, zero on writing.
  mutating func padding(_ byteCount: Int)
}

extension FieldVisitor {
  /// A record inside a record.
  @inlinable
  public mutating func visit<R: Record>(_ field: inout R) {
    field.visitFields(&self)
  }

  /// A number with named values.
  @inlinable
  public mutating func visit<Code: OpenCode>(_ field: inout Code) {
    var raw = field.rawValue
    visit(&raw)
    field = Code(rawValue: raw)
  }

  /// An array of numbers of fixed length.
  @inlinable
  public mutating func visit<let count: Int, T: FixedWidthInteger & BitwiseCopyable>(
    _ field: inout FixedArray<count, T>
  ) {
    for index in 0..<count {
      visit(&field[index])
    }
  }

  /// An array of records of fixed length.
  @inlinable
  public mutating func visit<let count: Int, R: Record>(_ field: inout FixedArray<count, R>) {
    for index in 0..<count {
      field[index].visitFields(&self)
    }
  }
}

/// Adds up how many bytes a record's fields take.
public struct FieldMeasure: FieldVisitor {
  /// Of the fields shown so far, padding included.
  public private(set) var byteCount = 0

  public init() {}

  @inlinable
  public mutating func visit<T: FixedWidthInteger & BitwiseCopyable>(_ field: inout T) {
    add(MemoryLayout<T>.size)
  }

  @inlinable
  public mutating func padding(_ byteCount: Int) {
    add(byteCount)
  }

  @usableFromInline
  mutating func add(_ count: Int) {
    byteCount += count
  }
}

/// Fills a record's fields from bytes; a field past their end keeps its value.
@safe
public struct FieldReader: FieldVisitor {
  @usableFromInline nonisolated(unsafe) var position: UnsafeRawPointer
  @usableFromInline var remaining: Int
  @usableFromInline let order: ByteOrder

  /// A reader of the bytes at `base`, which must stay readable for as long as it is used.
  @unsafe @inlinable
  public init(base: UnsafeRawPointer, byteCount: Int, order: ByteOrder) {
    unsafe position = base
    remaining = byteCount
    self.order = order
  }

  @inlinable
  public mutating func visit<T: FixedWidthInteger & BitwiseCopyable>(_ field: inout T) {
    guard MemoryLayout<T>.size <= remaining else {
      remaining = 0
      return
    }
    field = order.value(of: unsafe position.loadUnaligned(as: T.self))
    padding(MemoryLayout<T>.size)
  }

  @inlinable
  public mutating func padding(_ byteCount: Int) {
    let step = min(byteCount, remaining)
    unsafe position += step
    remaining -= step
  }
}
