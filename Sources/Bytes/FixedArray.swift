/// An array whose length is part of its type, stored in place: a C array inside a structure.
public struct FixedArray<let count: Int, Element: Equatable & Sendable>: Sendable {
  @usableFromInline var elements: InlineArray<count, Element>

  @inlinable
  public init(repeating element: Element) {
    elements = InlineArray(repeating: element)
  }

  /// The element at `index`, which must lie in `indices`.
  @inlinable
  public subscript(index: Int) -> Element {
    get { elements[index] }
    set { elements[index] = newValue }
  }

  @inlinable
  public var indices: Range<Int> { 0..<count }

  /// The elements as an ordinary array.
  public var array: [Element] { indices.map { elements[$0] } }

  /// Takes over as many of `source` as fit; the rest of the array keeps its elements.
  public mutating func fill(from source: some Sequence<Element>) {
    for (index, element) in zip(indices, source) {
      elements[index] = element
    }
  }
}

extension FixedArray: Equatable {
  public static func == (left: Self, right: Self) -> Bool {
    left.indices.allSatisfy { left.elements[$0] == right.elements[$0] }
  }
}

extension FixedArray: CustomStringConvertible {
  public var description: String { array.description }
}
