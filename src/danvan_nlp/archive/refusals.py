"""The rejects of this stage: what could not even be read, named so that its place is found."""

from __future__ import annotations

from danvan_nlp.records import Reject

STAGE = "archive"

MAX_BYTES = 32 * 2**20
"""Bytes of one document, unpacked: six times the 5 MB that a page may have (article stage)."""


def refuse(origin: str, reason: str, detail: str = "", *, url: str | None = None) -> Reject:
    """A reject of the archive stage; `origin` ("articles.jsonl:17") stands for the missing id."""
    return Reject(id=origin, stage=STAGE, reason=reason, detail=detail, url=url)


def too_large(origin: str, *, url: str | None = None) -> Reject:
    """A reject of a document over the cap on bytes."""
    return refuse(origin, "too_large", f"over {MAX_BYTES // 2**20} MiB", url=url)
