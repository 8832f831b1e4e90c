"""WARC 1.1 records of an exchange: request, and response or revisit, each a gzip member."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import urlsplit

from danvan_nlp.crawl.gate import Purpose
from danvan_nlp.crawl.outcomes import Outcome
from danvan_nlp.crawl.transport import Exchange
from danvan_nlp.version import VERSION

_UNCHANGED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_CHUNKED = "transfer-encoding"
_SOURCE, _PURPOSE, _OUTCOME = "Danvan-Source", "Danvan-Purpose", "Danvan-Outcome"
_KEY, _VERSION, _TWIN = "Danvan-Key", "Danvan-Version", "Danvan-Same-Text-As"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An earlier capture with the same payload: what a revisit record refers to."""

    url: str
    at: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What the archive says of an exchange beside the response: the state can be made of it.

    `key` is set where the fetch of an article ended, `version` where the response is one of
    the article's versions, `twin_of` where another article says the same.
    """

    source: str
    purpose: Purpose
    outcome: Outcome
    key: str | None = None
    version: int | None = None
    twin_of: str | None = None

    def headers(self) -> dict[str, str]:
        """The label as headers of a record."""
        found = {
            _SOURCE: self.source,
            _PURPOSE: self.purpose.value,
            _OUTCOME: self.outcome.value,
            _KEY: self.key,
            _VERSION: str(self.version) if self.version else None,
            _TWIN: self.twin_of,
        }
        return {name: _one_line(value) for name, value in found.items() if value}

    @classmethod
    def of(cls, headers: Mapping[str, str]) -> Label | None:
        """The label in a record's headers (names in lower case), None where it is not ours."""
        told = {name: headers.get(name.lower(), "") for name in (_SOURCE, _PURPOSE, _OUTCOME)}
        version = headers.get(_VERSION.lower(), "")
        try:
            return cls(
                source=told[_SOURCE],
                purpose=Purpose(told[_PURPOSE]),
                outcome=Outcome(told[_OUTCOME]),
                key=headers.get(_KEY.lower()),
                version=int(version) if version.isdecimal() else None,
                twin_of=headers.get(_TWIN.lower()),
            )
        except ValueError:
            return None


def payload_digest(raw: bytes) -> str:
    """The digest of a payload as WARC writes it."""
    digest = hashlib.sha1(raw, usedforsecurity=False).digest()
    return "sha1:" + b32encode(digest).decode()


def warc_info(name: str, agent: str, at: datetime) -> bytes:
    """The first record of a segment: what wrote it and how it was told to behave."""
    from warcio.warcwriter import WARCWriter

    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="WARC/1.1")
    fields = {
        "software": f"danvan_nlp/{VERSION}",
        "format": "WARC File Format 1.1",
        "robots": "obey (RFC 9309)",
        "http-header-user-agent": agent,
    }
    record = writer.create_warcinfo_record(name, fields)
    record.rec_headers.replace_header("WARC-Date", warc_date(at))
    writer.write_record(record)
    record.raw_stream.close()
    return buffer.getvalue()


def exchange_records(exchange: Exchange, label: Label, *, known: Known | None) -> bytes:
    """The records of one exchange, ready to be appended to a segment.

    With `known` the payload is not written again: the revisit record names the capture
    that has it (the same digest, or what the server called not modified).
    """
    from warcio.warcwriter import WARCWriter

    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="WARC/1.1")
    more = _more_headers(exchange, label)
    if known is None:
        answer = writer.create_warc_record(
            exchange.url,
            "response",
            payload=BytesIO(exchange.raw),
            http_headers=_answer_headers(exchange),
            warc_headers_dict=more,
        )
    else:
        answer = writer.create_revisit_record(
            exchange.url,
            known.digest,
            known.url,
            known.at,
            http_headers=_answer_headers(exchange),
            warc_headers_dict=more,
        )
        if exchange.status == 304:
            answer.rec_headers.replace_header("WARC-Profile", _UNCHANGED)
    request = writer.create_warc_record(
        exchange.url,
        "request",
        payload=BytesIO(b""),
        http_headers=_question_headers(exchange),
        warc_headers_dict={"WARC-Date": warc_date(exchange.at)},
    )
    writer.write_request_response_pair(request, answer)
    for record in (request, answer):
        # The library keeps each payload in a temporary file and leaves it open.
        record.raw_stream.close()
    return buffer.getvalue()


def warc_date(at: datetime) -> str:
    """A moment as WARC writes it: UTC, whole seconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _more_headers(exchange: Exchange, label: Label) -> dict[str, str]:
    more = {"WARC-Date": warc_date(exchange.at), **label.headers()}
    if exchange.address:
        more["WARC-IP-Address"] = exchange.address
    if exchange.truncated:
        more["WARC-Truncated"] = exchange.truncated
    if not exchange.tls_verified:
        more["Danvan-Tls-Verified"] = "false"
    return more


def _answer_headers(exchange: Exchange) -> object:
    from warcio.statusandheaders import StatusAndHeaders

    # Chunks were joined on the way, so the header that announces them is set aside.
    headers = [
        (f"X-Archive-Orig-{name}" if name.lower() == _CHUNKED else name, _one_line(value))
        for name, value in exchange.headers
    ]
    return StatusAndHeaders(f"{exchange.status} {_one_line(exchange.reason)}", headers, "HTTP/1.1")


def _question_headers(exchange: Exchange) -> object:
    from warcio.statusandheaders import StatusAndHeaders

    parts = urlsplit(exchange.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = [("Host", parts.netloc), *exchange.request_headers]
    return StatusAndHeaders(f"GET {target} HTTP/1.1", headers, is_http_request=True)


def _one_line(value: str) -> str:
    return " ".join(value.split())
