import MinidumpFormat
import MinidumpReading
import Symbols

/// What a program told Crashpad about itself, with the modules named that said it.
enum AnnotationConclusions {
  static func annotations(
    _ info: CrashpadInfo?, in reader: inout StreamReader
  ) -> CrashAnnotations {
    var annotations = CrashAnnotations()
    guard let info else { return annotations }
    annotations.reportID = identifier(info.reportID)
    annotations.clientID = identifier(info.clientID)
    annotations.addressMask = info.addressMask ?? 0
    annotations.simple = info.simpleAnnotations.map(annotation)
    let modules = reader.stream(ModuleList.self)
    var budget = TextBudget(for: reader.dump)
    annotations.modules = info.modules.map { module in
      ModuleAnnotations(
        moduleName: budget.spend(name(of: Int(module.moduleIndex), in: modules)),
        list: module.listAnnotations, simple: module.simpleAnnotations.map(annotation),
        objects: module.annotationObjects.map {
          Annotation(name: $0.name, type: $0.type, value: $0.value)
        })
    }
    reader.note(budget, in: "Crashpad info")
    return annotations
  }

  private static func annotation(_ pair: CrashpadInfo.Annotation) -> Annotation {
    Annotation(name: pair.key, value: Array(pair.value.utf8))
  }

  /// The last component of a module's path; empty for an index outside the list.
  private static func name(of index: Int, in modules: ModuleList?) -> String {
    guard let modules, modules.indices.contains(index) else { return "" }
    return ModuleID.fileName(of: modules[index].name)
  }

  /// "4E9AD1DA-6B1E-4B5A-9C2D-…" in lower case; nil for one of zeros.
  private static func identifier(_ record: GUIDRecord) -> String? {
    guard record != GUIDRecord() else { return nil }
    let digits = Array(GUID(record).digits.lowercased())
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
      .joined(separator: "-")
  }
}
