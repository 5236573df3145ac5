enum EntryFunctions {
  static func ends(at name: String) -> Bool {
    ["_start", "clone", "clone3", "__clone", "__clone3", "thread_start"].contains(name)
  }
  static func endsAtContext(at name: String) -> Bool { name == "_start" }
  static func isCalledByEntry(_ name: String) -> Bool {
    ["__libc_start_main", "__libc_start_main_impl", "start_thread"].contains(name)
  }
}
