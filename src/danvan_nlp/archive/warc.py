"""WARC archives: the HTML pages among their responses, unpacked and unchunked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from danvan_nlp.archive.inputs import InputFile
from danvan_nlp.archive.refusals import MAX_BYTES, refuse, too_large
from danvan_nlp.records import Document, Page, Reject

if TYPE_CHECKING:
    from fastwarc.warc import ArchiveIterator, WarcRecord

_HTML = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRange:
    """Records whose offset in the file lies in [start, end)."""

    start: int = 0
    end: int | None = None


def split_records(file: InputFile, size: int) -> list[RecordRange]:
    """Ranges of `size` responses each; one range where records share a compressed block.

    A damaged archive is split as far as it can be read: whoever reads the last range
    comes to the damage and tells of it.
    """
    offsets: list[int] = []
    try:
        with file.path.open("rb") as stream:
            offsets.extend(record.stream_pos for record in _responses(stream))
    except OSError:
        pass
    if len(set(offsets)) < len(offsets) or not offsets:
        return [RecordRange()]
    starts = [0, *offsets[size::size]]
    ends = [*starts[1:], None]
    return [RecordRange(start=start, end=end) for start, end in zip(starts, ends, strict=True)]


def read_records(file: InputFile, part: RecordRange) -> Iterator[Document | Reject]:
    """The pages of a range of records: successful responses of type HTML, with url and date.

    Redirects, errors, images and the like are no articles and pass unseen. A cut or
    altered record is a reject, and so is what follows a place that cannot be read.
    """
    last = part.start
    try:
        with file.path.open("rb") as stream:
            stream.seek(part.start)
            for record in _responses(stream):
                last = record.stream_pos
                if part.end is not None and last >= part.end:
                    return
                if found := _page(file, record, last):
                    yield found
    except OSError as error:
        yield refuse(f"{file.name}:{last}", "damaged", f"not readable after byte {last}: {error}")


def _responses(stream: BinaryIO) -> ArchiveIterator:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    return ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False)


def _page(file: InputFile, record: WarcRecord, offset: int) -> Document | Reject | None:
    if not _is_meant(record):
        return None
    origin, url = f"{file.name}:{offset}", record.headers.get("WARC-Target-URI") or ""
    try:
        response = _whole(record)
        if not _is_article(response):
            return None
        body = response.reader.read(MAX_BYTES + 1) if response is not record else None
    except (OSError, ValueError) as error:
        return refuse(origin, "damaged", str(error), url=url)
    if body is None or len(body) > MAX_BYTES:
        return too_large(origin, url=url)
    page = Page(
        url=url,
        body=body,
        fetched_at=_utc(record.record_date),
        status=response.http_headers.status_code or 200,
        headers={name.lower(): value for name, value in response.http_headers.items()},
        warc=file.name,
        offset=offset,
    )
    return Document(origin=origin, page=page)


def _whole(record: WarcRecord) -> WarcRecord:
    """A copy of the record with its HTTP headers parsed, the record itself if over the cap.

    A copy, so that a body that cannot be unpacked leaves the archive readable behind it.

    Raises:
        ValueError: the record is cut short or does not match its digest.
        OSError: its headers or its body cannot be read.
    """
    from fastwarc.warc import WarcRecord

    length = record.content_length
    if length > MAX_BYTES:
        record.parse_http(auto_decode="none")
        return record
    digest = "WARC-Block-Digest" in record.headers
    if digest and not record.verify_block_digest(consume=False):
        message = "the record does not match its digest"
        raise ValueError(message)
    block = record.reader.read()
    if len(block) < length:
        message = f"{len(block)} of {length} bytes"
        raise ValueError(message)
    copy = WarcRecord()
    copy.set_bytes_content(block)
    copy.is_http = record.is_http
    copy.parse_http(auto_decode="all")
    return copy


def _is_meant(record: WarcRecord) -> bool:
    """Whether a record may be an article.

    Our collector says of each what it was fetched for, and which are versions of an article:
    what only repeats one, and pages on the way to one, are no further articles.
    """
    told = record.headers
    return not told.get("Danvan-Purpose") or bool(told.get("Danvan-Version"))


def _is_article(record: WarcRecord) -> bool:
    headers = record.http_headers
    if headers is None or not 200 <= (headers.status_code or 0) < 300:
        return False
    kind = (record.http_content_type or "").strip().lower()
    return kind in _HTML


def _utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None
