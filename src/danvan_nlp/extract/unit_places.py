"""The place at the end of a unit's name: a place of the text, or the bare word of a level."""

from __future__ import annotations

import re

from danvan_nlp.extract.unit_scene import Grown, Scene
from danvan_nlp.lexicon.levels import LEVEL_OF, bare_level, more_levels
from danvan_nlp.lexicon.units import Head
from danvan_nlp.records import Level, Place

_DASH = re.compile(r" [-–] ")
_LINK = re.compile(r" (?:của|ở|tại)(?= )")


def level_word_at(folded: str, at: int, *, hamlets: bool) -> re.Match[str] | None:
    """The bare word of a level after a space at `at`, in folded text: " các xã", " huyện"."""
    return bare_level(hamlets=hamlets).match(folded, at)


def has_level_word(place: Place) -> bool:
    """Whether a place is written with its level word."""
    return place.span.end - place.span.start > len(place.name)


def place_after(scene: Scene, end: int, head: Head) -> Grown | None:
    """The unit with the place or the bare level word that follows `end`, None where none does."""
    if scene.text[end : end + 1] != " ":
        return None
    place = scene.places.get(end + 1)
    if place is not None:
        after = _second_half(scene, place)
        return Grown(after, head.kind, place.span, place.level, named=True)
    return _bare(scene, end, head)


def _second_half(scene: Scene, place: Place) -> int:
    """The end of a district office's place with what follows a dash: "khu vực 3 - Cao Bằng"."""
    end = place.span.end
    if not scene.folded.startswith("khu vực", place.span.start):
        return end
    match = _DASH.match(scene.text, end)
    second = scene.places.get(match.end()) if match else None
    return second.span.end if second is not None else end


def _bare(scene: Scene, end: int, head: Head) -> Grown | None:
    if not head.follows & {"p", "v"}:
        return None
    match = level_word_at(scene.folded, end, hamlets="v" in head.follows)
    if match is None:
        return None
    after, level = match.end(), LEVEL_OF[match.group(2)]
    if match.group(1):
        place = scene.places.get(after + 1)
        if place is not None and scene.text[after] == " ":
            return Grown(place.span.end, head.kind, place.span, place.level, named=True)
        more = more_levels().match(scene.folded, after)
        after = more.end() if more else after
    return Grown(after, head.kind, None, level)


def linked_hamlet(scene: Scene, end: int, head: Head) -> Grown | None:
    """The unit with a hamlet after "của" or "ở": "Chi hội Phụ nữ ở thôn Phúc Linh"."""
    link = _LINK.match(scene.folded, end)
    if link is None:
        return None
    place = scene.places.get(link.end() + 1)
    if place is not None:
        if place.level is not Level.HAMLET or not has_level_word(place):
            return None
        return Grown(place.span.end, head.kind, place.span, place.level, named=True)
    if link.group() != " của":
        return None
    match = level_word_at(scene.folded, link.end(), hamlets=True)
    if match is None or match.group(1) or LEVEL_OF[match.group(2)] is not Level.HAMLET:
        return None
    return Grown(match.end(), head.kind, None, Level.HAMLET)
