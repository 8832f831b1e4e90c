"""`danvan crawl`, `sources`, `run` and `demo` from the command line."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from danvan_nlp.crawl import Means, Network, Plan, Store, crawl
from danvan_nlp.pipeline.demo import simulated_sources
from danvan_nlp.simulator import Server, provincial_web


@pytest.fixture
def stamped(stand_in: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A making of fixed fingerprints, with the extraction replaced."""
    del stand_in
    from danvan_nlp.dataset import Provenance

    stamp = Provenance(schema="1", package="0.0", classifiers="abc", gazetteer="def")
    monkeypatch.setattr("danvan_nlp.pipeline.scheduled.provenance", lambda: stamp)


def _config(folder: Path, more: str = "") -> Path:
    path = folder / "danvan.toml"
    text = 'contact = "a@b.vn"\nsources = ["laocai-gov"]\n[output]\ndataset = "danvan.jsonl"\n'
    path.write_text(text + more, encoding="utf-8")
    return path


def _store(folder: Path) -> None:
    """A store with one run over the simulated web in it."""
    with Server(provincial_web()) as server:
        means = Means(network=Network(routes=server.routes, closed=True))
        plan = Plan(store=Store(folder=folder), sources=simulated_sources(), min_free=0)
        crawl(plan, means)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["crawl", "baohatin"], "did you mean 'baohatinh'?"),
        (["crawl", "baohatinh", "--since", "mai"], "not a day"),
        (["crawl", "baohatinh", "--log", "xml"], "one of json, plain, none"),
        (["crawl", "baohatinh"], "needs a contact"),
        (["crawl", "--status"], "holds no store"),
        (["crawl", "--sources", "none.toml"], "cannot be read"),
        (["run", "--config", "none.toml"], "cannot be read"),
        (["sources", "khong-co"], "unknown source"),
        (["sources", "check", "baohatinh"], "needs a contact"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_mistake_is_one_line(call, tmp_path, monkeypatch, arguments, told) -> None:
    """Code 2, one line, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    called = call(*arguments)
    assert called.code == 2
    assert told in called.err
    assert called.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_the_sources_are_listed(call) -> None:
    """A line each, or a JSON object each."""
    lines = call("sources").out.splitlines()
    assert len(lines) >= 40
    found = json.loads(call("sources", "baohatinh", "--json").out)
    assert (found["province"], found["family"]) == ("42", "epi")
    assert found["evidence"][0]["date"] == "2024"


def test_a_dry_run_asks_nobody_and_writes_nothing(call, tmp_path: Path) -> None:
    """It names the lists, and leaves no store behind."""
    called = call("crawl", "baohatinh", "--store", tmp_path / "store", "--dry-run")
    assert (called.code, json.loads(called.out)[0]["lists"]) == (0, ["/rss/home.rss", "/"])
    assert not (tmp_path / "store").exists()


def test_the_status_of_a_store_is_json(call, tmp_path: Path) -> None:
    """Counts, addresses by source and state, and the last report."""
    _store(tmp_path / "store")
    status = json.loads(call("crawl", "--store", tmp_path / "store", "--status").out)
    assert (status["runs"], status["versions"], status["open_segments"]) == (1, 15, [])
    assert {row["state"] for row in status["addresses"]} == {"done"}
    assert status["last_run"]["ended"] == "done"


def test_without_a_log_nothing_but_the_report_is_told(call, tmp_path: Path) -> None:
    """Warnings of the log are for the log; the report says the same in one line each."""
    path = tmp_path / "own.toml"
    path.write_text(
        '[[source]]\nid = "xa"\nname = "Xã"\nkind = "portal"\nhosts = ["127.0.0.1"]\n',
        encoding="utf-8",
    )
    store = tmp_path / "store"
    called = call("crawl", "xa", "--sources", path, "--store", store, "--contact", "a@b.vn")
    assert called.code == 1
    assert [line.partition(" ")[0] for line in called.err.splitlines()] == ["warning:", "crawl"]


def test_a_locked_store_has_its_own_code(call, tmp_path: Path) -> None:
    """Code 4 while another run is at work."""
    store = Store(folder=tmp_path / "store")
    store.prepare()
    with store.locked():
        called = call("crawl", "baohatinh", "--store", store.folder, "--contact", "a@b.vn")
    assert (called.code, called.err.count("\n")) == (4, 1)


@pytest.mark.usefixtures("stamped")
def test_an_offline_run_brings_the_dataset_up_to_date(call, tmp_path: Path) -> None:
    """Nobody is asked; what the archive has becomes the dataset beside the configuration."""
    _store(tmp_path / "store")
    called = call("run", "--config", _config(tmp_path), "--offline")
    assert called.code == 0
    assert "15 versions extracted, 15 reports" in called.err
    rows = (tmp_path / "danvan.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 15


@pytest.mark.parametrize(
    "more",
    ["color = 1\n", "[crawl]\nlimits = 3\n", '[crawl]\nlimit = "x"\n', "[crawl]\nsince = 2022\n"],
    ids=["output key", "crawl key", "number", "day"],
)
def test_a_wrong_configuration_is_told(call, tmp_path: Path, more: str) -> None:
    """The line names the file."""
    called = call("run", "--config", _config(tmp_path, more))
    assert called.code == 2
    assert "danvan.toml" in called.err


@pytest.mark.usefixtures("stamped")
def test_the_demo_goes_the_whole_way(call, tmp_path: Path) -> None:
    """Portals, archive, dataset: fifteen reports in an SQLite file, nothing but loopback asked."""
    called = call("demo", "-o", tmp_path / "demo")
    assert called.code == 0
    assert "15 new" in called.err
    with sqlite3.connect(tmp_path / "demo" / "danvan.sqlite") as connection:
        (reports,) = connection.execute("SELECT count(*) FROM reports").fetchone()
    connection.close()
    assert reports == 15
    assert list((tmp_path / "demo" / "store" / "segments").glob("*.warc.gz"))


@pytest.mark.parametrize("verb", ["crawl", "run"])
def test_another_run_at_work_has_an_exit_code_of_its_own(call, tmp_path: Path, verb: str) -> None:
    """One line, 4, and nobody is asked."""
    store = Store(folder=tmp_path / "store")
    store.prepare()
    config = _config(tmp_path)
    options = ["baohatinh", "--store", store.folder, "--contact", "a@b.vn"]
    with store.locked():
        called = call(verb, *(options if verb == "crawl" else ["--config", config]))
    assert called.code == 4, called.err
    assert "another run is at work" in called.err
    assert called.err.count("\n") == 1
