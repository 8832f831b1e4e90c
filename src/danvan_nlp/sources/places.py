"""The province that an address speaks for, read from its host name.

Provincial hosts name their province in a label: quangnam.gov.vn and everything below
it, baothanhhoa.vn, conganquangbinh.gov.vn. The label nearest to the end decides, since
districts of one province are called like another (thanhhoa.longan.gov.vn).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from danvan_nlp.sources.declared import Source
from danvan_nlp.sources.load import declared_sources

_TABLE = Path(__file__).parent / "data" / "provinces.tsv"
_OFFICES = re.compile(
    r"^(?:bao|congan|tuyengiao|danvan|tinhuy|thanhuy|tinhdoan|thanhdoan|hoinongdan|hoiphunu|phunu"
    r"|mattran|mttq|ubmttq|ubnd|hdnd|cong|dai|ptth|vanhoa|dulich)"
)
_ENDINGS = re.compile(r"(?:tv|online|city|portal|plus)$")
_COMMON = frozenset(["vn", "gov", "com", "org", "net", "edu", "dcs", "info", "www", "m", "vnptweb"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A province as its hosts name it: the name of that time, the newest code under that name."""

    name: str
    code: str


def province_of(url: str) -> str | None:
    """The name of the province that the host of this address belongs to, None if it names none."""
    found = province_at(url)
    return found.name if found else None


def province_at(url: str) -> Province | None:
    """The province, name and code, that the host of this address belongs to, None if unknown."""
    host = _host(url)
    for label in reversed(host.split(".")):
        if label not in _COMMON and (found := _by_label(label)):
            return found
    source = source_of(url)
    return province_by_code(source.province) if source and source.province else None


def source_of(url: str, sources: tuple[Source, ...] | None = None) -> Source | None:
    """The declared site that the host of this address is one of, None if undeclared."""
    index = _hosts(sources if sources is not None else declared_sources())
    return index.get(_bare(_host(url)))


def _host(url: str) -> str:
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower().rstrip(".")
    except ValueError:
        return ""


def _bare(host: str) -> str:
    return re.sub(r"^(?:www\d?|m|amp)\.", "", host)


@lru_cache(maxsize=8)
def _hosts(sources: tuple[Source, ...]) -> dict[str, Source]:
    return {_bare(host): source for source in sources for host in source.hosts}


def _by_label(label: str) -> Province | None:
    table = _provinces()
    plain = label.replace("-", "")
    bare = _ENDINGS.sub("", _OFFICES.sub("", plain))
    for form in (plain, _OFFICES.sub("", plain), _ENDINGS.sub("", plain), bare):
        if form in table:
            return table[form]
    return None


def province_by_code(code: str) -> Province | None:
    """The province that has this code, under its newest name; None for an unknown code."""
    return next((found for found in _provinces().values() if found.code == code), None)


@lru_cache(maxsize=1)
def _provinces() -> dict[str, Province]:
    with _TABLE.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t")
        return {row["label"]: Province(name=row["name"], code=row["code"]) for row in rows}
