"""Versions of articles read back from a store, in the order in which they were captured."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from danvan_nlp.crawl.database import Database
from danvan_nlp.crawl.state import ArticleVersion, State
from danvan_nlp.crawl.store import Store
from danvan_nlp.crawl.transport import MAX_PAGE
from danvan_nlp.crawl.unpacking import Unpacker
from danvan_nlp.crawl.verify import Member, records
from danvan_nlp.errors import DataError
from danvan_nlp.records import Page


def article_versions(store: Store, *, after: int = 0) -> Iterator[ArticleVersion]:
    """The versions that were captured after the one of this number (0: all).

    Raises:
        DataError: there is no store, or its state is none.
    """
    if not store.state.exists():
        raise DataError(f"{store.folder} holds no store")
    with closing(Database(store.state)) as database:
        yield from State(database).versions(after=after)


def page_of_version(store: Store, version: ArticleVersion) -> Page:
    """The page of a version as it was served.

    Raises:
        DataError: the archive does not hold it whole.
    """
    member, block = _response(store.segments / version.segment, version)
    answer = Answer.of(block)
    return Page(
        url=member.headers.get("warc-target-uri", version.url),
        body=answer.body,
        source=version.source,
        fetched_at=version.at,
        status=answer.status or 200,
        headers=answer.headers,
        warc=version.segment,
        offset=version.offset,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response as it stands in a record: `raw` is its payload as sent, headers in lower case."""

    status: int
    headers: dict[str, str]
    raw: bytes

    @classmethod
    def of(cls, block: bytes) -> Answer:
        """The response in a record's block; status 0 where its first line names none."""
        head, _, raw = block.partition(b"\r\n\r\n")
        lines = head.decode("utf-8", "replace").split("\r\n")
        headers = {
            name.strip().lower(): value.strip()
            for name, _, value in (line.partition(":") for line in lines[1:])
        }
        status = f"{lines[0]} ".split(" ")[1]
        return cls(status=int(status) if status.isdecimal() else 0, headers=headers, raw=raw)

    @property
    def body(self) -> bytes:
        """The payload unpacked, as far as the cap of a page."""
        unpacker = Unpacker(self.headers.get("content-encoding", ""), MAX_PAGE)
        unpacker.feed(self.raw)
        return unpacker.body


def _response(path: Path, version: ArticleVersion) -> tuple[Member, bytes]:
    try:
        for member, block in records(path, start=version.offset):
            if member.offset >= version.offset + version.length:
                break
            if member.headers.get("warc-type") == "response":
                return member, block
    except OSError as error:
        raise DataError(f"{path}: {error}") from error
    raise DataError(f"{path}: no response at byte {version.offset}")
