#include <zlib.h>

/* inflateInit2 is a macro, which Swift does not import. 15 + 16: the largest window, gzip header. */
static inline int czlib_inflate_init_gzip(z_streamp stream) {
  return inflateInit2(stream, 15 + 16);
}

/* The same for streams with the header of zlib itself: RFC 1950. */
static inline int czlib_inflate_init_zlib(z_streamp stream) {
  return inflateInit2(stream, 15);
}

/* For compressing: the usual level and amount of memory; 15 + 16 as above. */
static inline int czlib_deflate_init_gzip(z_streamp stream) {
  return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
