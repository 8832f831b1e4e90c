"""What may belong to a model: units, bare places that act, places and persons of the article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from danvan_nlp.extract.found import Found, Starts
from danvan_nlp.extract.heights import height
from danvan_nlp.extract.stage import Option
from danvan_nlp.records import Place, Span, Unit
from danvan_nlp.vietnamese.folding import fold, strip_diacritics

_CHAIN = frozenset(fold(w) for w in ("thuộc", "của")) | frozenset((",", "(", "–", "-"))


def unit_options(found: Found, full: Mapping[Span, Span]) -> tuple[Option, ...]:
    """The organisations of the article, one option a name, and the bare places that may act.

    Args:
        found: the article with its units and places.
        full: for a short mention ("Hội"), the fuller one named before that it stands for.
    """
    known = {unit.span: unit for unit in found.units}
    groups: dict[str, list[Unit]] = {}
    mentions: dict[str, list[Span]] = {}
    for unit in found.units:
        key = fold(known.get(full.get(unit.span, unit.span), unit).full)
        groups.setdefault(key, []).append(unit)
        mentions.setdefault(key, []).append(unit.span)
    for echo, target in full.items():
        if echo not in known and target in known:
            mentions[fold(known[target].full)].append(echo)
    options = []
    for key, units in groups.items():
        head = next((u for u in units if u.place is not None), units[0])
        short = any(u.place is None and head.place is not None for u in units)
        extra = (
            f"level={head.level}",
            f"own-place={head.place is not None}",
            f"family={head.kind.split('.')[0]}",
            f"small={found.text[head.span.start].islower()}",
            *(("has-short",) if short else ()),
        )
        options.append(
            Option(
                key=key,
                kind=head.kind,
                mentions=tuple(sorted(mentions[key])),
                level=head.level,
                extra=extra,
            )
        )
    return (*options, *_bare_places(found))


def _bare_places(found: Found) -> Iterator[Option]:
    """Places outside every unit, each a possible actor: "của xã Phong Đông"."""
    groups: dict[str, list[Place]] = {}
    units = Starts(found.units)
    for place in found.places:
        inside = units.between(max(0, place.span.start - 120), place.span.start + 1)
        if any(unit.span.covers(place.span) for unit in inside):
            continue
        groups.setdefault(fold(place.span.of(found.text)), []).append(place)
    for key, places in groups.items():
        yield Option(
            key=key,
            kind=f"bare:{height(places[0].level)}",
            mentions=tuple(p.span for p in places),
            level=places[0].level,
            extra=(
                f"level={places[0].level}",
                f"named={len(key.split()) - len(places[0].name.split())}",
            ),
        )


def place_options(found: Found) -> tuple[Option, ...]:
    """The places of the article, one option for each name and height."""
    groups: dict[tuple[str, str], list[Place]] = {}
    for place in found.places:
        groups.setdefault((fold(place.name), height(place.level)), []).append(place)
    _join_misspelt(groups)
    chained = _chained(found)
    in_unit = _inside_units(found)
    options = []
    for (name, rank), places in groups.items():
        finer = {h for p in places for h in chained.get(p.span, ())}
        extra = (
            f"level={places[0].level}",
            f"in-unit={sum(p.span in in_unit for p in places) / len(places) > 0.5}",
            *(f"finer-before={h}" for h in sorted(finer)),
            *(("own-province",) if _is(found.article.province, name) else ()),
            *(("own-district",) if _is(found.article.district, name) else ()),
            f"bare={places[0].span.end - places[0].span.start == len(places[0].name)}",
        )
        options.append(
            Option(
                key=f"{rank}:{name}",
                kind=f"place:{rank}",
                mentions=tuple(p.span for p in places),
                extra=extra,
            )
        )
    return tuple(options)


def _join_misspelt(groups: dict[tuple[str, str], list[Place]]) -> None:
    """Join names above the commune that differ by diacritics only: "Chơ Đồn" is Chợ Đồn.

    Two districts or provinces of one report never do; the spelling found more often stays.
    """
    best: dict[tuple[str, str], tuple[str, str]] = {}
    for key in sorted(groups, key=lambda k: -len(groups[k])):
        name, rank = key
        if rank not in {"district", "province"}:
            continue
        first = best.setdefault((strip_diacritics(name), rank), key)
        if first != key:
            both = groups[first] + groups.pop(key)
            groups[first] = sorted(both, key=lambda place: place.span)


def _is(known: str | None, folded: str) -> bool:
    return known is not None and fold(known) == folded


def _chained(found: Found) -> dict[Span, list[str]]:
    """For each place, the heights of the finer places written just before it ("thôn A, xã B")."""
    chained: dict[Span, list[str]] = {}
    for left, right in zip(found.places, found.places[1:], strict=False):
        words = (
            found.parsed.words_in(Span(left.span.end, right.span.start))
            if right.span.start - left.span.end < 12
            else ["far"]
        )
        if len(words) <= 2 and all(word in _CHAIN for word in words):
            chained.setdefault(right.span, []).extend(
                [height(left.level), *chained.get(left.span, [])]
            )
    return chained


def _inside_units(found: Found) -> set[Span]:
    """The places that stand within a unit's name."""
    units = Starts(found.units)
    return {
        place.span
        for place in found.places
        if any(
            u.span.covers(place.span)
            for u in units.between(max(0, place.span.start - 120), place.span.start + 1)
        )
    }


def person_options(found: Found) -> tuple[Option, ...]:
    """The persons of the article, one option a name."""
    groups: dict[str, list[tuple[Span, bool]]] = {}
    for person in found.persons:
        groups.setdefault(fold(person.span.of(found.text)), []).append(
            (person.span, person.title is not None)
        )
    options = []
    for key, items in groups.items():
        title = any(has for _, has in items)
        words = found.parsed.left_words(items[0][0].start, 2)
        extra = (
            f"title={title}",
            *(f"call={word}" for word in words[:1]),
            f"call2={' '.join(words)}",
        )
        options.append(
            Option(key=key, kind="person", mentions=tuple(s for s, _ in items), extra=extra)
        )
    return tuple(options)
