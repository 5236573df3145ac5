import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting
import Testing

@Suite struct ExtendedStateWritingTests {
  @Test(arguments: ByteOrder.allCases)
  func `extended state is read back, with its configuration and without`(order: ByteOrder) throws {
    let avx = ByteView((0..<256).map { UInt8($0) })
    let shadowStack = ByteView((100..<116).map { UInt8($0) })
    let written = ExtendedStateSnapshot(features: [
      .avx: avx, .userShadowStack: shadowStack, .tileConfiguration: ByteView([UInt8](1...64)),
    ])
    let context = ContextSnapshot(
      filled(ContextAMD64()) { $0.contextFlags = [.amd64, .extendedState] },
      extendedState: written)
    for configuration in [written.configuration(), nil] {
      let bytes = ByteView(context.encoded(order))
      let read = try #require(
        ExtendedState(bytes, order, .amd64, configuration: configuration))
      #expect(read.bytes(of: .avx)?.bytes == avx.bytes)
      #expect(read.bytes(of: .userShadowStack)?.bytes == shadowStack.bytes)
      #expect(read.bytes(of: .tileConfiguration)?.bytes == [UInt8](1...64))
    }
    #expect(written.configuration().contextByteCount == UInt32(context.encoded(order).count))
  }
}
