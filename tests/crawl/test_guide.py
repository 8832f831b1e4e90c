"""docs/crawling.md and docs/examples: what they show is so."""

import doctest
import re
from dataclasses import fields
from pathlib import Path

import pytest

from danvan_nlp.crawl import Exit
from danvan_nlp.pipeline.config import load_schedule
from danvan_nlp.sources import Kind, Source, load_sources

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "crawling.md"
EXAMPLES = ROOT / "docs" / "examples"


def _text() -> str:
    return GUIDE.read_text(encoding="utf-8")


def test_the_python_example_runs(folder: Path) -> None:
    """With `store` as an empty folder it gives what it shows."""
    failed, tried = doctest.testfile(
        str(GUIDE), module_relative=False, globs={"store": folder / "store"}
    )
    assert (failed, tried > 5) == (0, True)


def test_the_declaration_example_is_right(tmp_path: Path) -> None:
    """It loads as it stands, and its comment lists the kinds."""
    (block,) = re.findall(r"```toml\n(\[\[source\]\].*?)```", _text(), re.DOTALL)
    path = tmp_path / "own.toml"
    path.write_text(block, encoding="utf-8")
    (source,) = load_sources([path])
    assert source.listings == ("/dan-van", "/tin-tuc")
    assert ", ".join(Kind) in block


def test_every_key_of_a_declaration_is_explained() -> None:
    """The table's keys are those that a declaration may have."""
    table = _text().split("| key | means |")[1].split("\n\n")[0]
    listed = re.findall(r"`(\w+)`", "\n".join(re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)))
    assert set(listed) == {part.name for part in fields(Source)} | {"layout"}


def test_every_exit_code_is_explained() -> None:
    """In order, each once."""
    table = _text().split("| exit code | means |")[1].split("\n\n")[0]
    assert re.findall(r"^\| (\d) \|", table, re.MULTILINE) == [str(code.value) for code in Exit]


def test_the_example_configuration_loads() -> None:
    """Its paths are beside it, its sources exist."""
    schedule = load_schedule(EXAMPLES / "danvan.toml")
    assert [source.id for source in schedule.plan.sources] == [
        "baohatinh",
        "laocai-gov",
        "thainguyen-dcs",
    ]
    assert schedule.dataset == EXAMPLES / "danvan.sqlite"
    assert schedule.plan.seconds == 4 * 3600


@pytest.mark.parametrize("name", ["danvan.service", "Containerfile"])
def test_the_examples_call_the_program_as_it_is(name: str) -> None:
    """The command in each is one that the program knows."""
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    assert re.search(r'run"?,? "?--config"?,? "?danvan\.toml', text)


def test_the_service_takes_ordinary_days_as_successes() -> None:
    """Some sources with trouble, and out of time."""
    text = (EXAMPLES / "danvan.service").read_text(encoding="utf-8")
    assert f"SuccessExitStatus={Exit.PARTIAL.value} {Exit.DEADLINE.value}" in text
