"""What the status and the wholeness of a response mean."""

from __future__ import annotations

from danvan_nlp.crawl import pages
from danvan_nlp.crawl.outcomes import Outcome
from danvan_nlp.crawl.transport import Exchange

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BY_STATUS = {
    304: Outcome.NOT_MODIFIED,
    404: Outcome.GONE,
    410: Outcome.GONE,
    429: Outcome.THROTTLED,
    401: Outcome.BLOCKED,
    403: Outcome.BLOCKED,
    406: Outcome.BLOCKED,
    451: Outcome.BLOCKED,
} | dict.fromkeys(REDIRECTS, Outcome.REDIRECT)
_BY_CUT = {
    "length": Outcome.TOO_BIG,
    "time": Outcome.TIMEOUT,
    "disconnect": Outcome.TRUNCATED,
}


def outcome_of(exchange: Exchange) -> tuple[Outcome, str]:
    """What status and wholeness of a response mean, before its content is looked at."""
    status = exchange.status
    if status != 200:
        return _outcome_of_status(exchange), f"status {status}"
    if exchange.undecodable:
        return Outcome.BAD_ENCODING, exchange.header("Content-Encoding")
    if exchange.truncated:
        return _BY_CUT[exchange.truncated], f"cut after {len(exchange.body)} bytes"
    return Outcome.OK, ""


def _outcome_of_status(exchange: Exchange) -> Outcome:
    status = exchange.status
    found = _BY_STATUS.get(status)
    if found is Outcome.BLOCKED and pages.is_wall(pages.text_of(exchange)):
        return Outcome.CHALLENGE
    if found is not None:
        return found
    if status == 503 and exchange.header("Retry-After"):
        return Outcome.THROTTLED
    return Outcome.SERVER_ERROR if status >= 500 else Outcome.CLIENT_ERROR
