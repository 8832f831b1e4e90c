"""danvan.toml: what the scheduled job does, in one file that a person writes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from math import inf
from pathlib import Path

from danvan_nlp.crawl import Plan, Store
from danvan_nlp.dataset import check_output
from danvan_nlp.errors import ConfigError
from danvan_nlp.pipeline.scheduled import Schedule
from danvan_nlp.sources import Source, declared_sources, load_sources

_KEYS = {
    "": {"contact", "sources", "declarations", "crawl", "output"},
    "crawl": {"store", "limit", "hours", "workers", "since", "min_free"},
    "output": {"dataset", "pages"},
}


def load_schedule(path: Path) -> Schedule:
    """The job that a configuration asks for; its paths are relative to the file's folder.

    Raises:
        ConfigError: it cannot be read, or says something that is not understood.
    """
    table = _parse(path)
    crawl, output = _section(table, "crawl", path), _section(table, "output", path)
    folder = path.resolve().parent
    declarations = [folder / name for name in _strings(table, "declarations", path)]
    sources = choose_sources(_strings(table, "sources", path), declarations)
    plan = Plan(
        store=Store(folder=folder / _string(crawl, "store", "store", path)),
        sources=sources,
        contact=_string(table, "contact", "", path),
        limit=_number(crawl, "limit", 500, path),
        seconds=_hours(crawl, path) * 3600.0,
        workers=_number(crawl, "workers", 8, path, least=1),
        since=_day(crawl, path),
    )
    if "min_free" in crawl:
        plan = replace(plan, min_free=_number(crawl, "min_free", 0, path))
    dataset = folder / _string(output, "dataset", "danvan.sqlite", path)
    check_output(dataset, force=True)
    pages = _string(output, "pages", "", path)
    if pages and (folder / pages).exists() and not (folder / pages).is_dir():
        raise ConfigError(f"{path}: pages names a folder, and {pages} is a file")
    return Schedule(plan=plan, dataset=dataset, pages=folder / pages if pages else None)


def choose_sources(
    names: Sequence[str], declarations: Iterable[Path] = (), *, today: date | None = None
) -> tuple[Source, ...]:
    """The sites of these names; without names all that are in service and need no browser.

    Args:
        names: ids of sites.
        declarations: the user's own files, whose sites come beside those of the package
            and before them where the id is the same.
        today: the day that a site has to be in service on.

    Raises:
        ConfigError: a name is unknown; the message suggests one that is like it.
    """
    own = load_sources(declarations)
    _check_layouts(own)
    known = {source.id: source for source in (*declared_sources(), *own)}
    if not names:
        day = today or datetime.now(UTC).date()
        chosen = own or tuple(known.values())
        return tuple(one for one in chosen if one.alive_on(day) and not one.needs_js)
    if unknown := [name for name in names if name not in known]:
        raise ConfigError(f"unknown source {unknown[0]!r}{_like(unknown[0], known)}")
    return tuple(known[name] for name in dict.fromkeys(names))


def _check_layouts(sources: Iterable[Source]) -> None:
    from danvan_nlp.article.layouts import load_layouts

    for source in sources:
        known = {"generic", *(layout.name for layout in load_layouts())}
        for layout in source.layouts:
            if layout.name not in known:
                raise ConfigError(
                    f"source {source.id!r}: unknown layout {layout.name!r}"
                    f"{_like(layout.name, known, known_from=', '.join(sorted(known)))}"
                )


def _like(name: str, known: Iterable[str], *, known_from: str = "danvan sources lists them") -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=1)
    return f" (did you mean {near[0]!r}?)" if near else f" ({known_from})"


def _parse(path: Path) -> Mapping[str, object]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not TOML: {error}") from error
    _check_keys(table, "", path)
    return table


def _check_keys(table: Mapping[str, object], section: str, path: Path) -> None:
    if unknown := sorted(set(table) - _KEYS[section]):
        place = f"[{section}] " if section else ""
        raise ConfigError(f"{path}: {place}unknown key {unknown[0]!r}")


def _section(table: Mapping[str, object], name: str, path: Path) -> Mapping[str, object]:
    found = table.get(name, {})
    if not isinstance(found, Mapping):
        raise ConfigError(f"{path}: {name} is a table: [{name}]")
    _check_keys(found, name, path)
    return found


def _strings(table: Mapping[str, object], name: str, path: Path) -> list[str]:
    found = table.get(name, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise ConfigError(f"{path}: {name} is a list of strings")
    return [str(one) for one in found]


def _string(table: Mapping[str, object], name: str, usual: str, path: Path) -> str:
    found = table.get(name, usual)
    if not isinstance(found, str):
        raise ConfigError(f"{path}: {name} is a string")
    return found


def _number(
    table: Mapping[str, object], name: str, usual: int, path: Path, *, least: int = 0
) -> int:
    found = table.get(name, usual)
    if not isinstance(found, int) or isinstance(found, bool) or found < least:
        raise ConfigError(f"{path}: {name} is a whole number of {least} or more")
    return found


def _hours(table: Mapping[str, object], path: Path) -> float:
    found = table.get("hours", 6)
    if not isinstance(found, int | float) or isinstance(found, bool) or not 0 <= found < inf:
        raise ConfigError(f"{path}: hours is a number of 0 or more")
    return float(found)


def _day(table: Mapping[str, object], path: Path) -> date | None:
    found = table.get("since")
    if found is None or (isinstance(found, date) and not isinstance(found, datetime)):
        return found
    raise ConfigError(f"{path}: since is written as a TOML date: since = 2022-05-01")
