#!/usr/bin/env python3
"""A web server for tests, which does what servers do on bad days.

usage: web-server.py FOLDER [CERTIFICATE]

Serves FOLDER on a free port of 127.0.0.1, prints the port, and ends when standard input does. With
a CERTIFICATE (PEM, with its key) it speaks TLS. It writes each request to standard error.

The first part of a path may ask for trouble with the rest of it:
  /redirect/PATH   302 to /PATH             /loop/PATH       302 to itself
  /elsewhere/PATH  302 to file:///PATH      /busy/N/PATH     503 the first N times
  /limit/N/PATH    429 the first N times, with Retry-After: 1
  /later/PATH      429 with Retry-After: 3600
  /broken/PATH     500 always               /forbidden/PATH  403
  /slow/PATH       a byte every 100 ms      /stall/PATH      half of it, then nothing
  /cut/N/PATH      the first N times only half of what was promised
  /huge/PATH       zeros without an end     /gzip/PATH       Content-Encoding: gzip
  /page/PATH       200 and a page of HTML   /unsized/PATH    without Content-Length
  /tecken/PATH     /PATH, or, as Tecken does, 302 to the path that FOLDER/by-code/CODE_ID has
"""
import gzip, http.server, os, ssl, sys, threading, time, urllib.parse

counts = {}
lock = threading.Lock()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def do_GET(self):
        sys.stderr.write(self.path + "\n")
        sys.stderr.flush()
        path = urllib.parse.unquote(self.path.split("?")[0])
        trouble, _, rest = path[1:].partition("/")
        handler = getattr(self, "with_" + trouble, None)
        try:
            handler(rest) if handler else self.send_file(path[1:])
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            self.close_connection = True

    def file(self, path):
        full = os.path.join(folder, path)
        return open(full, "rb").read() if os.path.isfile(full) else None

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_file(self, path):
        body = self.file(path)
        self.answer(404, b"no such file\n") if body is None else self.answer(200, body)

    def counted(self, rest):
        """Whether this is still one of the first N times, and the path."""
        limit, _, path = rest.partition("/")
        with lock:
            counts[self.path] = counts.get(self.path, 0) + 1
            return counts[self.path] <= int(limit), path

    def with_redirect(self, path):
        self.answer(302, b"moved\n", Location="/" + urllib.parse.quote(path))

    def with_tecken(self, path):
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        known = self.file("by-code/" + os.path.basename(query.get("code_id", [""])[0]))
        if known is None or self.file(path) is not None:
            return self.send_file(path)
        self.answer(302, b"moved\n", Location="/tecken/" + known.decode().strip())

    def with_loop(self, path):
        self.answer(302, Location=self.path)

    def with_elsewhere(self, path):
        self.answer(302, Location="file:///" + path)

    def with_busy(self, rest):
        is_early, path = self.counted(rest)
        self.answer(503, b"busy\n") if is_early else self.send_file(path)

    def with_limit(self, rest):
        is_early, path = self.counted(rest)
        self.answer(429, b"slowly\n", Retry_After="1") if is_early else self.send_file(path)

    def with_later(self, path):
        self.answer(429, b"later\n", Retry_After="3600")

    def with_broken(self, path):
        self.answer(500, b"x" * 200000)

    def with_forbidden(self, path):
        self.answer(403, b"no\n")

    def begin(self, byte_count):
        self.send_response(200)
        if byte_count is None:
            self.send_header("Connection", "close")
            self.close_connection = True
        else:
            self.send_header("Content-Length", str(byte_count))
        self.end_headers()

    def with_slow(self, path):
        body = self.file(path)
        self.begin(len(body))
        for byte in body:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(0.1)

    def with_stall(self, path):
        body = self.file(path)
        self.begin(len(body))
        self.wfile.write(body[: len(body) // 2])
        self.wfile.flush()
        time.sleep(30)

    def with_cut(self, rest):
        is_early, path = self.counted(rest)
        body = self.file(path)
        self.begin(len(body))
        self.wfile.write(body[: len(body) // 2] if is_early else body)
        self.close_connection = is_early

    def with_huge(self, path):
        self.begin(None)
        while True:
            self.wfile.write(bytes(65536))

    def with_gzip(self, path):
        body = self.file(path)
        if body is None:
            return self.answer(404)
        self.answer(200, gzip.compress(body), Content_Encoding="gzip")

    def with_page(self, path):
        self.answer(200, b"<html>Please log in</html>\n")

    def with_unsized(self, path):
        body = self.file(path)
        self.begin(None)
        self.wfile.write(body)


folder = sys.argv[1]
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
if len(sys.argv) > 2:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2])
    server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
# At once, however output is buffered: the reader goes away behind it.
os.write(1, b"%d\n" % server.server_address[1])
sys.stdin.read()
