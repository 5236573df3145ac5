extension DWARFCursor {
  /// The value of an attribute.
  public mutating func value(
    _ specification: AttributeSpecification, _ encoding: UnitEncoding
  ) -> AttributeValue {
    var form = specification.form
    if form == .indirect { form = indirectForm() }
    if form == .implicitConstant {
      return AttributeValue(form: form, number: UInt64(bitPattern: specification.constant))
    }
    return value(form, encoding)
  }

  /// The form that the value itself names; one that names another form breaks the cursor.
  private mutating func indirectForm() -> DWARFForm {
    let form = DWARFForm(rawValue: UInt16(truncatingIfNeeded: unsignedLEB()))
    if form == .indirect || form == .implicitConstant { fail() }
    return form
  }

  private mutating func value(_ form: DWARFForm, _ encoding: UnitEncoding) -> AttributeValue {
    switch form {
    case .data1, .flag, .reference1, .stringIndex1, .addressIndex1:
      return AttributeValue(form: form, number: UInt64(number(UInt8.self)))
    case .data2, .reference2, .stringIndex2, .addressIndex2:
      return AttributeValue(form: form, number: UInt64(number(UInt16.self)))
    case .data4, .reference4, .stringIndex4, .addressIndex4, .supplementaryReference4:
      return AttributeValue(form: form, number: UInt64(number(UInt32.self)))
    case .data8, .reference8, .referenceSignature, .supplementaryReference8:
      return AttributeValue(form: form, number: number(UInt64.self))
    case .stringIndex3, .addressIndex3: return AttributeValue(form: form, number: number3())
    case .flagPresent: return AttributeValue(form: form, number: 1)
    case .signedData:
      return AttributeValue(form: form, number: UInt64(bitPattern: signedLEB()))
    default: return variableValue(form, encoding)
    }
  }

  private mutating func variableValue(
    _ form: DWARFForm, _ encoding: UnitEncoding
  ) -> AttributeValue {
    switch SkipStep.tail(of: form) {
    case .leb: return AttributeValue(form: form, number: unsignedLEB())
    case .string:
      let start = UInt64(offset)
      skipTerminated()
      return AttributeValue(form: form, number: start)
    case .block1: return blockValue(form, UInt64(number(UInt8.self)))
    case .block2: return blockValue(form, UInt64(number(UInt16.self)))
    case .block4: return blockValue(form, UInt64(number(UInt32.self)))
    case .block: return blockValue(form, unsignedLEB())
    case .nothing, .indirect, .unknown: return fixedValue(form, encoding)
    }
  }

  private mutating func blockValue(_ form: DWARFForm, _ byteCount: UInt64) -> AttributeValue {
    let start = UInt64(offset)
    skip(byteCount)
    return AttributeValue(form: form, number: start, byteCount: byteCount)
  }

  /// Addresses and offsets, whose size the unit says; an unknown form breaks the cursor.
  private mutating func fixedValue(_ form: DWARFForm, _ encoding: UnitEncoding) -> AttributeValue {
    switch encoding.fixedByteCount(of: form) {
    case 16: return blockValue(form, 16)
    case let byteCount?: return AttributeValue(form: form, number: number(byteCount: byteCount))
    case nil:
      fail()
      return AttributeValue(form: form, number: 0)
    }
  }

  /// Passes over the value of an attribute.
  @inline(__always)
  mutating func skip(_ step: SkipStep, _ encoding: UnitEncoding) {
    skip(UInt64(step.byteCount))
    switch step.tail {
    case .nothing: return
    case .leb: skipLEB()
    case .string: skipTerminated()
    case .block1: skip(UInt64(number(UInt8.self)))
    case .block: skip(unsignedLEB())
    default: skipRare(step.tail, encoding)
    }
  }

  private mutating func skipRare(_ tail: SkipStep.Tail, _ encoding: UnitEncoding) {
    switch tail {
    case .block2: skip(UInt64(number(UInt16.self)))
    case .block4: skip(UInt64(number(UInt32.self)))
    case .indirect: _ = value(indirectForm(), encoding)
    default: fail()
    }
  }
}
