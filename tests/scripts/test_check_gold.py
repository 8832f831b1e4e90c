"""The checker of gold reports finds every kind of fault, and none in the gold itself."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

Report = dict[str, Any]


REPORT: Report = {
    "id": "t-1",
    "title": "Thôn Nà Lốc bớt rác",
    "text": (
        "Thôn Nà Lốc bớt rác\n\nHội Phụ nữ xã Bản Khoang lập mô hình “Giỏ tre đi chợ” ở thôn Nà "
        "Lốc, bà Lò Thị Xao làm tổ trưởng. Phong trào “Dân vận khéo” vì thế đông thêm."
    ),
    "quotes": [
        {"text": "Giỏ tre đi chợ", "type": "model"},
        {"text": "Dân vận khéo", "type": "movement"},
    ],
    "models": [
        {
            "name": "Giỏ tre đi chợ",
            "quoted": True,
            "units": ["Hội Phụ nữ xã Bản Khoang"],
            "persons": [{"name": "Lò Thị Xao", "title": "tổ trưởng"}],
            "places": [
                {"text": "thôn Nà Lốc", "name": "Nà Lốc", "level": "thôn"},
                {"text": "xã Bản Khoang", "name": "Bản Khoang", "level": "xã"},
            ],
            "field": "van-hoa-xa-hoi",
            "subfield": "moi-truong",
            "field_stated": False,
        }
    ],
}


def _set(path: str, value: object) -> Callable[[Report], None]:
    """A change of one part of the report ("models.0.field")."""

    def change(report: Report) -> None:
        *way, last = (int(key) if key.isdigit() else key for key in path.split("."))
        part: Any = report
        for key in way:
            part = part[key]
        part[last] = value

    return change


def _name_by_hand(report: Report) -> None:
    report["models"][0].update(name="Giỏ mây đi chợ", quoted=False)


def _turn_quotes(report: Report) -> None:
    report["quotes"].reverse()


FAULTY = {
    "decomposed": (_set("text", REPORT["text"] + "\u0065\u0302"), "NFC"),
    "other title": (_set("title", "Thôn Nà Sản"), "title"),
    "unknown quote type": (_set("quotes.1.type", "motto"), "motto"),
    "quote not in the text": (_set("quotes.1.text", "Dân vận giỏi"), "Dân vận giỏi"),
    "quotes out of order": (_turn_quotes, "order"),
    "name not in the text": (_name_by_hand, "Giỏ mây đi chợ"),
    "unit not in the text": (_set("models.0.units.0", "Hội Phụ nữ"), None),
    "unit of another place": (_set("models.0.units.0", "Hội Phụ nữ huyện"), "Hội Phụ nữ huyện"),
    "person not in the text": (_set("models.0.persons.0.name", "Lò Thị Xa"), None),
    "another person": (_set("models.0.persons.0.name", "Lò Văn Xao"), "Lò Văn Xao"),
    "place not in the text": (_set("models.0.places.0.text", "bản Nà Lốc"), "bản Nà Lốc"),
    "place name not in the text": (_set("models.0.places.1.name", "Khoang"), None),
    "unknown level": (_set("models.0.places.0.level", "bản"), "level"),
    "unknown field": (_set("models.0.field", "van-hoa"), "van-hoa"),
    "subfield of another field": (_set("models.0.subfield", "san-xuat"), "san-xuat"),
    "quoted under another type": (_set("quotes.0.type", "campaign"), "no quote of type model"),
    "flag of another kind": (_set("models.0.field_stated", "no"), "field_stated"),
}


@pytest.mark.parametrize(("change", "told"), FAULTY.values(), ids=FAULTY.keys())
def test_each_fault_is_told(
    check_gold: Any, change: Callable[[Report], None], told: str | None
) -> None:
    """A fault is named; what is a part of a right string by letter is none."""
    report = copy.deepcopy(REPORT)
    change(report)
    found = check_gold.faults(report)
    assert len(found) == 1 if told else not found
    assert told is None or told in found[0]


def test_an_inner_quote_may_follow_its_outer_one(check_gold: Any) -> None:
    """A quote inside a quote starts before the outer one ends."""
    text = "Chị em đọc\n\nMô hình “tổ “ba chung” giữ bản” ra mắt."
    quotes = [
        {"text": "tổ “ba chung” giữ bản", "type": "model"},
        {"text": "ba chung", "type": "model"},
    ]
    report = {"id": "t-2", "title": "Chị em đọc", "text": text, "quotes": quotes, "models": []}
    assert check_gold.faults(report) == []


@pytest.mark.parametrize(
    "line",
    ["{", "[]", '"chữ"', '{"id": "t-3"}', json.dumps({**REPORT, "models": [{"name": "x"}]})],
    ids=["no JSON", "a list", "a string", "no text", "half a model"],
)
def test_what_is_no_report_is_a_fault(check_gold: Any, tmp_path: Path, line: str) -> None:
    """Lines that do not follow the schema are told with their number, and the rest is checked."""
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(REPORT) + "\n\n" + line + "\n", encoding="utf-8")
    found, counts = check_gold.check([file])
    assert [fault.split(" ")[0] for fault in found] == ["gold.jsonl:3:"]
    assert counts["reports"] == 1


def test_an_id_stands_once_in_all_files(
    check_gold: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same id in a second file is a fault, and the exit code says so."""
    names = [str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")]
    for name in names:
        Path(name).write_text(json.dumps(REPORT) + "\n", encoding="utf-8")
    assert check_gold.main(names) == 1
    assert "b.jsonl:1: t-1: the id stands twice" in capsys.readouterr().out


def test_a_missing_file_is_told(
    check_gold: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is checked if one of the files is not there."""
    assert check_gold.main([str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl" in capsys.readouterr().err


def test_the_gold_has_no_fault(check_gold: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """Every report under corpora/gold follows the rules."""
    assert check_gold.main([]) == 0
    assert capsys.readouterr().out.endswith("faults 0\n")


@pytest.mark.parametrize(
    "name", ["first", "second", "hard_first", "hard_second", "retold_first", "retold_second"]
)
def test_the_two_annotations_have_no_fault(check_gold: Any, name: str) -> None:
    """So do both annotations of the reports that were annotated twice."""
    found, _ = check_gold.check([ROOT / "corpora" / "agreement" / f"{name}.jsonl"])
    assert found == []
