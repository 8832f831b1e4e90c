"""Where an unquoted name ends: the features of each of a proposal's ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_nlp.extract.found import Found
from danvan_nlp.extract.proposals import Proposal
from danvan_nlp.lexicon.name_parts import (
    COUNTED,
    JOINED,
    LEANING,
    MANY,
    PARTING,
    PERSONAL,
    opening_class,
    stop_class,
)
from danvan_nlp.records import Span
from danvan_nlp.vietnamese.folding import fold

_MODEL = fold("mô hình").split()
_DASHES = frozenset("-–—/")
_PARTS = PARTING | {fold("và")}
_JOINTS = frozenset({"comma", "and", "dash", "semicolon"})  # they join as well as part
_CLOSING = frozenset({"own", "at", "aspect", "that"})
_GOES_ON = frozenset(
    {*_CLOSING, "with", "deed", "aim", "by", "when"}
)  # after a comma: no name goes on
_FIRM = frozenset({"aspect", "that", "semicolon", "colon", "none", "full"})
# Kinds after which another word says whether the name goes on: "với 40 hộ", "ở chợ Suối Hiệp".
_LEADING = frozenset({"at", "with", "by", "when", "aim", "own", "deed", "bracket", "that"})
_SEVERAL = MANY - {fold("một"), fold("mỗi")}
SENTENCE_MARKS = frozenset(',.;:!?“”"()')
_COUNTED_WITHIN = 6  # words before a start in which a number is sought
_SOON = 4  # words after an end in which a capital tells of a proper name
_PIECE = 12  # words after a joint that are read


@dataclass(frozen=True, slots=True)
class End:
    """Where a name ends: the offset, how likely, what stands after it, how many words it makes."""

    offset: int
    score: float
    kind: str
    words: int


@dataclass(frozen=True, slots=True)
class _Name:
    """A proposal with what its ends share."""

    found: Found
    proposal: Proposal
    words: list[str]
    opens: str
    semicolons: bool
    number: str

    @classmethod
    def of(cls, found: Found, proposal: Proposal) -> _Name:
        """The name that a proposal may be."""
        parsed = found.parsed
        words = parsed.words_in(Span(proposal.start, proposal.ends[-1]))
        semicolons = parsed.has(";", parsed.sentence(proposal.start))
        number = number_before(parsed.words, proposal.root)
        return cls(found, proposal, words, opening_class(words), semicolons, number)


def end_kinds(found: Found, proposal: Proposal) -> list[str]:
    """The class of what stands after each end: a place, a unit, a mark or a class of words."""
    return [kind_after(found, end) for end in proposal.ends]


def end_rows(found: Found, proposal: Proposal) -> list[list[str]]:
    """Features of whether a proposal's name ends at each of its ends."""
    name, kinds = _Name.of(found, proposal), end_kinds(found, proposal)
    rows = []
    for index in range(len(kinds)):
        row = list(_own(name, index, kinds))
        row += _words(name, index, kinds[index])
        row += _others(kinds, index)
        row += _marks(name, proposal.ends[index])
        row += _after(name, proposal.ends[index], kinds[index])
        if kinds[index] in _JOINTS:
            row += _joint(name, proposal.ends[index], kinds[index])
        rows.append(row)
    return rows


def number_before(words: Sequence[str], token: int) -> str:
    """Whether the noun before a token stands for one thing or several: "các mô hình", "3 tổ".

    After one model a comma joins ("mô hình nuôi bò, trồng cỏ"), after several it parts.
    """
    for at in range(token - 1, max(-1, token - 1 - _COUNTED_WITHIN), -1):
        word = words[at]
        if word in _SEVERAL or (word.isdigit() and word.strip("0") != "1"):
            return "several"
        if word in SENTENCE_MARKS:
            break
    return "one"


def size_class(count: int) -> str:
    """A number of words in steps."""
    for top, name in ((4, str(count)), (7, "5-7"), (11, "8-11"), (17, "12-17")):
        if count <= top:
            return name
    return "18+"


def kind_after(found: Found, end: int) -> str:
    """The class of what stands after an offset."""
    parsed = found.parsed
    token = parsed.token_from(end)
    if token >= len(parsed.words) or "\n" in found.text[end : parsed.starts[token]]:
        return "none"
    thing = _thing_at(found, token)
    if thing:
        return thing
    kind = stop_class(parsed.words, token)
    if kind in {"own", "at"}:
        return kind + _after_preposition(found, token + 1, kind)
    if kind == "comma":
        return kind + _after_comma(found, token + 1)
    return kind


def _thing_at(found: Found, token: int) -> str:
    """Whether a place or a unit starts at a token."""
    if token >= len(found.parsed.starts):
        return ""
    offset = found.parsed.starts[token]
    if found.place_starts.at(offset):
        return "place"
    return "unit" if found.unit_starts.at(offset) else ""


def _after_preposition(found: Found, token: int, kind: str) -> str:
    """What follows "của" or "tại": a place, a unit, people, many of them."""
    thing = _thing_at(found, token)
    if thing or token >= len(found.parsed.words):
        return f"-{thing}" if thing else ""
    word = found.parsed.words[token]
    if word in PERSONAL and kind == "own":
        return "-person"
    return "-many" if word in MANY else ""


def _after_comma(found: Found, token: int) -> str:
    """What tells that a comma ends a name: a place after it or a word that goes on otherwise."""
    if _thing_at(found, token) == "place":
        return "-place"
    words = found.parsed.words
    if _MODEL in (words[token : token + 2], words[token + 1 : token + 3]):
        return "-model"
    then = stop_class(words, token)
    return f"-{then}" if then in _GOES_ON else ""


