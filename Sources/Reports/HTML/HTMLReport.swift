public import Processing

/// The report as a page for a browser: one file that needs no other, with light and dark looks, that
/// prints well and runs no script.
///
/// What happened comes first; threads, modules and the rest are folded away. Text from the dump and
/// from symbols is shown as it is and never taken for markup.
public struct HTMLReport: ReportFormat {
  /// What the page is about: the dump's name.
  public var title: String

  /// - Parameter title: shown as the page's title, any text.
  public init(title: String) {
    self.title = title
  }

  public func report(_ state: ProcessState) -> [UInt8] {
    var page = HTMLWriter()
    page.raw("<!DOCTYPE html>\n")
    page.element("html", ["lang": "en"]) { page in
      page.element("head") { head(&$0) }
      page.element("body") { page in
        HTMLSections(state).write(to: &page, title: title)
      }
    }
    return page.bytes
  }

  /// Nothing is loaded from anywhere, whatever a name in the dump might say.
  private func head(_ page: inout HTMLWriter) {
    page.raw(
      """
      <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="color-scheme" content="light dark">

      """)
    page.element("title") { $0.text("Crash: \(title)") }
    page.raw("<style>\n\(HTMLStyle.sheet)</style>\n")
  }
}
