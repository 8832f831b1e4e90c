"""Whether a person runs a model: what the text says that the person does.

"Ông A làm tổ trưởng", "mô hình do chị B khởi xướng", "của gia đình anh C" name who runs it;
"Theo ông D", "bà E cho biết" name who speaks about it, which is no such thing.
"""

from __future__ import annotations

from danvan_nlp.extract.drafts import Draft
from danvan_nlp.extract.pairs import pair_features
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.stage import Stage
from danvan_nlp.records import Span
from danvan_nlp.vietnamese.syllables import phrase_key


def _phrases(table: str) -> tuple[str, ...]:
    return tuple(phrase_key(phrase) for phrase in table.split("|"))


_LEADS = _phrases(
    "tổ trưởng|chủ nhiệm|trưởng nhóm|nhóm trưởng|đội trưởng|làm chủ|chủ mô|chủ quầy|chủ quán|"
    "trưởng mô|phụ trách|khởi xướng|sáng lập|đứng ra|khởi nghiệp|mạnh dạn|giám đốc|trưởng họ|"
    "trưởng ban|trưởng tộc|tự nguyện"
)
_SPEAKS = _phrases(
    "cho biết|chia sẻ|nhớ lại|nói|kể|bảo|khẳng định|đánh giá|cho rằng|cho hay|phát biểu|"
    "phấn khởi|bày tỏ|tâm sự|nhấn mạnh|ghi nhận|nhìn nhận"
)
_CALLS = frozenset(_phrases("ông|bà|anh|chị|em|cô|chú|bác|cụ|gia|đình|hộ|vợ|chồng|đồng|chí"))
_OWNS = frozenset(_phrases("của|do|với|có|như|là"))
_REACH = 12  # words on either side in which a person's part is told
_MENTIONS = 6


class PersonPairs:
    """The pairs of one stage of persons; what several of them share is worked out once."""

    def __init__(self, stage: Stage) -> None:
        """Read the part of every person."""
        self._stage = stage
        parsed = stage.found.parsed
        self._parts = [
            sorted({part for m in option.mentions[:_MENTIONS] for part in _parts(parsed, m)})
            for option in stage.options
        ]

    def rows(self, draft: Draft) -> list[list[str]]:
        """The features of one model with each person, in the order of the stage's options."""
        stage, at = self._stage, draft.mentions[0]
        alone = min(len(stage.drafts), 3)
        rows = []
        for option, parts in zip(stage.options, self._parts, strict=True):
            span = min(option.mentions, key=lambda m: abs(m.start - at.start))
            parsed = stage.found.parsed
            near = parsed.paragraph_at(span.start) - parsed.paragraph_at(at.start)
            where = "here" if not near else "next" if near == 1 else "far"
            rows.append(
                [
                    *pair_features(stage, draft, option),
                    f"parts={'+'.join(parts)}",
                    *(f"part={part}" for part in parts),
                    *(f"part={part}&{where}" for part in parts),
                    *(f"part={part}&models={alone}" for part in parts),
                ]
            )
        return rows


def _parts(parsed: Parsed, mention: Span) -> set[str]:
    """What one mention says that the person does."""
    sentence = parsed.sentence(mention.start)
    first, last = parsed.token_from(mention.start), parsed.token_before(mention.end)
    low = max(parsed.token_from(sentence.start), first - _REACH)
    high = min(parsed.token_before(sentence.end), last + _REACH)
    starts, ends = parsed.starts, parsed.ends
    found = set()
    if first > low and any(parsed.has(p, Span(starts[low], ends[first - 1])) for p in _LEADS):
        found.add("leads-before")
    if high > last:
        after = Span(starts[last + 1], ends[high])
        found |= {"leads-after"} if any(parsed.has(p, after) for p in _LEADS) else set()
        found |= {"speaks"} if any(parsed.has(p, after) for p in _SPEAKS) else set()
    at = first - 1
    while at >= low and parsed.words[at] in _CALLS:
        at -= 1
    word = parsed.words[at] if at >= low else ""
    if word in _OWNS:
        found.add(f"owns-{word}")
    if parsed.words[parsed.token_from(sentence.start)] == "theo":
        found.add("theo")
    return found
