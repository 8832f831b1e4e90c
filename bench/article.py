"""Measure articles from pages against gold facts, and the time a page takes.

    python bench/article.py FOLDER            pages NAME.html with NAME.gold.json beside them
    python bench/article.py FOLDER --time     the same, and the median time of each page

A gold file holds url, title, sapo, published, author, captions, category, with_segments and
without_segments; a field that is null or empty is not scored. Strings are compared without
white space, since a page may part a word by tags. No page is shipped with this project: real
ones stay their publishers'.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from danvan_nlp.article import article_from_html
from danvan_nlp.records import Article

REPEATS = 7


def packed(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def score(article: Article, gold: dict[str, object]) -> dict[str, tuple[int, int]]:
    """(right, all) for each field that the gold file gives."""
    rows: dict[str, tuple[int, int]] = {}
    for name, found, wanted in (
        ("title", article.title, gold["title"]),
        ("sapo", article.sapo, gold["sapo"]),
        ("minute", (article.published or "")[:16], str(gold["published"] or "")[:16]),
        ("author", article.author, gold["author"]),
        ("section", article.section, gold.get("category")),
    ):
        if wanted:
            rows[name] = (int(packed(found or "") == packed(str(wanted))), 1)
    if not gold["author"]:
        rows["no author"] = (int(article.author is None), 1)
    captions = {packed(caption) for caption in article.captions}
    wanted_captions = [packed(caption) for caption in gold["captions"]]
    rows["captions"] = (sum(c in captions for c in wanted_captions), len(wanted_captions))
    rows["captions found"] = (len(captions & set(wanted_captions)), len(captions))
    text = packed(article.text)
    own = [packed(segment) for segment in gold["with_segments"]]
    rows["with"] = (sum(segment in text for segment in own), len(own))
    foreign = [packed(segment) for segment in gold["without_segments"]]
    rows["kept out"] = (sum(segment not in text for segment in foreign), len(foreign))
    return rows


def median_ms(page: bytes, url: str) -> float:
    """The median time of one page in milliseconds."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        article_from_html(page, url=url)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Print a row for each page and the totals."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--time", action="store_true")
    parser.add_argument("--blind", action="store_true", help="hide address, so no site layout")
    options = parser.parse_args()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for gold_file in sorted(options.folder.glob("*.gold.json")):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        page = gold_file.with_name(gold_file.name.replace(".gold.json", ".html")).read_bytes()
        url = None if options.blind else gold["url"]
        article = article_from_html(page, url=url)
        rows = score(article, gold)
        for name, (good, count) in rows.items():
            right[name] += good
            total[name] += count
        missed = [name for name, (good, count) in rows.items() if good < count]
        note = f"{median_ms(page, gold['url']):6.1f} ms" if options.time else ""
        print(f"{gold_file.name[:-10]:34} {len(page) // 1000:4} kB {note} missed: {missed or '-'}")
        for name in missed:
            print(f"    {name}: {getattr(article, name, '')!r}"[:300])
    for name in total:
        print(f"{name:16} {right[name]}/{total[name]}")


if __name__ == "__main__":
    main()
