"""Persons in running text: names of individuals with the office that the text gives them.

A name is a run of two to five capitalised syllables that a form of address, a rank or an
office introduces, or three or four of which the first is a surname. One syllable after a
form of address ("anh Khìn") counts where no fuller name of that person stands in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum

from danvan_nlp.extract.person_titles import Titles
from danvan_nlp.extract.place_words import UPPER
from danvan_nlp.extract.unit_scene import names_person
from danvan_nlp.lexicon.persons import person_words
from danvan_nlp.records import Person, Place, Span, Unit
from danvan_nlp.vietnamese.same_length import same_length_fold

_WORD = rf"(?:[{UPPER}]['’](?: ?[{UPPER}]|\w)\w{{0,14}}|[{UPPER}]\w{{0,14}}(?:['’]\w{{1,14}})?)"
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0]{_WORD}){{0,9}}")
_TOKEN = re.compile(r"\S+")
_MARKS = re.compile(r"[,;:()“”\"\n!?]|\.\s")
_LONGEST = 5  # syllables: "Nguyễn Thị Kim Hồng Loan"


class _Call(IntEnum):
    """How surely the words before a name introduce a person."""

    NONE = 0
    WEAK = 1
    SURE = 2


def find_persons(text: str, units: Sequence[Unit], places: Sequence[Place]) -> tuple[Person, ...]:
    """The individuals that a text names, in document order.

    Args:
        text: the article's text.
        units: its units, which no name may cross.
        places: its places.
    """
    reader = _Reader(text, units, places)
    spans = [span for run in _RUN.finditer(text) for span in reader.names(run)]
    if not spans:
        return ()
    titles = Titles(text, units, places)
    given = {words[-1] for span in spans if len(words := span.of(text).split()) > 1}
    found: list[Person] = []
    later: dict[str, Span] = {}
    for span in spans:
        name, title = span.of(text), titles.of(span)
        if name not in given:
            found.append(Person(span=span, title=title))
        elif title is not None:
            later.setdefault(name, title)
    return tuple(_with_title(text, person, later) for person in found)


def _with_title(text: str, person: Person, later: Mapping[str, Span]) -> Person:
    """A person whose office stands beside the given name alone: "ông Khả, Chi hội trưởng"."""
    if person.title is not None:
        return person
    return replace(person, title=later.get(person.span.of(text).rsplit(" ", 1)[-1]))


class _Reader:
    """Reads names out of runs of capitalised words."""

    def __init__(self, text: str, units: Iterable[Unit], places: Iterable[Place]) -> None:
        """Keep what units and places cover."""
        self._text = text
        self._folded = same_length_fold(text)
        self._words = person_words()
        spans = [unit.span for unit in units]
        real = [place for place in places if not names_person(text, place)]
        self._bare = {p.span for p in real if p.span.end - p.span.start == len(p.name)}
        spans += [place.span for place in real]
        self._taken: list[Span] = []
        for span in sorted(spans, key=lambda s: (s.start, -s.end)):
            if not self._taken or span.start >= self._taken[-1].end:
                self._taken.append(span)
        self._starts = [span.start for span in self._taken]

    def names(self, run: re.Match[str]) -> Iterator[Span]:
        """The names within a run, parted by units and places."""
        words: list[Span] = []
        for token in _TOKEN.finditer(self._text, run.start(), run.end()):
            cover = self._cover(*token.span())
            if cover is not None and not self._is_inside_name(words, cover):
                yield from self._name(words)
                words = []
            else:
                words.append(Span(*token.span()))
        yield from self._name(words)

    def _cover(self, start: int, end: int) -> Span | None:
        """The unit or place that a stretch touches."""
        index = bisect_right(self._starts, end - 1) - 1
        if index >= 0 and self._taken[index].end > start:
            return self._taken[index]
        return None

    def _is_inside_name(self, words: Sequence[Span], cover: Span) -> bool:
        """Whether a bare place is part of a name: "anh Nguyễn Thái Bình"."""
        if not words or cover.start <= words[0].start or cover not in self._bare:
            return False
        return self._is(words[0], "surname") and len(words) < 3

    def _is(self, word: Span, kind: str) -> bool:
        return word.of(self._text) in self._words[kind]

    def _name(self, words: list[Span]) -> Iterator[Span]:
        """The name in a run: forms of address before it and offices after it cut off."""
        words, call = self._without_calls(words)
        if not words:
            return
        if call is _Call.NONE:
            call = self._call_before(words[0].start)
        words = self._trimmed(words, call)
        if words and self._is_person(words, call):
            yield Span(words[0].start, words[-1].end)

    def _without_calls(self, words: list[Span]) -> tuple[list[Span], _Call]:
        """The words after a capitalised form of address that begins the run: "Ông Võ Hồng Vỹ"."""
        found = 0
        for count in range(1, min(3, len(words)) + 1):
            if self._folded[words[0].start : words[count - 1].end] in self._words["call"]:
                found = count
        return words[found:], _Call.SURE if found else _Call.NONE

    def _call_before(self, start: int) -> _Call:
        """How surely the one to three words right before `start` introduce a person."""
        words = self._words
        last = self._words_before(start)
        if last and last[-1] == "là":
            last = last[:-1]
        result = _Call.NONE
        for count in range(1, len(last) + 1):
            phrase = " ".join(last[-count:])
            if phrase in words["call"] or phrase in words["office_end"]:
                return _Call.SURE
            if phrase in words["weak_end"]:
                result = _Call.WEAK
        return result

    def _words_before(self, start: int) -> list[str]:
        """Up to four folded words before `start`, back to the last mark."""
        before = self._folded[max(0, start - 40) : start]
        if not before.endswith((" ", ".", "-", "/")):
            return []
        return [w.lstrip("-–'‘«/") for w in _MARKS.split(before)[-1].split()[-4:]]

    def _trimmed(self, words: list[Span], call: _Call) -> list[Span]:
        """The syllables up to one that no name holds; from a surname where others come first.

        Small words such as "Như" and "Đại" are middle and given names after a surname.
        """
        words = self._from_surname(words, call)
        surname = self._is(words[0], "surname")
        for index, word in enumerate(words):
            if self._is(word, "office_word") and not (index == 0 and self._may_begin(words)):
                return words[:index]
            if not self._is(word, "never") or (surname and index < 3):
                continue
            if index or call is not _Call.SURE:
                return words[:index]
        return words[:_LONGEST]

    def _may_begin(self, words: Sequence[Span]) -> bool:
        """Whether an office word is a surname here: "bà Chi Thị Thử"."""
        return len(words) > 2 and words[1].of(self._text) in {"Thị", "Văn"}

    def _from_surname(self, words: list[Span], call: _Call) -> list[Span]:
        foreign = self._is(words[0], "office_word")
        if len(words) < 4 or self._is(words[0], "surname") or (call and not foreign):
            return words
        for count in (3, 4):  # most names have three syllables
            if count < len(words) and self._is(words[-count], "surname"):
                return words[-count:]
        return words

    def _is_person(self, words: Sequence[Span], call: _Call) -> bool:
        name = self._text[words[0].start : words[-1].end]
        if name in self._words["famous"] or (name.isupper() and len(name) > 1):
            return False
        if call is _Call.SURE:
            return len(words) > 1 or self._is_given_name(name)
        if not self._is(words[0], "surname"):
            return False
        if call is _Call.WEAK and len(words) == 2:
            return True
        if len(words) not in (3, 4) or self._is(words[0], "not_surname"):
            return False
        return not self._is_byline(words) and not self._names_a_thing(words[0].start)

    def _is_given_name(self, name: str) -> bool:
        """Whether a lone syllable may be a name: not "người Mông", "Bác Hồ"."""
        return len(name) > 1 and name not in self._words["not_single"]

    def _is_byline(self, words: Sequence[Span]) -> bool:
        """Whether the name is a line of its own, as authors sign."""
        text, before, after = self._text, words[0].start, words[-1].end
        return (before == 0 or text[before - 1] == "\n") and text[after : after + 1] in ("", "\n")

    def _names_a_thing(self, start: int) -> bool:
        """Whether a street, a school or a temple is named after the person."""
        before = self._words_before(start)
        return bool(before) and before[-1] in self._words["not_before"]
