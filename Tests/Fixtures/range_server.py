"""A small HTTP server for the tests of downloads: serves one folder, knows Range, If-Range and ETag.

    python3 range_server.py FOLDER LOG [BYTES]

Prints its port. With BYTES, the first answer breaks off after so many bytes, as a lost connection does. Every request's
Range header is added to LOG as a line.
"""

import hashlib
import http.server
import os
import sys

FOLDER, LOG = sys.argv[1], sys.argv[2]
state = {"break_after": int(sys.argv[3]) if len(sys.argv) > 3 else None}


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        path = os.path.join(FOLDER, os.path.basename(self.path))
        with open(LOG, "a") as log:
            log.write(str(self.headers.get("Range")) + "\n")
        if not os.path.isfile(path):
            self.send_error(404)
            return
        with open(path, "rb") as file:
            data = file.read()
        etag = '"%s"' % hashlib.md5(data).hexdigest()
        wanted = self.headers.get("Range")
        start = 0
        if wanted and self.headers.get("If-Range") == etag:
            start = int(wanted.removeprefix("bytes=").split("-")[0])
            self.send_response(206)
            self.send_header("Content-Range", "bytes %d-%d/%d" % (start, len(data) - 1, len(data)))
        else:
            self.send_response(200)
        self.send_header("ETag", etag)
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        body = data[start:]
        if state["break_after"] is not None:
            body, state["break_after"] = body[: state["break_after"]], None
        self.wfile.write(body)
        self.wfile.flush()
        self.close_connection = True

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
