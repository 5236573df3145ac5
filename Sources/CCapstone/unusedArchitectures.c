/*
 * Capstone's list of architectures draws all of them into a static link: 6.8 MB, and 77,000 places
 * to relocate at every start (0.8 ms). These stand for those that nobody asks for, so that the
 * linker leaves theirs out. Should a later capstone clash with them, the linker says so; then
 * remove what clashes. Docs/Decisions/0040-capstone-linked-statically.md.
 */
#include <capstone/capstone.h>

#define UNUSED_ARCHITECTURE(name)                                                         \
  cs_err name##_global_init(void *);                                                      \
  cs_err name##_option(void *, cs_opt_type, size_t);                                      \
  cs_err name##_global_init(void *handle) { return (void)handle, CS_ERR_ARCH; }           \
  cs_err name##_option(void *handle, cs_opt_type type, size_t value) {                    \
    return (void)handle, (void)type, (void)value, CS_ERR_ARCH;                            \
  }

UNUSED_ARCHITECTURE(ARM)
UNUSED_ARCHITECTURE(EVM)
UNUSED_ARCHITECTURE(M680X)
UNUSED_ARCHITECTURE(M68K)
UNUSED_ARCHITECTURE(Mips)
UNUSED_ARCHITECTURE(PPC)
UNUSED_ARCHITECTURE(Sparc)
UNUSED_ARCHITECTURE(SystemZ)
UNUSED_ARCHITECTURE(TMS320C64x)
UNUSED_ARCHITECTURE(XCore)
