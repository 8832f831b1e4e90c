"""Declarations read from TOML: families first, then sites with the family's defaults filled in.

A file holds `[family.NAME]` tables and `[[source]]` tables. A user's own file may use
the families of the package and may replace a site of the same id.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from danvan_nlp.errors import ConfigError
from danvan_nlp.sources.checks import check_source
from danvan_nlp.sources.declared import (
    Basis,
    DateForm,
    Evidence,
    Kind,
    Layout,
    Politeness,
    Source,
    Tls,
)

_DATA = Path(__file__).parent / "data"
_KNOWN = frozenset(part.name for part in fields(Source)) | {"layout"}
_TUPLES = ("hosts", "listings", "feeds", "sitemaps", "keep")
_DATES = ("valid_from", "valid_to")
Table = Mapping[str, object]
Choice = TypeVar("Choice", bound=StrEnum)


@lru_cache(maxsize=1)
def declared_sources() -> tuple[Source, ...]:
    """The sites that ship with the package, in the order of their ids."""
    return load_sources(sorted(_DATA.glob("*.toml")))


def load_sources(paths: Iterable[Path], *, families: Table | None = None) -> tuple[Source, ...]:
    """The sites declared in these files; a later file replaces a site of the same id.

    Raises:
        ConfigError: a file cannot be read, or a declaration is not right; the message
            names the file and the site.
    """
    known = dict(families if families is not None else shipped_families())
    found: dict[str, Source] = {}
    tables = [(path, _parse(path)) for path in paths]
    for _, table in tables:
        known.update(_mapping(table.get("family", {})))
    for path, table in tables:
        here: set[str] = set()
        for entry in _entries(table.get("source", []), path):
            source = build_source(entry, known, where=path.name)
            if source.id in here:
                raise ConfigError(f"{path.name}: source {source.id!r} is declared twice")
            here.add(source.id)
            found[source.id] = source
    return tuple(found[key] for key in sorted(found))


@lru_cache(maxsize=1)
def shipped_families() -> Table:
    """The families of the package: name to defaults."""
    return _mapping(_parse(_DATA / "families.toml").get("family", {}))


def build_source(entry: Table, families: Table, *, where: str) -> Source:
    """The site that this table declares, with the defaults of its family.

    Raises:
        ConfigError: an unknown key, a missing one, or a value of the wrong shape.
    """
    label = f"{where}: source {entry.get('id', '?')!r}"
    family = str(entry.get("family", "generic"))
    if family not in families:
        raise ConfigError(f"{label}: unknown family {family!r} (known: {', '.join(families)})")
    values = {**_mapping(families[family]), **entry, "family": family}
    values.pop("title", None)
    if unknown := sorted(set(values) - _KNOWN):
        raise ConfigError(f"{label}: unknown key {unknown[0]!r}")
    if missing := [key for key in ("id", "name", "kind", "hosts") if not values.get(key)]:
        raise ConfigError(f"{label}: {missing[0]!r} is missing")
    try:
        source = Source(**_shaped(values))  # type: ignore[arg-type]
        _ = source.article_pattern
        check_source(source)
    except (TypeError, ValueError, KeyError, re.error) as error:
        raise ConfigError(f"{label}: {error}") from error
    return source


def _shaped(values: dict[str, object]) -> dict[str, object]:
    shaped = dict(values)
    for key in _TUPLES:
        if key in shaped:
            shaped[key] = _strings(shaped[key], key)
    for key in _DATES:
        if key in shaped:
            shaped[key] = _day(shaped[key], key)
    shaped["kind"] = _choice(Kind, shaped["kind"])
    shaped["dates"] = _choice(DateForm, shaped.get("dates", DateForm.DAY_FIRST))
    layouts = [_layout(item) for item in _tables(shaped.pop("layouts", []))]
    name = shaped.pop("layout", None)
    shaped["layouts"] = tuple(layouts) or ((Layout(name=str(name)),) if name else ())
    shaped["evidence"] = tuple(_evidence(item) for item in _tables(shaped.get("evidence", [])))
    shaped["politeness"] = Politeness(**_mapping(shaped.get("politeness", {})))  # type: ignore[arg-type]
    if shaped.get("tls"):
        shaped["tls"] = Tls(**_mapping(shaped["tls"]))  # type: ignore[arg-type]
    return shaped


def _layout(table: Table) -> Layout:
    return Layout(
        name=str(table["name"]),
        valid_from=_day(table.get("valid_from"), "valid_from"),
        valid_to=_day(table.get("valid_to"), "valid_to"),
    )


def _evidence(table: Table) -> Evidence:
    return Evidence(
        basis=_choice(Basis, table["basis"]),
        date=str(table["date"]),
        note=str(table.get("note", "")),
    )


def _choice(kind: type[Choice], value: object) -> Choice:
    try:
        return kind(str(value))
    except ValueError:
        known = ", ".join(kind)
        raise ValueError(f"{value!r} is none of {known}") from None


def _day(value: object, key: str) -> date | None:
    if value is None or isinstance(value, date):
        return value
    raise ValueError(f"{key} is written as a TOML date: {key} = 2025-07-01")


def _strings(value: object, key: str) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise ValueError(f"{key} is a list of strings")


def _mapping(value: object) -> dict[str, object]:
    if isinstance(value, Mapping):
        return dict(value)
    raise ValueError(f"{value!r} is no table")


def _tables(value: object) -> list[Table]:
    return [_mapping(item) for item in value] if isinstance(value, list) else [_mapping(value)]


def _entries(value: object, path: Path) -> list[Table]:
    try:
        return _tables(value)
    except ValueError as error:
        raise ConfigError(f"{path.name}: write each site as [[source]] ({error})") from error


def _parse(path: Path) -> Table:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not TOML: {error}") from error
