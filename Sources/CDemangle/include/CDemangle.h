#ifndef CDEMANGLE_H
#define CDEMANGLE_H

#include <stddef.h>
#include <stdint.h>

/// What a mangled C++ name (Itanium ABI) says, by libiberty.
///
/// - Parameters:
///   - name: with a terminating zero.
///   - hasParameters: whether functions' parameters and return types are wanted.
///   - output: takes the text, without a terminating zero.
/// - Returns: how many bytes were written; -1 when the name says nothing, -2 when there is not enough
///   room.
long cdemangle_cxx(const char *name, int has_parameters, char *output, size_t capacity);

/// The Swift runtime's own: allocates what it returns with malloc. Null when the name is none of Swift.
char *swift_demangle(
  const char *name, size_t name_byte_count, char *output, size_t *output_byte_count,
  uint32_t flags);

#endif
