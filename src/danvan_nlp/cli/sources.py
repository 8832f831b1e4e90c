"""`danvan sources`: the declared sites, and whether they are well."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from danvan_nlp.pipeline.health import Health
    from danvan_nlp.sources import Source

EPILOG = """\b
Examples:
  danvan sources
  danvan sources baohatinh --json
  danvan sources check baohatinh --contact thuthap@vien.example

\b
`check` fetches one article of each site, as politely as a run, and says what
was read from it.

\b
Exit codes: 0 all went well; 1 no site is well; 2 the call has to be changed;
3 some sites are not well.
"""
_CHECK = "check"


def sources(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[check] [SOURCE]...", help="Ids of sites; all without any."),
    ] = None,
    declarations: Annotated[
        list[Path] | None,
        typer.Option("--sources", metavar="FILE", help="TOML file with sites of your own."),
    ] = None,
    contact: Annotated[
        str, typer.Option(help="E-mail address or page where a site's owner reaches you.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> int:
    """List the declared sites, or check their health."""
    from danvan_nlp.pipeline.config import choose_sources
    from danvan_nlp.sources import declared_sources, load_sources

    asked = list(names or [])
    if asked[:1] == [_CHECK]:
        return _check(choose_sources(asked[1:], declarations or []), contact, as_json=as_json)
    if asked:
        chosen: Sequence[Source] = choose_sources(asked, declarations or [])
    else:
        chosen = (*declared_sources(), *load_sources(declarations or []))
    for source in chosen:
        print(json.dumps(_as_json(source), ensure_ascii=False) if as_json else _line(source))
    return 0


def _line(source: Source) -> str:
    ended = f" until {source.valid_to}" if source.valid_to else ""
    marks = " needs-js" if source.needs_js else ""
    evidence = ", ".join(f"{one.basis} {one.date}" for one in source.evidence)
    return (
        f"{source.id:<22} {source.kind.value:<11} {source.family:<10} {source.host:<28}"
        f" {source.province or '--'}  [{evidence}]{ended}{marks}  {source.name}"
    )


def _as_json(source: Source) -> dict[str, object]:
    values: dict[str, object] = json.loads(json.dumps(asdict(source), default=str))
    return {name: value for name, value in values.items() if value not in (None, [], "")}


def _check(chosen: Sequence[Source], contact: str, *, as_json: bool) -> int:
    from danvan_nlp.cli.manners import Exit
    from danvan_nlp.pipeline.health import check_sources

    found = check_sources(chosen, contact=contact)
    for health in found:
        print(json.dumps(asdict(health), ensure_ascii=False) if as_json else _health(health))
    well = sum(health.well for health in found)
    if well == len(found):
        return Exit.OK
    return Exit.PARTIAL if well else Exit.NOTHING


def _health(health: Health) -> str:
    if not health.title:
        return f"{health.source:<22} {health.outcome}"
    parts = (
        f"title {health.title!r}",
        f"published {health.published or 'missing'}",
        f"author {health.author or 'missing'}",
        f"sapo {'yes' if health.sapo else 'missing'}",
        f"{health.captions} captions",
        f"{health.characters} characters",
    )
    return f"{health.source:<22} {health.outcome}: " + ", ".join(parts)
