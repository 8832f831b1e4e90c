"""A report in a spaCy document: plain lists in `doc.user_data`, span groups for looking at.

Everything that a component finds is kept as plain lists of offsets, so that DocBin,
`nlp.pipe` with several processes and `doc.to_bytes` carry it; `doc.spans` shows the
same as span groups, for displaCy and for other components.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from spacy.tokens import Doc, SpanGroup

from danvan_nlp.extract.found import Found
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.language.plain import from_plain, to_plain
from danvan_nlp.records import Article, Model, Person, Place, Quote, Report, Unit

KEY = "danvan"
# What a span group's labels are: an attribute of its items, or where they have none, a word.
LABELS = {"quotes": "type", "places": "level", "units": "kind", "persons": "", "models": "field"}
_TYPES: Mapping[str, type] = {
    "quotes": Quote,
    "places": Place,
    "units": Unit,
    "persons": Person,
    "models": Model,
}


def make_doc(nlp: Any, article: Article) -> Doc:
    """A document that knows where and when its article was published, for `nlp` or `nlp.pipe`."""
    doc: Doc = nlp.make_doc(article.text)
    put_article(doc, article)
    return doc


def put_article(doc: Doc, article: Article) -> None:
    """Keep what is known of a document's article, its text apart, which is the document's own."""
    known = {f.name: getattr(article, f.name) for f in fields(Article) if f.name != "text"}
    _data(doc)["article"] = {
        **known,
        "captions": list(article.captions),
        "found": dict(article.found),
    }


def article_of(doc: Doc) -> Article:
    """The article of a document; of a bare text, one with its first line as title."""
    known = _data(doc).get("article")
    text = doc.text
    if known is None:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return Article(id=digest, text=text, title=text.split("\n", 1)[0].strip())
    return Article(**{**known, "captions": tuple(known["captions"])}, text=text)


def put(doc: Doc, name: str, items: Iterable[Any]) -> None:
    """Keep what a step found, as plain data and as a span group of the same name."""
    items = tuple(items)
    _data(doc)[name] = [to_plain(item) for item in items]
    spans = [
        doc.char_span(
            item.span.start, item.span.end, label=_label(name, item), alignment_mode="expand"
        )
        for item in items
    ]
    made = [span for span in spans if span is not None]
    doc.spans[name] = SpanGroup(doc, name=name, spans=made)


def _label(name: str, item: Any) -> str:
    return str(getattr(item, LABELS[name])) if LABELS[name] else "person"


def get(doc: Doc, name: str) -> tuple[Any, ...]:
    """What a step found, or nothing where the step did not run."""
    return tuple(from_plain(_TYPES[name], item) for item in _data(doc).get(name, ()))


def put_plain(doc: Doc, name: str, value: Any) -> None:
    """Keep plain data that one component leaves for the next."""
    _data(doc)[name] = value


def get_plain(doc: Doc, name: str, default: Any) -> Any:
    """Plain data that an earlier component left."""
    return _data(doc).get(name, default)


def found_of(doc: Doc) -> Found:
    """The document's article with what the components before have found."""
    article = article_of(doc)
    return Found(
        article,
        Parsed(article.text),
        get(doc, "quotes"),
        get(doc, "places"),
        get(doc, "units"),
        get(doc, "persons"),
    )


def report_of(doc: Doc) -> Report:
    """The report of a document: what its components found, as records."""
    return Report(article=article_of(doc), quotes=get(doc, "quotes"), models=get(doc, "models"))


def _data(doc: Doc) -> dict[str, Any]:
    data: dict[str, Any] = doc.user_data.setdefault(KEY, {})
    return data


if not Doc.has_extension("report"):
    Doc.set_extension("report", getter=report_of)
