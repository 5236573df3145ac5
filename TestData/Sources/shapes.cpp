// Code for symbol files: functions inlined into one another, alike, split, unused, in assembly.
// Built by TestData/Scripts/make-programs, without a library, so that it stays small.

extern "C" int outside(int);

namespace shapes {

class Square {
 public:
  explicit Square(int side) : side_(side) {}
  int area() const;

 private:
  int side_;
};

static inline __attribute__((always_inline)) int innermost(int n) {
  return outside(n + 1);
}

static inline __attribute__((always_inline)) int middle(int n) {
  int sum = innermost(n);
  return sum + innermost(sum);
}

__attribute__((noinline)) int Square::area() const {
  return side_ * middle(side_);
}

// The linker may fold these into one.
__attribute__((noinline)) int first_alike(int n) { return outside(n) * 3; }
__attribute__((noinline)) int second_alike(int n) { return outside(n) * 3; }

// Nobody calls it: the linker may drop it.
__attribute__((noinline, visibility("hidden"))) int unused(int n) { return outside(n) - 7; }

}  // namespace shapes

extern "C" __attribute__((visibility("default"))) int entry(int n) {
  if (__builtin_expect(n > 1000, 0)) {
    return outside(-1) + outside(-2);
  }
  return shapes::Square(n).area() + shapes::first_alike(n) + shapes::second_alike(n);
}

__asm__(
    ".text\n"
    ".globl by_hand\n"
    ".type by_hand, %function\n"
    "by_hand:\n"
    "  .cfi_startproc\n"
    "  nop\n"
    "  nop\n"
    "  .cfi_endproc\n"
    ".size by_hand, . - by_hand\n");
