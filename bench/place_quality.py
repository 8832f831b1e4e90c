"""How good places are, in numbers: `python bench/place_quality.py`.

Prints the closed-world sweep over every unit of two days, the gold sets under tests/data, the
share of the gold reports' places that are found, and how often their communes get the code that
name, province and day leave open.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from danvan_nlp import gazetteer
from danvan_nlp.extract.place_location import province_units
from danvan_nlp.extract.places import find_places, infer_location, link_places
from danvan_nlp.gazetteer.names import exact_key, loose_key
from danvan_nlp.records import Place

ROOT = Path(__file__).parents[1]
COMMUNES = {"xã", "phường", "thị trấn"}
Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def without_marks(text: str) -> str:
    """As typed without diacritics."""
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in parts if not unicodedata.combining(c))


def sweep() -> None:
    """Every unit of two days by its own address."""
    for day in ("2022-05-10", "2025-10-01"):
        units = [unit for unit in gazetteer.versions() if unit.valid_on(day)]
        communes = [unit for unit in units if unit.level == "C"]
        full: Callable[[gazetteer.UnitVersion], str] = lambda unit: gazetteer.path_text(unit, day)  # noqa: B023, E731
        for name, pool, addresses in (
            ("full path", units, [full(unit) for unit in units]),
            ("without diacritics", units, [without_marks(full(unit)) for unit in units]),
            (
                "name and province",
                communes,
                [f"{unit.title}, {gazetteer.path(unit, day)[-1].name}" for unit in communes],
            ),
        ):
            found = [gazetteer.find(address, day=day)[:1] for address in addresses]
            right = sum(
                bool(match) and match[0].unit == unit
                for match, unit in zip(found, pool, strict=True)
            )
            print(f"sweep {day} {name:20} {right}/{len(pool)} = {right / len(pool):.4f}")


def linked(row: Row) -> tuple[Place, ...]:
    """The places of a row's text, with the province and district that are known."""
    known = {"province": row.get("province"), "district": row.get("district")}
    places = find_places(row["text"], **known)
    return link_places(row["text"], places, published=row.get("published"), **known)


def gold_set(name: str) -> None:
    """Communes found and linked in the sentences of a gold set."""
    counts: Counter[str] = Counter()
    for row in rows_of(ROOT / "tests" / "data" / name):
        places = {(place.span.start, place.span.end): place for place in linked(row)}
        wanted = {(one["start"], one["start"] + len(one["text"])): one for one in row["places"]}
        for span, place in places.items():
            counts["spurious"] += place.level.value in COMMUNES and span not in wanted
        for span, one in wanted.items():
            found = places.get(span)
            counts["mentions"] += 1
            if one["level"] not in COMMUNES:
                continue
            if found is None or found.level.value != one["level"]:
                counts["missed"] += 1
                continue
            counts["found"] += 1
            key = found.link.key if found.link else None
            counts["with key"] += one["key"] is not None
            counts["right"] += one["key"] is not None and key == one["key"]
            counts["refused"] += key is None
            counts["refused rightly"] += key is None and one["key"] is None
    both = 2 * counts["found"]
    f1 = both / (both + counts["missed"] + counts["spurious"])
    print(
        f"{name}: {counts['mentions']} mentions; communes F1 {f1:.4f}, linked right "
        f"{counts['right']}/{counts['with key']}, refusals right "
        f"{counts['refused rightly']}/{counts['refused']}"
    )


def reports() -> None:
    """Places of the gold reports: found, and the location inferred."""
    rows = [
        row for path in sorted((ROOT / "corpora/gold").glob("*.jsonl")) for row in rows_of(path)
    ]
    for hint in (False, True):
        total = found = 0
        for row in rows:
            known = {"province": row["province"], "district": row["district"]} if hint else {}
            have = {
                (place.span.of(row["text"]), place.level.value)
                for place in find_places(row["text"], **known)
            }
            wanted = {(p["text"], p["level"]) for m in row["models"] for p in m["places"]}
            total += len(wanted)
            found += len(wanted & have)
        given = "province and district given" if hint else "text alone"
        print(f"gold reports, {given}: {found}/{total} = {found / total:.4f} places found")
    told = [row for row in rows if row["province"]]
    print(f"province inferred right: {sum(map(_province_right, told))}/{len(told)}")
    codes(told)


def _province_right(row: Row) -> bool:
    places = find_places(row["text"])
    found = infer_location(
        row["text"], places, published=row["published"], source=row.get("source")
    )
    wanted = province_units(row["province"])
    return bool(found.province) and not wanted.isdisjoint(province_units(found.province or ""))


def codes(rows: Iterable[Row]) -> None:
    """Communes of gold reports whose code is one of those that name, province and day leave."""
    by_name: dict[str, list[gazetteer.UnitVersion]] = {}
    for unit in gazetteer.versions():
        if unit.level == "C":
            by_name.setdefault(loose_key(exact_key(unit.name)), []).append(unit)
    right = total = 0
    for row in rows:
        keys = {unit.key for unit in province_units(row["province"])}
        places = linked(row)
        wanted = {(p["text"], p["name"], p["level"]) for m in row["models"] for p in m["places"]}
        for text, name, level in wanted:
            units = by_name.get(loose_key(exact_key(name)), [])
            open_keys = {unit.key for unit in units if gazetteer.path(unit)[-1].key in keys}
            if level not in COMMUNES or not open_keys:
                continue
            links = [
                place.link
                for place in places
                if place.span.of(row["text"]) == text and place.level.value == level
            ]
            total += 1
            right += bool(links) and all(link and link.key in open_keys for link in links)
    print(f"communes with a code of their province: {right}/{total} = {right / total:.4f}")


def main() -> None:
    """Print everything."""
    sweep()
    gold_set("places_gold.jsonl")
    gold_set("places_held_out.jsonl")
    reports()


if __name__ == "__main__":
    main()
