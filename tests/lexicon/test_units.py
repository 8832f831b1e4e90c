"""The table of organisations: its heads, kinds and codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan_nlp.errors import DataError
from danvan_nlp.lexicon import units as module
from danvan_nlp.lexicon.units import KINDS, heads
from danvan_nlp.records import Level
from danvan_nlp.vietnamese.same_length import same_length_fold

DOCUMENT = Path(__file__).parents[2] / "docs" / "units.md"


@pytest.mark.parametrize(
    ("head", "kind", "level"),
    [
        ("hội lhpn", "mass.women", None),
        ("tỉnh đoàn", "mass.youth", Level.PROVINCE),
        ("ban công tác mặt trận", "front.village", Level.HAMLET),
        ("đồn biên phòng", "border_guard", None),
        ("trường ptdtbt thcs", "school", None),
        ("ủy ban mặt trận tổ quốc", "front", None),
    ],
)
def test_heads_have_kinds(head: str, kind: str, level: Level | None) -> None:
    """A head is found by its folded form, alternatives in brackets written out."""
    found = heads()[same_length_fold(head)]
    assert (found.kind, found.level) == (kind, level)


def test_every_kind_is_used_and_known() -> None:
    """The code list holds exactly the kinds of the table, and that of bare places."""
    assert {head.kind for head in heads().values()} | {"place"} == set(KINDS) | {"body"}


def test_every_kind_is_documented() -> None:
    """The document lists each code with its meaning."""
    text = DOCUMENT.read_text(encoding="utf-8")
    missing = [kind for kind, about in KINDS.items() if f"| `{kind}` | {about} |" not in text]
    assert missing == []


@pytest.mark.parametrize(
    "row",
    [
        "hội thử\tmass.other\t-\tp\tyes",
        "hội thử\tmass.other\t-\tq\tyes\t-",
        "hội thử\tmass.other\t-\tp\tmaybe\t-",
        "hội (thử|thử)\tmass.other\t-\tp\tyes\t-",
    ],
    ids=["cells", "letter", "alone", "twice"],
)
def test_a_broken_table_is_refused(
    row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row with other cells, an unknown code or a form that stands twice is a data error."""
    (tmp_path / "organisations.tsv").write_text(f"head\n{row}\n", encoding="utf-8")
    monkeypatch.setattr("danvan_nlp.lexicon.tables._FOLDER", tmp_path)
    with pytest.raises(DataError, match=r"organisations\.tsv"):
        module.heads.__wrapped__()
