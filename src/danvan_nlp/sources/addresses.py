"""Addresses: what makes two of them the same article, and which host group they belong to.

A key has no scheme, no `www.`, no session or tracking parameter, no print or mobile
twin. Where the CMS gives articles an id, the id is the identity and the slug is not:
a slug changes when a title is edited, and the same article stands under several
sections.
"""

from __future__ import annotations

import re
from functools import lru_cache
from posixpath import normpath
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

from danvan_nlp.sources.declared import Source

# Second-level names under .vn below which a site's own name stands.
_SECOND_LEVEL = frozenset(
    {"ac", "ai", "biz", "com", "dcs", "edu", "gov", "health", "id", "info", "int", "io"}
    | {"name", "net", "org", "pro", "vnptweb"}
)
_TWIN_HOSTS = re.compile(r"^(?:www\d?|m|amp|mobile|wap)\.")
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#;]*", re.IGNORECASE)
_ASPNET_SESSION = re.compile(r"/\((?:[A-Z]\([^)/]*\))+\)(?=/)", re.IGNORECASE)
_DROPPED = re.compile(
    r"^(?:jsessionid|phpsessid|aspsessionid\w*|sid|sessionid|session_id|cfid|cftoken"
    r"|p_auth|p_p_\w+|_[a-z0-9_]*portlet\w*|inheritredirect|redirect"
    r"|fbclid|gclid|dclid|msclkid|zarsrc|gidzl|utm_\w+|mc_[ce]id|_ga|yclid|igshid"
    r"|spm|ref_src|print|amp)$",
    re.IGNORECASE,
)
_PRINT = re.compile(r"/(?:print|savefile|amp|mobile)/(?=.)", re.IGNORECASE)
_AMP_END = re.compile(r"(?:/amp|\.amp)(?=/?$|\.html?$)", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default|home)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
_SAFE = "/:@!$&'()*+,;=~-._"
MAX_ADDRESS = 2000  # characters; longer ones are traps, no CMS seen writes half of that
_MAX_SEGMENTS = 16
_YEAR = re.compile(r"/(\d{4})/\d{1,2}(?=/|$)|(?:year|nam)=(\d{4})(?!\d)", re.IGNORECASE)


def normal_address(address: str, base: str | None = None) -> str | None:
    """The absolute http(s) address without fragment, dot segments and needless escapes.

    None where it is no such address: another scheme, no host, not parseable, or
    longer than `MAX_ADDRESS`.
    """
    try:
        parts = urlsplit(urljoin(base, address.strip()) if base else address.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host or len(address) > MAX_ADDRESS:
        return None
    plain = _ascii_host(host)
    if plain is None or parts.username or parts.password:
        return None
    shown = f"[{plain}]" if ":" in plain else plain
    default = 443 if parts.scheme.lower() == "https" else 80
    place = shown if port in {None, default} else f"{shown}:{port}"
    query = quote(parts.query, safe=_SAFE + "?%[]")
    return urlunsplit((parts.scheme.lower(), place, _path(parts.path), query, ""))


def address_key(address: str, source: Source | None = None) -> str:
    """The identity of an address: equal for every way to write the same article.

    With a source whose pattern names a group `id`, it is "host id:space/number".
    """
    plain = normal_address(address) or address.strip()
    parts = urlsplit(plain)
    host = _key_host(parts.netloc, source)
    path = _twin_path(_ASPNET_SESSION.sub("", _SESSION_IN_PATH.sub("", parts.path)))
    query = _kept(parts.query, source.keep if source else None)
    if source is not None:
        match = source.article_pattern.search(path + (f"?{query}" if query else ""))
        if match and (number := match.groupdict().get("id")):
            space = (match.groupdict().get("space") or "").lower()
            return f"{host} id:{space}/{number}" if space else f"{host} id:{number}"
    path = _INDEX.sub("/", path).rstrip("/") or "/"
    return f"{host}{path}" + (f"?{query}" if query else "")


def is_article(address: str, source: Source) -> bool:
    """Whether the address lies on the site and has the shape of its articles."""
    parts = urlsplit(address)
    if not in_scope(address, source) or parts.path in {"", "/"}:
        return False
    query = _kept(parts.query, source.keep)
    return bool(source.article_pattern.search(parts.path + (f"?{query}" if query else "")))


def in_scope(address: str, source: Source) -> bool:
    """Whether the address lies on one of the hosts of the site (with or without `www.`)."""
    try:
        host = (urlsplit(address).hostname or "").lower().rstrip(".")
    except ValueError:
        return False
    bare = _TWIN_HOSTS.sub("", host)
    return any(bare == _TWIN_HOSTS.sub("", own.lower()) for own in source.hosts)


def is_trap(address: str, *, this_year: int) -> bool:
    """Whether an address looks endless: too long, too deep, one segment repeated, the year 7749."""
    parts = urlsplit(address)
    segments = [part for part in parts.path.split("/") if part]
    if len(address) > MAX_ADDRESS or len(segments) > _MAX_SEGMENTS:
        return True
    if any(segments.count(part) > 2 for part in set(segments)):
        return True
    years = [int(path or query) for path, query in _YEAR.findall(f"{parts.path}?{parts.query}")]
    return any(not 1990 <= year <= this_year + 1 for year in years)


@lru_cache(maxsize=4096)
def host_group(host: str) -> str:
    """The registrable name that a host belongs to: lucnam.bacgiang.gov.vn is of bacgiang.gov.vn."""
    bare = host.lower().rstrip(".").rsplit(":", 1)[0] if "[" not in host else host
    labels = bare.split(".")
    if all(label.isdigit() for label in labels):
        return bare
    below = 3 if len(labels) > 2 and labels[-1] == "vn" and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-below:])


def _ascii_host(host: str) -> str | None:
    if host.isascii():
        return host.lower()
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None


def _path(path: str) -> str:
    text = unquote(path, errors="surrogateescape") if "%" in path else path
    # An escaped slash, question mark, hash or percent means something else than the bare one.
    if "%" in path and re.search(r"%(?:2f|3f|23|25|5c|0[0-9a-f]|1[0-9a-f])", path, re.IGNORECASE):
        text = path
    collapsed = re.sub(r"/{2,}", "/", text) or "/"
    if "/." in collapsed:
        end = "/" if collapsed.endswith(("/", "/.", "/..")) else ""
        collapsed = normpath(collapsed).replace("//", "/").rstrip("/") + end or "/"
    return quote(collapsed, safe=_SAFE + "%", errors="surrogateescape")


def _key_host(place: str, source: Source | None) -> str:
    bare = _TWIN_HOSTS.sub("", place.lower())
    if source and any(bare == _TWIN_HOSTS.sub("", own.lower()) for own in source.hosts):
        return _TWIN_HOSTS.sub("", source.host.lower())
    return bare


def _twin_path(path: str) -> str:
    return _AMP_END.sub("", _PRINT.sub("/", path, count=1)) or "/"


def _kept(query: str, keep: tuple[str, ...] | None) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
    if keep is not None:
        kept = [(name, value) for name, value in pairs if name.lower() in keep]
    else:
        kept = [(name, value) for name, value in pairs if not _DROPPED.match(name)]
    return urlencode(sorted(kept), errors="surrogateescape")
