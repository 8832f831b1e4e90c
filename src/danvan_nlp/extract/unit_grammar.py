"""How far an organisation's name reaches: its head, then what the head lets follow."""

from __future__ import annotations

import re
from dataclasses import replace

from danvan_nlp.extract.place_words import SURNAMES
from danvan_nlp.extract.unit_places import has_level_word, linked_hamlet, place_after
from danvan_nlp.extract.unit_scene import Grown, Scene
from danvan_nlp.extract.unit_tails import name_end, number_or_letter
from danvan_nlp.lexicon.remits import institution_pattern, ministry_pattern, remit_pattern
from danvan_nlp.lexicon.units import Head

_BRACKET = re.compile(r" ?\([A-ZĐƯ][A-ZĐƯa-z&. -]{1,14}\)(?<=[A-ZĐƯ]\))")
_COUNTRY = re.compile(r" (?:việt nam|vn|tphcm)(?!\w)")
_NATIONAL = ("front", "mass", "religious", "other")
_DEEPEST = 3  # "Chi đoàn | Phòng Cảnh sát hình sự | Công an | tỉnh" nests three times


def grow(scene: Scene, start: int, depth: int = 0) -> Grown | None:
    """The unit that begins with the head at `start`; None where the head alone names none."""
    if depth == 0 and start in scene.grown:
        return scene.grown[start]
    end, head = scene.heads[start]
    found = _follow(scene, end, head, depth)
    if found.end == end and not _stands_alone(scene, start, head):
        result = None
    else:
        result = found if found.kind != "body" else None
    if depth == 0:
        scene.grown[start] = result
    return result


def _stands_alone(scene: Scene, start: int, head: Head) -> bool:
    return head.alone and (not head.alone_capital or scene.text[start].isupper())


def _follow(scene: Scene, end: int, head: Head, depth: int) -> Grown:
    end = _bracket(scene, end)
    if head.kind.startswith(_NATIONAL):
        end = _bracket(scene, _skip(_COUNTRY, scene.folded, end))
    inner = _organisation(scene, end, head, depth)
    if inner is not None:
        return inner
    if "t" in head.follows:
        after = _remit(scene, end, head)
        if after > end:
            return _after_name(scene, _bracket(scene, after), head, depth)
    if head.follows & {"p", "n", "v"}:
        placed = _placed(scene, end, head)
        if placed is not None:
            return placed
    after = end if _is_loud(scene.text, end) else name_end(scene, end, head)
    if after > end:
        return _after_name(scene, after, head, depth)
    return _institution(scene, end, head) or Grown(end, head.kind, None, head.level)


def _after_name(scene: Scene, end: int, head: Head, depth: int) -> Grown:
    """What may follow a name or a remit: the organisation that it belongs to, or a place."""
    wider = replace(head, follows=head.follows | {"p"})
    if "t" in head.follows or "w" in head.follows:
        inner = _organisation(scene, end, replace(head, follows=head.follows | {"o"}), depth)
        if inner is not None:
            return replace(inner, kind=head.kind)
    placed = place_after(scene, end, wider)
    if placed is not None:
        return replace(placed, named=True)
    return Grown(end, head.kind, None, head.level, named=True)


def _placed(scene: Scene, end: int, head: Head) -> Grown | None:
    """The unit with its place; a name may go on after a bare one: "Trường Tiểu học Lũng Cao 1"."""
    placed = place_after(scene, end, head)
    if placed is None or "n" not in head.follows or placed.place is None:
        return placed
    if has_level_word(scene.places[placed.place.start]):
        return placed
    name = name_end(scene, end, head)
    rest = scene.text[placed.end : name].split()
    if rest and rest[0] not in SURNAMES:
        return replace(placed, end=name)
    if head.kind != "school":
        return placed
    return replace(placed, end=number_or_letter(scene.text, placed.end))


def _institution(scene: Scene, end: int, head: Head) -> Grown | None:
    if "i" in head.follows:
        match = institution_pattern().match(scene.folded, end)
        if match is not None:
            found = Grown(match.end(), head.kind, None, head.level)
            return place_after(scene, match.end(), head) or found
    if "c" in head.follows:
        return linked_hamlet(scene, end, head)
    return None


def _organisation(scene: Scene, end: int, head: Head, depth: int) -> Grown | None:
    """The unit with the organisation that follows as part of its name."""
    if "o" not in head.follows or depth >= _DEEPEST or scene.text[end : end + 1] != " ":
        return None
    if end + 1 not in scene.heads:
        return None
    inner = grow(scene, end + 1, depth + 1)
    if inner is None:
        return None
    return inner if head.kind == "body" else replace(inner, kind=head.kind)


def _remit(scene: Scene, end: int, head: Head) -> int:
    if head.kind == "government.department" and not scene.text[end + 1 : end + 2].isupper():
        return end  # "phòng cấp cứu" is a room
    pattern = ministry_pattern() if head.kind == "government.ministry" else remit_pattern()
    match = pattern.match(scene.folded, end)
    return match.end() if match else end


def _bracket(scene: Scene, end: int) -> int:
    """The end with an abbreviation in brackets: "Hội Cựu chiến binh (CCB)"."""
    return _skip(_BRACKET, scene.text, end)


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _is_loud(text: str, end: int) -> bool:
    """Whether the head stands in a headline set in capitals, where no name shows."""
    around = text[max(0, end - 12) : end + 14]
    return around.isupper() and len(around.split()) > 3
