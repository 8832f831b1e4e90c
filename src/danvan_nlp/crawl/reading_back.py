"""Versions of articles read back from a store, in the order in which they were captured."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from danvan_nlp.crawl.database import Database
from danvan_nlp.crawl.run import MAX_PAGE
from danvan_nlp.crawl.state import ArticleVersion, State
from danvan_nlp.crawl.store import Store
from danvan_nlp.crawl.unpacking import Unpacker
from danvan_nlp.crawl.verify import read_member
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
    path = store.segments / version.segment
    headers, block = _response(path, version)
    head, _, raw = block.partition(b"\r\n\r\n")
    lines = head.decode("utf-8", "replace").split("\r\n")
    http = {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(":") for line in lines[1:])
    }
    unpacker = Unpacker(http.get("content-encoding", ""), MAX_PAGE)
    unpacker.feed(raw)
    status = lines[0].split(" ")[1]
    return Page(
        url=headers.get("warc-target-uri", version.url),
        body=unpacker.body,
        source=version.source,
        fetched_at=version.at,
        status=int(status) if status.isdecimal() else 200,
        headers=http,
        warc=version.segment,
        offset=version.offset,
    )


def _response(path: Path, version: ArticleVersion) -> tuple[dict[str, str], bytes]:
    offset = version.offset
    try:
        while offset < version.offset + version.length:
            member, block = read_member(path, offset)
            if member.headers.get("warc-type") == "response":
                return member.headers, block
            offset += member.length
    except OSError as error:
        raise DataError(f"{path}: {error}") from error
    raise DataError(f"{path}: no response at byte {version.offset}")
