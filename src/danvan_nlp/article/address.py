"""The canonical address of an article: its own, or the one that its page declares."""

from __future__ import annotations

from urllib.parse import urlsplit

from danvan_nlp.sources.addresses import address_key, host_group, normal_address


def canonical(url: str | None, declared: str | None = None) -> str:
    """The key of the canonical address, "" without one: the same for every twin of an article.

    Args:
        url: where the page was fetched, if known.
        declared: what the page calls its canonical address. It counts only when it is of the
            same host group and names more than a front page: portals get it wrong often.
    """
    own, other = _plain(url), _plain(declared)
    if (
        other
        and urlsplit(other).path not in {"", "/"}
        and (not own or _group(own) == _group(other))
    ):
        return address_key(other)
    return address_key(own) if own else ""


def site_of(url: str | None) -> str | None:
    """The site that an address belongs to ("baobackan.vn"), None without an address."""
    host = urlsplit(_plain(url)).hostname or ""
    return host.removeprefix("www.") or None


def _plain(address: str | None) -> str:
    return (normal_address(address) or "") if address else ""


def _group(address: str) -> str:
    return host_group(urlsplit(address).hostname or "")
