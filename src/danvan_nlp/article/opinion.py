"""trafilatura's opinion of a page: slow (19 ms) but of other faults than our own."""

from __future__ import annotations

from danvan_nlp.vietnamese.text import clean, fold_spaces

_MOST_MARKUP = 600_000  # characters: past them its time grows to many seconds
_MOST_LINKS = 5_000


def second_opinion(markup: str) -> list[str]:
    """The paragraphs that trafilatura finds, none for a page too large to ask about."""
    if len(markup) > _MOST_MARKUP or markup.count("<a") > _MOST_LINKS:
        return []
    from trafilatura import bare_extraction

    document = bare_extraction(
        markup, include_comments=False, include_tables=True, with_metadata=False
    )
    text = getattr(document, "text", None) or ""
    return [line for raw in clean(text).split("\n") if (line := fold_spaces(raw))]
