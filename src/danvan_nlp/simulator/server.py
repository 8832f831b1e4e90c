"""The simulated web on loopback: one port, portals told apart by the Host header."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import quote

from danvan_nlp.simulator.messages import Reply, Request
from danvan_nlp.simulator.web import Entry, Web

_REASONS = {200: "OK", 301: "Moved", 302: "Found", 304: "Not Modified", 404: "Not Found"}
_SLICE = 0.05  # seconds between two looks whether the server is to stop


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, web: Web, context: ssl.SSLContext | None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.web = web
        self.closing = threading.Event()
        if context is not None:
            self.socket = context.wrap_socket(
                self.socket, server_side=True, do_handshake_on_connect=False
            )

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is part of the play."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer, and write into the log when it came and when it was done."""
        started = time.monotonic()
        host = self.headers.get("Host", "").partition(":")[0]
        request = Request(
            host=host,
            target=quote(self.path, safe="/:@!$&'()*+,;=~-._?%"),
            headers={name.lower(): value for name, value in self.headers.items()},
        )
        agent = request.headers.get("user-agent", "")
        entry = Entry(host=host, target=request.target, started=started, agent=agent)
        self.server.web.note(entry)
        reply = self.server.web.answer(request)
        try:
            self._send(reply)
        except OSError:
            pass
        finally:
            self.close_connection = True
            entry.ended, entry.status = time.monotonic(), reply.status

    def _send(self, reply: Reply) -> None:
        self._sleep(reply.pause)
        reason = _REASONS.get(reply.status, "Status")
        lines = [f"HTTP/1.1 {reply.status} {reason}", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in reply.headers]
        if reply.chunked:
            lines.append("Transfer-Encoding: chunked")
        elif reply.status != 304:
            lines.append(
                f"Content-Length: {len(reply.body) if reply.length is None else reply.length}"
            )
        self.wfile.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
        self.wfile.flush()
        body = reply.body if reply.cut is None else reply.body[: reply.cut]
        if reply.chunked:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(body), body))
            self.wfile.write(b"" if reply.cut is not None else b"0\r\n\r\n")
        elif reply.drip:
            self._drip(body, reply.drip)
        else:
            self.wfile.write(body)
        self.wfile.flush()

    def _drip(self, body: bytes, seconds: float) -> None:
        for position in range(len(body)):
            self.wfile.write(body[position : position + 1])
            self.wfile.flush()
            self._sleep(seconds)
            if self.server.closing.is_set():
                return

    def _sleep(self, seconds: float) -> None:
        """Wait, but not beyond the end of the server."""
        end = time.monotonic() + seconds
        while seconds and time.monotonic() < end and not self.server.closing.wait(_SLICE):
            pass

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """The web keeps its own log."""


class Server:
    """A running web: `with Server(web) as server:` serves until the block ends.

    `routes` says where each portal's port 80 (or 443, with TLS) really is, for a
    fetcher that is told so in code.
    """

    def __init__(self, web: Web, *, context: ssl.SSLContext | None = None) -> None:
        """Open a free port of 127.0.0.1; nothing is answered before the block begins."""
        self.web = web
        self._server = _Server(web, context)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def place(self) -> tuple[str, int]:
        """Address and port."""
        host, port = self._server.server_address[:2]
        return str(host), int(port)

    @property
    def routes(self) -> dict[str, tuple[str, int]]:
        """Host name to address and port."""
        return dict.fromkeys(self.web.hosts, self.place)

    def __enter__(self) -> Self:
        """Start answering."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop answering and give the port back."""
        self._server.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def closed_port() -> int:
    """A port of 127.0.0.1 where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
