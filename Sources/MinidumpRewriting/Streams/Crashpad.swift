import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpWriting

extension StreamTransfer {
  static let crashpadInfo = StreamTransfer(type: .crashpadInfo) { snapshot throws(MinidumpError) in
    snapshot.crashpad = try snapshot.stream(CrashpadInfo.self).map(CrashpadSnapshot.init)
    snapshot.noteTail(of: .crashpadInfo, behind: CrashpadInfoWithMaskRecord.byteCount)
  }
}

extension CrashpadSnapshot {
  fileprivate init(_ info: CrashpadInfo) {
    self.init(
      reportID: info.reportID, clientID: info.clientID,
      simpleAnnotations: info.simpleAnnotations.map(SimpleAnnotation.init),
      modules: info.modules.map(Module.init), addressMask: info.addressMask)
    version = info.record.version
  }
}

extension CrashpadSnapshot.Module {
  fileprivate init(_ module: CrashpadInfo.Module) {
    self.init(
      moduleIndex: module.moduleIndex, listAnnotations: module.listAnnotations,
      simpleAnnotations: module.simpleAnnotations.map(CrashpadSnapshot.SimpleAnnotation.init),
      annotationObjects: module.annotationObjects.map {
        CrashpadSnapshot.Annotation(name: $0.name, type: $0.type, value: ByteView($0.value))
      })
    version = module.version
  }
}

extension CrashpadSnapshot.SimpleAnnotation {
  fileprivate init(_ annotation: CrashpadInfo.Annotation) {
    self.init(annotation.key, annotation.value)
  }
}
