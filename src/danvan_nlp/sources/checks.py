"""Whether the values of a declaration are of their kinds, and make sense together."""

from __future__ import annotations

import re
from datetime import date
from math import isfinite

from danvan_nlp.sources.declared import Politeness, Source, Tls

_HOST = re.compile(r"(?!-)[\w-]+(?:\.[\w-]+)+(?::\d{1,5})?")
_ID = re.compile(r"[\w.-]+")
_SCHEMES = ("https", "http")
_TEXTS = ("name", "family", "level", "scheme", "article")
_MAYBE_TEXTS = ("province", "district", "paging", "successor")
_SWITCHES = ("http_too", "needs_js")


def check_source(source: Source) -> None:
    """Nothing, if the declaration makes sense.

    Raises:
        TypeError: a value is of the wrong kind.
        ValueError: a value makes no sense, or contradicts another; the message says which.
    """
    _check_kinds(source)
    if not _ID.fullmatch(source.id):
        raise ValueError("id is of letters, digits, dots and hyphens")
    if wrong := [host for host in source.hosts if not _HOST.fullmatch(host)]:
        raise ValueError(f'{wrong[0]!r} is no host: it stands alone, as in "bao.example.vn"')
    if source.scheme not in _SCHEMES:
        raise ValueError(f"scheme is one of {', '.join(_SCHEMES)}")
    if source.province is not None and not re.fullmatch(r"\d\d", source.province):
        raise ValueError("province is a code of two digits, in quotation marks")
    if source.district is not None and not re.fullmatch(r"\d{3}", source.district):
        raise ValueError("district is a code of three digits, in quotation marks")
    _check_range("", source.valid_from, source.valid_to)
    for layout in source.layouts:
        _check_range(f"layout {layout.name}: ", layout.valid_from, layout.valid_to)
    _check_politeness(source.politeness)
    if source.tls is not None:
        _check_tls(source.tls)


def _check_kinds(source: Source) -> None:
    if not isinstance(source.id, str):
        raise TypeError("id is a string")
    for name in _TEXTS:
        if not isinstance(getattr(source, name), str):
            raise TypeError(f"{name} is a string")
    for name in _MAYBE_TEXTS:
        value = getattr(source, name)
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} is a string")
    for name in _SWITCHES:
        if not isinstance(getattr(source, name), bool):
            raise TypeError(f"{name} is true or false")


def _check_range(where: str, first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        raise ValueError(f"{where}valid_to lies before valid_from")


def _check_politeness(manners: Politeness) -> None:
    delay, pages = manners.delay, manners.pages
    numbers = isinstance(delay, int | float) and isinstance(pages, int)
    if not numbers or not isfinite(delay) or delay < 0 or pages < 1:
        raise ValueError("politeness asks for a delay >= 0 in seconds and whole pages >= 1")
    if manners.group is not None and not isinstance(manners.group, str):
        raise TypeError("the group of politeness is a string")


def _check_tls(exception: Tls) -> None:
    if not isinstance(exception.reason, str) or not exception.reason.strip():
        raise ValueError("an exception of tls needs a reason")
    if not isinstance(exception.legacy, bool) or not isinstance(exception.unverified, bool):
        raise TypeError("legacy and unverified of tls are true or false")
