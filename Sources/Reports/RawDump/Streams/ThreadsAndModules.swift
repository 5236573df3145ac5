import Bytes
import MinidumpFormat
import MinidumpReading

extension ThreadList: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.list("threads", self) { output, thread in
      output.fields(of: thread.record)
      output.bytes("stackBytes", thread.stack)
      output.context("registers", thread.contextBytes)
    }
  }
}

extension ThreadNames: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.list("names", records) { $0.fields(of: $1) }
  }
}

extension ModuleList: DescribedStream {
  static let recordTypes: [any Record.Type] = [
    CodeViewPDB70Record.self, CodeViewPDB20Record.self, CodeViewBuildIDRecord.self,
  ]

  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.modules(self)
  }
}

extension RawOutput {
  mutating func modules(_ modules: some Sequence<Minidump.Module>) {
    list("modules", modules) { output, module in
      output.fields(of: module.record)
      output.value("versionString", module.versionString)
      output.codeView(module)
      output.bytes("miscellaneousBytes", output.dump.bytes(at: module.record.miscellaneous))
    }
  }

  /// What the CodeView record of a module says.
  private mutating func codeView(_ module: Minidump.Module) {
    let view = module.codeViewBytes
    guard let codeView = module.codeView, allowance.affords(view.byteCount) else {
      return bytes("codeViewBytes", view)
    }
    switch codeView {
    case .pdb70(_, _, let name):
      record("codeViewRecord", CodeViewPDB70Record.self, in: view)
      value("pdbName", name)
    case .pdb20(_, _, let name):
      record("codeViewRecord", CodeViewPDB20Record.self, in: view)
      value("pdbName", name)
    case .elfBuildID(let bytes):
      record("codeViewRecord", CodeViewBuildIDRecord.self, in: view)
      value("buildID", .digits(bytes))
    case .unreadable:
      bytes("codeViewBytes", view)
    }
  }
}

extension UnloadedModuleList: DescribedStream {
  static let recordTypes: [any Record.Type] = [UnloadedModuleListHeader.self]

  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.record("list", UnloadedModuleListHeader.self, in: view)
    output.list("modules", records) { $0.fields(of: $1) }
  }
}

extension ExceptionStream: DescribedStream {
  func describe(_ view: ByteView, to output: inout RawOutput) {
    output.fields(of: record)
    output.context("registers", contextBytes)
  }
}

extension RawOutput {
  /// Every register of a context, or its bytes where no CPU's fits.
  mutating func context(_ name: String, _ view: ByteView) {
    references.note(view, in: dump)
    guard !view.isEmpty else { return }
    guard allowance.affords(view.byteCount) else { return }
    do {
      let context = try CPUContext(view, dump.byteOrder, architecture)
      object(name) { $0.registers(of: context, view) }
    } catch {
      note(error)
      bytes(name + "Bytes", view)
    }
  }

  private mutating func registers(of context: CPUContext, _ view: ByteView) {
    // An enumeration with one record in each case.
    guard let registers = Mirror(reflecting: context).children.first,
      let record = registers.value as? any Record
    else { return bytes("contents", view) }
    value("context", registers.label)
    fields(of: record)
    let state = ExtendedState(
      view, dump.byteOrder, architecture, configuration: extendedStateConfiguration)
    if let state { object("extendedState") { $0.features(of: state) } }
    bytes("moreState", view.clampedSlice(at: UInt64(type(of: record).byteCount)))
  }

  /// The registers that XSAVE keeps behind a context.
  private mutating func features(of state: ExtendedState) {
    fields(of: state.header)
    numbers("ymmUpperHalves", state.ymmUpperHalves)
    numbers("opmasks", state.opmasks)
    numbers("zmmUpperHalves", state.zmmUpperHalves)
    numbers("upperZMMRegisters", state.upperZMMRegisters)
    value("protectionKeys", state.protectionKeys)
    value("shadowStackControl", state.shadowStackControl)
    value("shadowStackPointer", state.shadowStackPointer)
  }

  private mutating func numbers(_ name: String, _ numbers: [some FixedWidthInteger]?) {
    if let numbers { value(name, .numbers(numbers.map { RawNumber($0) })) }
  }
}
