"""The canonical form of an address: the same for every twin of one article.

Scheme, "www.", mobile and AMP hosts, print paths, session ids and tracking parameters do
not make another article; the parameters that portals name their articles by do.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_TWIN_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_TWIN_PATH = re.compile(r"/(?:print|amp|savefile)(?=/)|/amp/?$|\.amp(?=$)", re.IGNORECASE)
_SESSION_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/?#]*", re.IGNORECASE)
_FOREIGN = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|zarsrc|gidzl|zclid|igshid|mc_[ce]id|ref|_ga|_gl|_x_tr_\w+|spm"
    r"|jsessionid|phpsessid|sid|aspsessionid\w*|p_auth|p_p_\w+|inheritredirect|redirect"
    r"|print|output|view_?mode|nocache|_t)$",
    re.IGNORECASE,
)


def canonical(url: str | None, declared: str | None = None) -> str:
    """The canonical address, "" without one: host, path and the parameters that matter.

    Args:
        url: where the page was fetched, if known.
        declared: what the page calls its canonical address. It counts only when it is of
            the same site and not the front page, since portals name the wrong one often.
    """
    own, other = _key(url), _key(declared)
    if other and _is_article(other) and (not own or _host(own) == _host(other)):
        return other
    return own


def _key(url: str | None) -> str:
    """An address without its scheme: "host/path?parameters", "" where it is none."""
    if not url:
        return ""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return ""
    host = _TWIN_HOST.sub("", (parts.hostname or "").lower())
    if not host:
        return ""
    if port and port not in {80, 443}:
        host = f"{host}:{port}"
    path = _SESSION_PATH.sub("", _TWIN_PATH.sub("", parts.path))
    path = quote(unquote(path), safe="/-._~!$&'()*+,;=:@").rstrip("/")
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=False)
        if not _FOREIGN.match(name)
    )
    return f"{host}{path}?{urlencode(kept)}" if kept else f"{host}{path}"


def _host(key: str) -> str:
    return re.split(r"[/?]", key, maxsplit=1)[0]


def _is_article(key: str) -> bool:
    """Whether the address names more than a front page."""
    return len(key) > len(_host(key)) + 1
