"""Faults 39-53: endless lists, twins, soft errors, lying validators, broken feeds and sitemaps."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import replace
from html import escape

from danvan_nlp.simulator.dress import framed
from danvan_nlp.simulator.hosts import SITEMAP, Host, Part
from danvan_nlp.simulator.messages import Reply, Request, html, plain

Change = Callable[[Host, Request, Reply], Reply]
_LINK = re.compile(r'href="(/[^"]*\d[^"]*)"')
_LISTS = frozenset({Part.HOME, Part.LISTING})


def _parts(parts: frozenset[Part], make: Change) -> Change:
    """A change of these parts of a portal and of nothing else."""

    def change(host: Host, request: Request, own: Reply) -> Reply:
        return make(host, request, own) if host.part_of(request) in parts else own

    return change


def _links(rewrite: Callable[[str], str]) -> Change:
    """A change of every story link in listings."""

    def make(host: Host, request: Request, own: Reply) -> Reply:
        del request
        known = {escape(host.dress.address(story)) for story in host.stories}
        text = _LINK.sub(
            lambda found: f'href="{rewrite(found[1])}"' if found[1] in known else found[0],
            own.body.decode(),
        )
        return replace(own, body=text.encode())

    return _parts(_LISTS, make)


def _bare(rewritten: re.Pattern[str]) -> Change:
    """A portal that answers the rewritten address like the bare one."""

    def change(host: Host, request: Request, own: Reply) -> Reply:
        bare = replace(request, target=rewritten.sub("", request.target).rstrip("?&"))
        return own if bare == request else host.answer(bare)

    return change


def _both(first: Change, second: Change) -> Change:
    return lambda host, request, own: second(host, request, first(host, request, own))


def _endless(host: Host, request: Request, own: Reply) -> Reply:
    number = host.page_number(request.target)
    if number is None:
        return own
    invented = "".join(f'<h2><a href="/dan-van/lich-{number}0{n}">Lịch</a></h2>' for n in "12")
    return html(framed(host.title, host.title, invented))


def _repeat(host: Host, request: Request, own: Reply) -> Reply:
    number = host.page_number(request.target)
    last = -(-len(host.stories) // host.page_size)
    return html(host.listing(1)) if number and number > last else own


def _calendar(host: Host, request: Request, own: Reply) -> Reply:
    found = re.search(r"year=(\d+)", request.target)
    year = int(found[1]) + 1 if found else 2027
    link = f'<a href="/lich/mo-hinh-hang-thang-{year}001?year={year}">Năm sau</a>'
    if found:
        return html(framed(host.title, "Lịch", f"<p>Lịch năm {year - 1}</p>{link}"))
    if host.part_of(request) not in _LISTS:
        return own
    return replace(own, body=own.body.replace(b"</body>", link.encode() + b"</body>"))


def _soft_404(host: Host, request: Request, own: Reply) -> Reply:
    gone = host.part_of(request) is Part.ARTICLE and request.target.endswith(("1", "1.html"))
    if not gone and own.status != 404:
        return own
    return html(framed(host.title, host.title, "<p>Bài viết ngừng xuất bản</p>"))


def _twins(host: Host, request: Request, own: Reply) -> Reply:
    if request.path.startswith("/print/"):
        return host.answer(replace(request, target=request.target.removeprefix("/print")))
    if host.part_of(request) not in _LISTS:
        return own
    prints = "".join(f'<a href="/print{host.dress.address(one)}">In</a>' for one in host.stories)
    return replace(own, body=own.body.replace(b"</body>", prints.encode() + b"</body>"))


def _sections(host: Host, request: Request, own: Reply) -> Reply:
    if request.path.startswith("/Chuyen-De/"):
        target = request.target.removeprefix("/Chuyen-De/").removeprefix("tin-khac-cua-")
        return next(
            (
                host.answer(replace(request, target=host.dress.address(story)))
                for story in host.stories
                if target.startswith(str(story.number)) or str(story.number) in target
            ),
            own,
        )
    if host.part_of(request) not in _LISTS:
        return own
    more = "".join(
        f'<a href="/Chuyen-De/tin-khac-cua-{story.slug}-{story.number}">Chuyên đề</a>'
        for story in host.stories
    )
    return replace(own, body=own.body.replace(b"</body>", more.encode() + b"</body>"))


def _canonical(host: Host, request: Request, own: Reply) -> Reply:
    del request
    link = f'<link rel="canonical" href="http://{host.name}/"></head>'.encode()
    return replace(own, body=own.body.replace(b"</head>", link, 1))


def _tags(host: Host, request: Request, own: Reply) -> Reply:
    del own
    host.views += 1
    fresh = host.answer(replace(request, headers={}))
    kept = tuple(pair for pair in fresh.headers if pair[0] != "ETag")
    return replace(fresh, headers=(*kept, ("ETag", f'"x{host.views}"')))


def _always_304(host: Host, request: Request, own: Reply) -> Reply:
    del host
    asked = "if-none-match" in request.headers or "if-modified-since" in request.headers
    if asked:
        return Reply(status=304, headers=(("ETag", '"mot"'),))
    return replace(own, headers=(*own.headers, ("ETag", '"mot"')))


def _dirty(host: Host, request: Request, own: Reply) -> Reply:
    del host, request
    text = own.body.decode().replace("<title>", "<title>Tin & bài: ", 1)
    return replace(own, body=b"\xef\xbb\xbf\n\n" + text.encode())


def _packed(host: Host, request: Request, own: Reply) -> Reply:
    del host, request
    return replace(
        own, headers=(("Content-Type", "application/x-gzip"),), body=gzip.compress(own.body)
    )


def _index_loop(host: Host, request: Request, own: Reply) -> Reply:
    if not request.path.startswith(SITEMAP[:-4]):
        return own
    lines = f"<sitemap><loc>http://{host.name}{SITEMAP}</loc></sitemap>"
    lines += f"<sitemap><loc>http://{host.name}/sitemap-{host.views}.xml</loc></sitemap>"
    host.views += 1
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return plain(f'<sitemapindex xmlns="{space}">{lines}</sitemapindex>', kind="application/xml")


def _foreign(host: Host, request: Request, own: Reply) -> Reply:
    del host, request
    lines = b"".join(
        b"<url><loc>" + place + b"</loc></url>"
        for place in (b"http://10.0.0.7/tin/noi-bo-1", b"http://baokhac.test/tin/bai-2")
    )
    return replace(own, body=own.body.replace(b"</urlset>", lines + b"</urlset>"))


def _by_script(host: Host, request: Request, own: Reply) -> Reply:
    del request, own
    link = '<a ng-href="{{tin.url}}">{{tin.ten}}</a>'
    line = f'<div class="news-item" ng-repeat="tin in ds">{link}</div>'
    return html(
        framed(host.title, host.title, f'<div ng-app="cong">{line}</div><script src="/a.js">')
    )


def _no_feed(host: Host, request: Request, own: Reply) -> Reply:
    del request, own
    return html(framed(host.title, "Lỗi 404", "<p>Không tồn tại.</p>"), status=404)


_SESSION = re.compile(r";jsessionid=[0-9A-F]+")
_TRACK = re.compile(r"[?&](?:utm_source|fbclid|zarsrc)=[^&]*")
_BACK = re.compile(r"[?&](?:inheritRedirect|redirect)=[^&]*|/20181(?=\?|$)")
_VALIDATED = frozenset({Part.FEED, Part.SITEMAP, Part.HOME, Part.LISTING, Part.ARTICLE})

CHANGES: dict[str, Change] = {
    "calendar": _calendar,
    "endless-pages": _endless,
    "pages-repeat": _repeat,
    "soft-404": _soft_404,
    "session-ids": _both(_links(lambda link: f"{link};jsessionid=0A1B2C"), _bare(_SESSION)),
    "listing-redirects": _both(
        _links(lambda link: f"{link}/20181?inheritRedirect=false&amp;redirect=%2Ftin"), _bare(_BACK)
    ),
    "tracking": _both(_links(lambda link: f"{link}?fbclid=x1&amp;utm_source=zalo"), _bare(_TRACK)),
    "print-twins": _twins,
    "two-sections": _sections,
    "wrong-canonical": _parts(frozenset({Part.ARTICLE}), _canonical),
    "tags-change": _parts(_VALIDATED, _tags),
    "always-304": _parts(_VALIDATED, _always_304),
    "feed-dirty": _parts(frozenset({Part.FEED}), _dirty),
    "sitemap-gz": _parts(frozenset({Part.SITEMAP}), _packed),
    "sitemap-loop": _index_loop,
    "sitemap-foreign": _parts(frozenset({Part.SITEMAP}), _foreign),
    "listing-by-script": _parts(_LISTS, _by_script),
    "no-feed": _parts(frozenset({Part.FEED, Part.SITEMAP}), _no_feed),
    "no-sitemap": _parts(frozenset({Part.SITEMAP}), _no_feed),
}
