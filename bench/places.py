"""Places and addresses in numbers: `python bench/places.py`.

Rows beside ours are measured in the same run on the same strings, where they are installed:
vietnamadminunits (parses and converts addresses to the units of 1 July 2025; knows no dates) and
underthesea's `convert_address`. Times are the best of three rounds of process time; they depend
on the machine, so read the ratios.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from danvan_nlp import gazetteer
from danvan_nlp.extract.places import find_places, link_places

ROUNDS = 3
DATA = Path(__file__).parents[1] / "tests" / "data" / "places_gold.jsonl"
CORPORA = Path(__file__).parents[1] / "corpora" / "gold"
OLD_DAY = "2025-06-30"

LOAD = """
import resource, time
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.process_time()
from danvan_nlp import gazetteer
imported = time.process_time()
match = gazetteer.find("xã Quảng Bạch, Chợ Đồn", day="2022-05-01")[0]
gazetteer.today(match.unit)
end = time.process_time()
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(imported - start, end - imported, (after - before) / 1024)
"""


def best(work: Callable[[], object]) -> float:
    """The least process time of a few rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def loading() -> None:
    """Time and memory of the first look-up in a fresh process."""
    runs = []
    for _ in range(5):
        run = subprocess.run(
            [sys.executable, "-c", LOAD], check=True, capture_output=True, text=True
        )
        runs.append(tuple(map(float, run.stdout.split())))
    imported, loaded, memory = sorted(runs, key=lambda run: run[1])[2]
    print(f"gazetteer: import {imported:.3f} s, first look-up {loaded:.3f} s, {memory:.0f} MB")


def texts() -> None:
    """Mentions and links over the gold reports."""
    rows = [
        json.loads(line)
        for path in sorted(CORPORA.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ] or [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
    articles = [(row["text"], row.get("published"), row.get("province")) for row in rows]
    size = sum(len(text.encode()) for text, _, _ in articles) / 1e6
    found = [find_places(text) for text, _, _ in articles]
    mentions = sum(map(len, found))
    finding = best(lambda: [find_places(text) for text, _, _ in articles])

    def link() -> None:
        for (text, published, province), places in zip(articles, found, strict=True):
            link_places(text, places, published=published, province=province)

    link()
    linking = best(link)
    print(f"{len(rows)} reports, {size:.2f} MB, {mentions} mentions")
    print(f"find_places: {size / finding:.1f} MB/s, {finding / mentions * 1e6:.0f} µs a mention")
    print(f"link_places: {linking / mentions * 1e6:.0f} µs a mention")


def addresses() -> None:
    """The same 500 addresses of old communes through ours and through others."""
    units = [u for u in gazetteer.versions() if u.level == "C" and u.valid_on(OLD_DAY)]
    whole = [unit for unit in units if len(gazetteer.today(unit)) == 1][::20][:500]
    strings = [gazetteer.path_text(unit, OLD_DAY) for unit in whole]
    right = [gazetteer.today(unit)[0].unit.code for unit in whole]

    def ours(address: str) -> str:
        match = gazetteer.find(address, day=OLD_DAY)[0]
        return gazetteer.today(match.unit)[0].unit.code

    rows: dict[str, tuple[Callable[[str], object], Callable[[object], str | None]]] = {
        "danvan_nlp.gazetteer find + today": (ours, str)
    }
    rows |= _vietnamadminunits() | _underthesea()
    for name, (convert, code_of) in rows.items():
        convert(strings[0])
        seconds = best(partial(_all, convert, strings))
        codes = [code_of(convert(one)) for one in strings]
        same = sum(code == wanted for code, wanted in zip(codes, right, strict=True))
        micros = seconds / len(strings) * 1e6
        print(f"{name:38} {micros:7.0f} µs an address, unit of 2025 right {same}/{len(strings)}")


def _all(convert: Callable[[str], object], strings: list[str]) -> list[object]:
    return [convert(one) for one in strings]


Row = dict[str, tuple[Callable[[str], object], Callable[[object], str | None]]]


def _vietnamadminunits() -> Row:
    try:
        from vietnamadminunits import convert_address
    except ImportError:
        print("vietnamadminunits is not installed: no row")
        return {}
    return {
        "vietnamadminunits convert_address": (
            convert_address,
            lambda found: getattr(found, "ward_code", None),
        )
    }


def _underthesea() -> Row:
    """It answers with names only; they are looked up to compare, outside the time measured."""
    try:
        from underthesea import convert_address
    except ImportError:
        print("underthesea is not installed: no row")
        return {}

    def code_of(found: object) -> str | None:
        matches = gazetteer.find(str(getattr(found, "converted", "")))
        return matches[0].unit.code if matches else None

    return {"underthesea convert_address": (convert_address, code_of)}


def main() -> None:
    """Print everything."""
    loading()
    texts()
    addresses()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process {peak:.0f} MB")


if __name__ == "__main__":
    main()
