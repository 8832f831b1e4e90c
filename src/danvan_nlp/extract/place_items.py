"""Where a model's own item of a sentence ends: what stands in the next one is of another model.

"“A” ở xã X; “B” của gia đình anh Y; “C” ở xã Z" gives a place to each by semicolons, and none
to B.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from danvan_nlp.extract.drafts import Draft
from danvan_nlp.extract.place_phrases import Mention
from danvan_nlp.extract.stage import Stage
from danvan_nlp.records import Span

_ENDS = re.compile(r"[;\n]|\.\s|[+•]|…")
_FINE = frozenset(("place:hamlet", "place:commune"))


def item_features(stage: Stage, draft: Draft, outside: Sequence[Mention]) -> list[list[str]]:
    """For each place, whether the model's own item names it, or only another item or sentence.

    Args:
        stage: the models and the places of the article.
        draft: the model.
        outside: the places' mentions outside the models' names.
    """
    mention = draft.mentions[0]
    sentence = stage.found.parsed.sentence(mention.start)
    item = _item(stage.found.text, sentence, mention)
    cut = "semi" if ";" in sentence.of(stage.found.text) else "plain"
    others = sum(item.start <= s.start < item.end for s in stage.model_spans if s != mention)
    where: dict[int, set[str]] = {}
    for span, index in outside:
        if sentence.start <= span.start < sentence.end:
            where.setdefault(index, set()).add(_side(item, span))
    own = {stage.options[index].kind for index, sides in where.items() if "in" in sides}
    finest = "none" if not own else "coarse" if own.isdisjoint(_FINE) else "fine"
    told = f"{cut}&{min(others, 2)}&{finest}"
    rows = []
    for index, option in enumerate(stage.options):
        side = _stands(where.get(index, set()))
        rows.append(
            [
                f"item={side}&{told}",
                f"item={side}&{told}&{option.kind}",
                f"item={side}&{cut}",
            ]
        )
    return rows


def _item(text: str, sentence: Span, mention: Span) -> Span:
    """The part of the sentence between the marks around a mention that end an item."""
    start, end = sentence.start, sentence.end
    for mark in _ENDS.finditer(text, sentence.start, sentence.end):
        if mark.start() < mention.start:
            start = mark.start()
        elif mark.start() >= mention.end:
            end = mark.start()
            break
    return Span(start, end)


def _side(item: Span, span: Span) -> str:
    if span.start < item.start:
        return "prev"
    return "in" if span.start < item.end else "next"


def _stands(sides: set[str]) -> str:
    return next((side for side in ("in", "prev", "next") if side in sides), "out")
