import Testing

@testable import Signatures

@Suite struct `Names of C++` {
  @Test(arguments: [
    ("main", "main"),
    ("int app::Map<int>::find(int) const", "app::Map<T>::find"),
    ("app::f() const", "app::f"),
    ("std::vector<int, std::allocator<int>>::at(unsigned long)", "std::vector<T>::at"),
    ("void app::run<std::function<void ()>>(std::function<void ()>&&)", "app::run<T>"),
    ("bool operator==<int>(A const&, A const&)", "operator==<T>"),
    ("bool app::operator<(A, B)", "app::operator<"),
    ("std::ostream& app::operator<< <char>(A)", "app::operator<< <T>"),
    ("app::A::operator->() const", "app::A::operator->"),
    ("app::A::operator()(int)", "app::A::operator()"),
    ("app::A::operator std::vector<int>() const", "app::A::operator std::vector<T>"),
    ("operator new[](unsigned long)", "operator new[]"),
    ("(anonymous namespace)::f(int) const", "(anonymous namespace)::f"),
    ("int (anonymous namespace)::f(int)", "(anonymous namespace)::f"),
    ("`anonymous namespace'::f", "(anonymous namespace)::f"),
    ("app::f(int)::{lambda(int)#2}::operator()(int) const", "app::f::{lambda}::operator()"),
    ("app::f(int)::$_3::operator()(int) const", "app::f::{lambda}::operator()"),
    ("app::f(int)::'lambda0'(int)::operator()(int) const", "app::f::{lambda}::operator()"),
    ("<lambda_0123456789abcdef>::operator()", "{lambda}::operator()"),
    ("app::name[abi:cxx11]() const", "app::name"),
    ("app::f(int) [clone .cold]", "app::f"),
    ("app::f(int) (.cold)", "app::f"),
    ("sort.part.0.constprop.1", "sort"),
    ("memcpy@@GLIBC_2.14", "memcpy"),
    ("virtual thunk to app::A::f()", "app::A::f"),
    ("-[NSView drawRect:inContext:]", "-[NSView drawRect:inContext:]"),
    ("app::A::~A()", "app::A::~A"),
    ("f<(A)1, (a > b)>(int)", "f<T>"),
  ])
  func `lose what changes from build to build`(name: String, short: String) {
    #expect(String(decoding: CxxFunctionName.short(Array(name.utf8)), as: UTF8.self) == short)
  }

  @Test(arguments: [
    "f(", "f<a", "operator", "operator ", "((((", ">>>>", "{lambda", "`", "' const", "",
  ])
  func `that are cut off are no trouble`(name: String) {
    var frame = SignatureFrame(number: 0, function: name)
    frame.module = "app"
    #expect(!FrameName(frame).bytes.isEmpty)
  }
}
