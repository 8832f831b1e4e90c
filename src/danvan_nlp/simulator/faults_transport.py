"""Faults 18-31: redirects, slow and broken bodies, challenges and walls."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from danvan_nlp.simulator.hosts import Host, Part
from danvan_nlp.simulator.messages import Reply, Request, html, redirect

BOMB_BYTES = 30_000_000  # unpacked; 30 kB on the wire
_CHALLENGE = (
    '<html><head></head><body><script>document.cookie="D1N=0f2a9c4e71";'
    "window.location.reload(true);</script></body></html>"
)
_PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
Change = Callable[[Host, Request, Reply], Reply]


def _articles(make: Callable[[Host, Request, Reply], Reply]) -> Change:
    """A change of every article and of nothing else."""

    def change(host: Host, request: Request, own: Reply) -> Reply:
        return make(host, request, own) if host.part_of(request) is Part.ARTICLE else own

    return change


def _loop(host: Host, request: Request, own: Reply) -> Reply:
    bare = replace(request, target=request.target.partition("&vong=")[0].partition("?vong=")[0])
    if host.part_of(bare) is not Part.ARTICLE:
        return own
    sign = "&" if bare.query else "?"
    turn = int(request.target.rpartition("vong=")[2]) if "vong=" in request.target else 0
    return redirect(f"http://{host.name}{bare.target}{sign}vong={turn + 1}")


def _raw_location(host: Host, request: Request, own: Reply) -> Reply:
    if request.path.startswith("/b%C3%A0i"):
        return html("<h1>Bài đã chuyển</h1><p>Mô hình mới của thôn.</p>")
    if host.part_of(request) is not Part.ARTICLE:
        return own
    return redirect(f"http://{host.name}/bài-đã-chuyển-999001".encode().decode("latin-1"))


def _refresh(host: Host, request: Request, own: Reply) -> Reply:
    number = request.target.rpartition("-")[2]
    if request.target.startswith("/chuyen/"):
        return html(f"<h1>Bài viết số {number}</h1><p>Nội dung sau khi chuyển trang.</p>")
    if host.part_of(request) is not Part.ARTICLE:
        return own
    target = f"/chuyen/bai-viet-{number}"
    return html(f'<html><head><meta http-equiv="refresh" content="2; url={target}"></head></html>')


@lru_cache(maxsize=1)
def _packed_bomb() -> bytes:
    return gzip.compress(b"<p>" + b" " * BOMB_BYTES)


def _bomb(*_: object) -> Reply:
    body = _packed_bomb()
    return Reply(headers=(*html("").headers, ("Content-Encoding", "gzip")), body=body)


def _cookie(host: Host, request: Request, own: Reply) -> Reply:
    if host.part_of(request) is not Part.ARTICLE or "phien=" in request.headers.get("cookie", ""):
        return own
    away = redirect(request.target)
    return replace(away, headers=(*away.headers, ("Set-Cookie", "phien=abc; Path=/")))


def _typed(kind: str, body: bytes | None = None) -> Change:
    def make(host: Host, request: Request, own: Reply) -> Reply:
        del host, request
        return replace(own, headers=(("Content-Type", kind),), body=body or own.body)

    return _articles(make)


CHANGES: dict[str, Change] = {
    "redirect-loop": _loop,
    "missing-to-home": _articles(lambda host, *_: redirect(f"http://{host.name}/")),
    "location-raw": _raw_location,
    "meta-refresh": _refresh,
    "redirect-private": _articles(lambda *_: redirect("http://169.254.169.254/latest/meta-data/")),
    "redirect-port": _articles(lambda host, *_: redirect(f"http://{host.name}:22/")),
    "redirect-elsewhere": _articles(lambda *_: redirect("http://baokhac.test/bai-1.html")),
    "drip": _articles(lambda _host, _request, own: replace(own, drip=0.05)),
    "bomb": _articles(_bomb),
    "short-body": _articles(
        lambda _host, _request, own: replace(own, length=len(own.body), cut=len(own.body) // 2)
    ),
    "broken-chunks": _articles(lambda _host, _request, own: replace(own, chunked=True, cut=200)),
    "false-gzip": _articles(
        lambda _host, request, own: (
            replace(own, headers=(*own.headers, ("Content-Encoding", "gzip")))
            if "gzip" in request.headers.get("accept-encoding", "")
            else own
        )
    ),
    "pdf-as-html": _typed("text/html; charset=utf-8", _PDF),
    "html-as-bytes": _typed("application/octet-stream"),
    "cookie-needed": _cookie,
    "challenge": _articles(lambda *_: html(_CHALLENGE)),
    "blocked": _articles(
        lambda *_: html("<html><h1>Request blocked</h1><p>Incident ID: 77</p></html>", status=403)
    ),
}


def deflated(body: bytes) -> bytes:
    """A body as `Content-Encoding: deflate` of the raw kind, which some servers send."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()
