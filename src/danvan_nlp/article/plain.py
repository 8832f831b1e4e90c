"""An article from plain text: a file that somebody saved, or a record's text.

Copied pages bring their furniture along at head and tail; it goes, as do boxes of other
news, so that no model is counted that another article is about.
"""

from __future__ import annotations

from typing import Unpack

from danvan_nlp.article.authors import bare_author, labelled_author, named_author
from danvan_nlp.article.decode import decode_text
from danvan_nlp.article.furniture import (
    heads_comments,
    heads_related,
    is_furniture,
    without_furniture,
)
from danvan_nlp.article.known import MAX_BYTES, Draft, Known, finish
from danvan_nlp.errors import DocumentError
from danvan_nlp.records import Article
from danvan_nlp.vietnamese.dates import find_stamp
from danvan_nlp.vietnamese.folding import fold
from danvan_nlp.vietnamese.text import clean, fold_spaces

_HEADLINE = 200  # characters: the longest title; a related box holds titles, an article prose
_LAST_LINES = 4  # where the author of a plain text stands


def article_from_text(text: str | bytes, **known: Unpack[Known]) -> Article:
    """The article in a plain text: paragraphs parted by one blank line, the title first.

    Args:
        text: the text or the bytes of a file of unknown encoding.
        **known: id, url, source, province, district, published, title, each optional.

    Raises:
        DocumentError: empty, too_large, binary or no_text.
    """
    draft = Draft()
    if isinstance(text, bytes):
        decoded = decode_text(text)
        draft.found |= decoded.found
        text = decoded.text
    if len(text) > MAX_BYTES:
        raise DocumentError("too_large", f"{len(text):,} characters of text")
    lines = paragraphs_of(clean(text))
    if not lines:
        raise DocumentError("empty", "no visible character")
    _read_lines(lines, draft, title=known.get("title"))
    return finish(draft, known)


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a clean text, white space folded, lines broken by width put together."""
    found: list[list[str]] = []
    for block in _blocks(text):
        if _wrapped(block):
            found.append(block)
            continue
        for number, line in enumerate(block):
            if number and _goes_on(found[-1][-1], line):
                found[-1].append(line)
            else:
                found.append([line])
    return [" ".join(lines) for lines in found]


def without_related(lines: list[str]) -> list[str]:
    """The lines without boxes of other news: a heading and the titles after it, up to prose."""
    kept: list[str] = []
    inside = False
    enough = sum(map(len, lines)) * 0.4  # comments may be as long as the article, hardly longer
    passed = 0
    for line in lines:
        if heads_comments(line) and passed >= enough:
            break
        passed += len(line)
        if heads_related(line):
            inside = True
        elif not inside or _is_prose(line):
            inside = False
            kept.append(line)
        elif _signs(line):
            kept.append(line)
    return kept


def _read_lines(lines: list[str], draft: Draft, *, title: str | None) -> None:
    """Fill a draft from the lines of a text; the first is the title, unless another is known."""
    lines, stamp = _without_head(lines)
    if lines and (not title or fold(title) == fold(lines[0])):
        draft.title, draft.found["title"] = lines[0], "first line"
        lines, after = _without_head(lines[1:])
        stamp = stamp or after
    lines, last = _without_tail(without_related(lines))
    stamp = stamp or last
    if stamp:
        draft.published, draft.found["published"] = stamp, "date line"
    _read_author(lines, draft)
    draft.paragraphs = lines
    draft.found["text"] = "plain"


def _without_head(lines: list[str]) -> tuple[list[str], str | None]:
    """The lines less the furniture before the first real one, and the date that stood there."""
    stamp = None
    for position, line in enumerate(lines):
        if not is_furniture(line):
            return lines[position:], stamp
        stamp = stamp or _date(line)
    return [], stamp


def _without_tail(lines: list[str]) -> tuple[list[str], str | None]:
    """The lines less the furniture after the last real one, and the date that stood there."""
    stamp = None
    end = len(lines)
    while end and is_furniture(lines[end - 1]):
        end -= 1
        stamp = stamp or _date(lines[end])
    kept = lines[:end]
    if kept:
        kept[-1] = without_furniture(kept[-1])
    return kept, stamp


def _date(line: str) -> str | None:
    stamp = find_stamp(line)
    return stamp.iso if stamp else None


def _read_author(lines: list[str], draft: Draft) -> None:
    for line in reversed(lines[-_LAST_LINES:]):
        if (label := labelled_author(line)) and (author := named_author(label)):
            draft.author, draft.found["author"] = author, "label"
            return
    bare = bare_author(lines[-1]) if len(lines) > 1 else None
    if bare and (author := named_author(bare)):
        draft.author, draft.found["author"] = author, "last line"


def _blocks(text: str) -> list[list[str]]:
    """The lines of a text by the blocks that blank lines part, white space folded."""
    blocks: list[list[str]] = [[]]
    for raw in text.split("\n"):
        if line := fold_spaces(raw):
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _wrapped(block: list[str]) -> bool:
    """Whether a block of lines is one paragraph broken at a column, as mail and old editors do."""
    if len(block) < 3:
        return False
    lengths = [len(line) for line in block[:-1]]
    width = max(lengths)
    return 50 <= width <= 120 and min(lengths) >= width - 15 and len(block[-1]) <= width


def _goes_on(line: str, follow: str) -> bool:
    """Whether a line ends in mid-sentence and the next goes on small."""
    return len(line) >= 50 and line[-1] not in '.!?…:;”"' and follow[0].islower()


def _is_prose(line: str) -> bool:
    """Whether a line is a paragraph of an article rather than the title of another one."""
    return len(line) > _HEADLINE or (len(line) >= 60 and line[-1] in '.!?…:”"')


def _signs(line: str) -> bool:
    return labelled_author(line) is not None
