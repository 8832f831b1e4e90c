"""Faults 1-9, 11 and 12: robots.txt, and a host that asks to be left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from danvan_nlp.simulator.hosts import Host, Part
from danvan_nlp.simulator.messages import Reply, Request, html, plain, redirect

_RULES = "User-agent: *\nDisallow: /cam/\nDisallow: /noi-bo/\n"
HUGE_RULES = 700_000  # bytes of comment between the first rule and the last


def _robots(reply: Callable[[Host, Request], Reply]) -> Callable[[Host, Request, Reply], Reply]:
    """A change of robots.txt and of nothing else."""

    def change(host: Host, request: Request, own: Reply) -> Reply:
        return reply(host, request) if host.part_of(request) is Part.ROBOTS else own

    return change


def _articles(reply: Callable[[], Reply]) -> Callable[[Host, Request, Reply], Reply]:
    """A change of every article and of nothing else."""

    def change(host: Host, request: Request, own: Reply) -> Reply:
        return reply() if host.part_of(request) is Part.ARTICLE else own

    return change


def _huge(host: Host, request: Request) -> Reply:
    del host, request
    comment = ("# " + "x" * 97 + "\n") * (HUGE_RULES // 100)
    return plain(f"User-agent: *\nDisallow: /cam/\n{comment}Disallow: /noi-bo/\n")


def _loop(host: Host, request: Request) -> Reply:
    turn = int(request.query or 0) + 1
    return redirect(f"http://{host.name}/robots.txt?{turn}")


def _looped(host: Host, request: Request, own: Reply) -> Reply:
    return _loop(host, request) if request.path == "/robots.txt" else own


def _moved(host: Host, request: Request, own: Reply) -> Reply:
    del host
    if request.target == "/robots.txt":
        return redirect("/quy-tac.txt", status=301)
    return plain(_RULES) if request.target == "/quy-tac.txt" else own


def _wait(value: str) -> Callable[[], Reply]:
    def reply() -> Reply:
        base = html("<p>Hệ thống đang bận.</p>", status=503)
        return replace(base, headers=(*base.headers, ("Retry-After", value)))

    return reply


def _noindex(host: Host, request: Request, own: Reply) -> Reply:
    if host.part_of(request) not in {Part.ARTICLE, Part.FEED}:
        return own
    body = own.body.replace(b"</head>", b'<meta name="robots" content="noindex,follow"></head>', 1)
    return replace(own, body=body, headers=(*own.headers, ("X-Robots-Tag", "noindex, follow")))


CHANGES: dict[str, Callable[[Host, Request, Reply], Reply]] = {
    "robots-500": _robots(lambda *_: html("<h1>Lỗi máy chủ</h1>", status=500)),
    "robots-silent": _robots(lambda *_: replace(plain(_RULES), pause=30.0)),
    "robots-loop": _looped,
    "robots-moved": _moved,
    "robots-html": _robots(lambda *_: html("<html>Disallow: /\n<p>Trang chủ</p></html>")),
    "robots-bom": _robots(lambda *_: replace(plain(""), body=b"\xef\xbb\xbf" + _RULES.encode())),
    "robots-utf16": _robots(lambda *_: replace(plain(""), body=_RULES.encode("utf-16"))),
    "robots-cr": _robots(lambda *_: plain(_RULES.replace("\n", "\r"))),
    "robots-huge": _robots(_huge),
    "robots-wildcards": _robots(
        lambda *_: plain("User-agent: *\nDisallow: /*/an$\nDisallow: /tin\nAllow: /tin-tuc\n")
    ),
    "crawl-delay-long": _robots(lambda *_: plain("User-agent: *\nCrawl-delay: 120\n")),
    "crawl-delay-junk": _robots(lambda *_: plain("User-agent: *\nCrawl-delay: 1,5\n")),
    "robots-401": _robots(lambda *_: html("<p>Cần đăng nhập</p>", status=401)),
    "robots-403": _robots(lambda *_: html("<p>Từ chối</p>", status=403)),
    "robots-429": _robots(lambda *_: html("<p>Chậm lại</p>", status=429)),
    "noindex": _noindex,
    "retry-seconds": _articles(_wait("2")),
    "retry-past": _articles(_wait("Wed, 01 Jan 2020 00:00:00 GMT")),
    "retry-junk": _articles(_wait("1,5 phut")),
    "retry-huge": _articles(_wait("9999999999")),
    "storm-503": _articles(lambda: html("<p>Quá tải</p>", status=503)),
    "storm-429": _articles(lambda: html("<p>Quá nhiều yêu cầu</p>", status=429)),
}
