#include "CheckedLoop.h"

#include <stdbool.h>
#include <string.h>

enum { module_byte_count = 108 };

static inline bool read(const uint8_t *bytes, size_t byte_count, size_t offset, void *value, size_t width) {
  if (offset > byte_count || width > byte_count - offset) return false;
  memcpy(value, bytes + offset, width);
  return true;
}

uint64_t checked_module_sum(const uint8_t *bytes, size_t byte_count) {
  uint64_t sum = 0;
  size_t count = byte_count / module_byte_count;
  for (size_t index = 0; index < count; index++) {
    size_t start = index * module_byte_count;
    uint64_t base;
    uint32_t image, timestamp, name, code_view_bytes, code_view;
    if (!read(bytes, byte_count, start, &base, 8) || !read(bytes, byte_count, start + 8, &image, 4)
        || !read(bytes, byte_count, start + 16, &timestamp, 4)
        || !read(bytes, byte_count, start + 20, &name, 4)
        || !read(bytes, byte_count, start + 76, &code_view_bytes, 4)
        || !read(bytes, byte_count, start + 80, &code_view, 4))
      return 0;
    sum += base + image + timestamp + name + code_view_bytes + code_view;
  }
  return sum;
}
