#include "CDemangle.h"

#include <setjmp.h>
#include <string.h>

// Of libiberty's demangle.h, which not every system keeps in one place.
#define DMGL_PARAMS (1 << 0)
#define DMGL_ANSI (1 << 1)
int cplus_demangle_v3_callback(
  const char *name, int options, void (*callback)(const char *, size_t, void *), void *context);

typedef struct {
  char *output;
  size_t capacity;
  size_t count;
  jmp_buf end;
} Output;

static void append(const char *bytes, size_t count, void *context) {
  Output *output = context;
  // A name of a few hundred bytes can say more than any memory holds, and nothing else stops libiberty.
  // It has nothing allocated here: its callback variant keeps all on the stack.
  if (count > output->capacity - output->count) longjmp(output->end, 1);
  memcpy(output->output + output->count, bytes, count);
  output->count += count;
}

long cdemangle_cxx(const char *name, int has_parameters, char *output, size_t capacity) {
  Output state = {output, capacity, 0, {0}};
  if (setjmp(state.end)) return -2;
  int options = has_parameters ? DMGL_PARAMS | DMGL_ANSI : DMGL_ANSI;
  return cplus_demangle_v3_callback(name, options, append, &state) ? (long)state.count : -1;
}