def _own(name: _Name, index: int, kinds: Sequence[str]) -> Iterator[str]:
    """Features of an end by itself."""
    kind, cue, opens = kinds[index], name.proposal.cue, name.opens
    size = size_class(
        name.found.parsed.count_in(Span(name.proposal.start, name.proposal.ends[index]))
    )
    following = kinds[index + 1] if index + 1 < len(kinds) else "none"
    yield f"k={kind}"
    yield f"k={kind}/{following}"
    yield f"k={kind}#{min(index, 3)}"
    yield f"k={kind}&opens={opens}"
    yield f"k={kind}&size={size}"
    yield f"k={kind}&cue={cue}"
    yield f"k={kind}&semicolons={name.semicolons}"
    yield f"size={size}&opens={opens}"
    yield f"cue={cue}"


def _words(name: _Name, index: int, kind: str) -> Iterator[str]:
    """Features of the words on both sides of an end."""
    parsed, end = name.found.parsed, name.proposal.ends[index]
    size = parsed.count_in(Span(name.proposal.start, end))
    after = parsed.right_words(end, 2)
    last, first = name.words[size - 1] if size else "", name.words[0] if name.words else ""
    yield f"right={' '.join(after)}"
    yield f"next={after[0] if after else '-'}"
    yield f"last={last}"
    yield f"last2={' '.join(name.words[max(0, size - 2) : size])}"
    yield f"last={last}&k={kind}"
    yield f"first={first}&k={kind}"
    if last in LEANING:
        yield "leans"


def _after(name: _Name, end: int, kind: str) -> Iterator[str]:
    """Features of what follows the word before which a name may end, and of how many are named."""
    yield f"k={kind}&number={name.number}"
    yield f"k={kind}&number={name.number}&cue={name.proposal.cue}"
    parsed = name.found.parsed
    token = parsed.token_from(end)
    then = opening_class(parsed.words, token + 1)
    if kind in _LEADING:
        capital = any(
            name.found.text[at].isupper() for at in parsed.starts[token + 1 : token + 1 + _SOON]
        )
        yield f"k={kind}&then={then}"
        yield f"k={kind}&capital={capital}"
        yield f"k={kind}&then={then}&opens={name.opens}"
    elif kind in _JOINTS:
        yield f"k={kind}&then={then}&number={name.number}"
        yield f"k={kind}&same={then == name.opens}&number={name.number}"


def _others(kinds: Sequence[str], index: int) -> Iterator[str]:
    """Features of the ends before and after an end."""
    kind = kinds[index]
    if index:
        yield f"previous={kinds[index - 1]}&k={kind}"
    firm = sum(map(_is_firm, kinds[:index]))
    yield f"past-firm={min(firm, 2)}"
    yield f"past-firm={min(firm, 2)}&k={kind}"
    yield f"firm={_is_firm(kind)}&past={min(firm, 1)}"
    for other in dict.fromkeys(kinds[:index]):
        yield f"over={other}"
        yield f"over={other}&k={kind}"
    for other in dict.fromkeys(kinds[index + 1 :]):
        yield f"later={other}&k={kind}"


def _is_firm(kind: str) -> bool:
    """Whether a name hardly goes on past what stands there: "của Hội …", "đã", "là", "; "."""
    return "-" in kind or kind in _FIRM


def _marks(name: _Name, end: int) -> Iterator[str]:
    """Features of the marks and things within a name."""
    start, found = name.proposal.start, name.found
    text = found.text[start:end]
    yield f"commas={min(text.count(','), 3)}&{name.proposal.cue}"
    if text.count("(") != text.count(")"):
        yield "open-bracket"
    if "(" in text:
        yield "bracket"
    yield f"places={min(len(found.place_starts.between(start, end)), 2)}"
    if found.unit_starts.between(start + 1, end):
        yield "unit-inside"


def _joint(name: _Name, end: int, kind: str) -> Iterator[str]:
    """Features of a mark or "và" before which a name may end: whether it joins or parts."""
    parsed, proposal, opens = name.found.parsed, name.proposal, name.opens
    words, token = parsed.words, parsed.token_from(end)
    inner = opening_class(words, token + 1)
    yield f"k={kind}&then={inner}"
    yield f"k={kind}&then={inner}&opens={opens}"
    yield f"k={kind}&same={inner == opens}&semicolons={name.semicolons}"
    mark = "dash" if words[token] in _DASHES else "comma"
    then = words[token + 1] if token + 1 < len(words) else ""
    if f"{words[token - 1]} {then}" in JOINED:
        yield "joined"
    if then.isdigit() and words[token - 1] in COUNTED:
        yield "joined-numbers"
    if then.isdigit():
        yield f"then-number&opens={opens == 'number'}"
    yield from _pieces(name, token, mark)
    if then:
        capitals = [
            name.found.text[at].isupper() for at in (proposal.start, parsed.starts[token + 1])
        ]
        yield f"{mark}&capitals={capitals[0]}/{capitals[1]}"


def _pieces(name: _Name, token: int, mark: str) -> Iterator[str]:
    """Features of the pieces on both sides of a joint: their lengths, words that they share."""
    words = name.found.parsed.words
    first = name.found.parsed.token_from(name.proposal.start)
    left, right = token, token + 1
    while left > first and words[left - 1] not in _PARTS:
        left -= 1
    stop = min(len(words), token + 1 + _PIECE)
    while right < stop and words[right] not in _PARTS and stop_class(words, right) not in _CLOSING:
        right += 1
    one, two = token - left, right - token - 1
    yield f"{mark}&pieces={size_class(one)}/{size_class(two)}"
    yield f"{mark}&equal={one == two}&{min(one, 4)}"
    if one and two and (words[left] == words[token + 1] or words[token - 1] == words[right - 1]):
        yield f"{mark}&echo"
