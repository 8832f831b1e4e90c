"""robots.txt by RFC 9309, around Protego: what may be fetched, how often, and what if it fails.

Protego matches paths (wildcards, longest rule). What it leaves open is decided here:
encodings, size, pages that are no rules, refusals, and servers that do not answer. A
server that fails (5xx, no network) is left alone; a copy of its rules that was good
within the last 30 days may be used meanwhile.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from danvan_nlp.crawl.outcomes import Outcome

if TYPE_CHECKING:
    from protego import Protego

AGENT = "danvan_nlp"  # the product token that rules are matched against
MAX_BYTES = 512 * 1024  # RFC 9309 asks for 500 KiB at least
FRESH = timedelta(hours=24)
USABLE = timedelta(days=30)
LONG_DELAY = 60.0  # seconds; a host that asks for more is read a few pages a run
FEW_PAGES = 10
_REFUSED = {401: "asks for a login", 403: "is refused"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules of one host, or the reason why there are none.

    Attributes:
        blocked: None where the rules decide, else the outcome of every fetch.
        text: the text that Protego reads, "" where everything is allowed.
        at: when this was learned; a copy older than a day is fetched again.
        notes: what was odd about the file, for the run report.
    """

    at: datetime
    text: str = ""
    blocked: Outcome | None = None
    notes: tuple[str, ...] = ()
    parsed: Protego = field(repr=False, compare=False)

    def allows(self, url: str) -> bool:
        """Whether the rules let us fetch this address."""
        return self.blocked is None and bool(self.parsed.can_fetch(url, AGENT))

    @property
    def delay(self) -> float:
        """The seconds between two fetches that the host asks for; 0 where it does not."""
        asked = self.parsed.crawl_delay(AGENT)
        return float(asked) if asked is not None and 0 < asked < 86400 else 0.0

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that the file names."""
        return tuple(self.parsed.sitemaps)


def make_rules(
    text: str, at: datetime, *, blocked: Outcome | None = None, notes: tuple[str, ...] = ()
) -> Rules:
    """Rules of a text, or of the fact that there is none to go by."""
    from protego import Protego

    return Rules(at=at, text=text, blocked=blocked, notes=notes, parsed=Protego.parse(text))


def rules_of(status: int, body: bytes, at: datetime) -> Rules:
    """What a response to /robots.txt means.

    2xx: the rules. 401, 403: nothing may be fetched, the safe reading. 429: not now.
    Other 4xx and redirects that lead nowhere: no rules. 5xx: nothing may be fetched.
    """
    if 200 <= status < 300:
        text, notes = decode_rules(body)
        return make_rules(text, at, notes=notes)
    if status in _REFUSED:
        note = f"robots.txt {_REFUSED[status]} ({status}): nothing is fetched"
        return make_rules("", at, blocked=Outcome.ROBOTS_DENIED, notes=(note,))
    if status == 429:
        return make_rules("", at, blocked=Outcome.ROBOTS_UNREACHABLE, notes=("robots.txt: 429",))
    if status >= 500:
        note = f"robots.txt answers {status}"
        return make_rules("", at, blocked=Outcome.ROBOTS_UNREACHABLE, notes=(note,))
    return make_rules("", at)


def no_answer(cached: Rules | None, at: datetime, note: str) -> Rules:
    """What holds where robots.txt could not be had: the last good copy, else nothing is fetched."""
    if cached is not None and cached.blocked is None and at - cached.at <= USABLE:
        notes = (f"{note}; the copy of {cached.at:%Y-%m-%d} is used",)
        return make_rules(cached.text, cached.at, notes=notes)
    return make_rules("", at, blocked=Outcome.ROBOTS_UNREACHABLE, notes=(note,))


def is_fresh(rules: Rules, now: datetime) -> bool:
    """Whether a copy may be used without asking again."""
    return rules.blocked is None and timedelta(0) <= now - rules.at <= FRESH


def decode_rules(body: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of robots.txt and notes on what was odd.

    A byte order mark is dropped (Protego would ignore every rule behind it), UTF-16 is
    read, a file over 512 KiB loses its last, cut line, and a web page is no rules.
    """
    notes: list[str] = []
    if len(body) > MAX_BYTES:
        body = body[:MAX_BYTES].rpartition(b"\n")[0]
        notes.append(f"robots.txt has more than {MAX_BYTES} bytes: the rest is not read")
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = body.decode("utf-16", "replace")
    else:
        text = body.decode("utf-8-sig", "replace")
    if text.lstrip().startswith("<"):
        notes.append("robots.txt is a web page: no rules")
        return "", tuple(notes)
    return text.replace("\x00", ""), tuple(notes)
