"""What docs/quality.md tells is counted rightly."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from typing import Any

import numpy as np
import pytest

PLACE = {"text": "xã Bản Khoang", "name": "Bản Khoang", "level": "xã"}
MODEL: dict[str, Any] = {
    "name": "Giỏ tre đi chợ",
    "quoted": True,
    "units": ["Hội Phụ nữ xã Bản Khoang"],
    "persons": [],
    "places": [PLACE],
    "field": "van-hoa-xa-hoi",
    "subfield": "moi-truong",
}


def _report(*models: dict[str, Any]) -> dict[str, Any]:
    return {"id": "r-1", "models": list(models), "quotes": []}


def _made(measuring: Any, *pairs: tuple[float, bool]) -> list[Any]:
    return [measuring.decisions.Decision("unit", p, right) for p, right in pairs]


def test_true_probabilities_have_no_calibration_error(measuring: Any) -> None:
    """Of ten decisions at 0.8 eight are right; at 0.8 with none right the error is 0.8."""
    true = _made(measuring, *[(0.8, i < 8) for i in range(10)])
    false = _made(measuring, *[(0.8, False)] * 10)
    assert measuring.calibration.ece(true) == pytest.approx(0.0)
    assert measuring.calibration.ece(false) == pytest.approx(0.8)
    assert measuring.calibration.ece([]) == 0.0


def test_a_probability_of_one_is_in_the_last_tenth(measuring: Any) -> None:
    """And one on a border is in the tenth above."""
    made = _made(measuring, (1.0, True), (0.95, True), (0.1, False), (0.05, False))
    assert [one.count for one in measuring.calibration.bins(made)] == [1, 1, 2]


def test_chance_shrinks_with_the_number_of_decisions(measuring: Any) -> None:
    """Few decisions may seem badly calibrated by chance alone."""
    few = measuring.calibration.chance(_made(measuring, *[(0.5, True)] * 10))
    many = measuring.calibration.chance(_made(measuring, *[(0.5, True)] * 1000))
    assert many < 0.05 < few


def test_the_curve_counts_what_was_never_proposed(measuring: Any) -> None:
    """Two of four wanted are found: recall ends at a half; equal probabilities are one point."""
    made = _made(measuring, (0.9, True), (0.6, True), (0.6, False), (0.2, False))
    points = measuring.calibration.curve(made, 4)
    assert points == [(0.25, 1.0), (0.5, pytest.approx(2 / 3)), (0.5, 0.5)]


def test_taken_decisions_are_of_models_with_a_right_name(measuring: Any) -> None:
    """Parts of a model that the gold does not have are not counted, the model itself is."""
    found = {
        **MODEL,
        "score": 0.9,
        "field_score": 0.8,
        "subfield_score": 0.7,
        "unit_details": [{"score": 0.6}],
        "places": [{**PLACE, "score": 0.5}],
    }
    other = {**found, "name": "Hũ gạo nghĩa tình"}
    made = list(measuring.decisions.taken(_report(found, other), _report(MODEL)))
    assert [(one.name, one.probability, one.right) for one in made] == [
        ("model", 0.9, True),
        ("unit", 0.6, True),
        ("place", 0.5, True),
        ("field", 0.8, True),
        ("subfield", 0.7, True),
        ("model", 0.9, False),
    ]


def test_wanted_counts_each_part_of_the_gold(measuring: Any) -> None:
    """A unit that is named twice for one model is wanted once."""
    model = {**MODEL, "units": [*MODEL["units"], MODEL["units"][0].upper()]}
    assert measuring.decisions.wanted(_report(model)) == Counter(model=1, unit=1, place=1, field=1)


@pytest.mark.parametrize(
    ("gold", "found", "kind"),
    [
        ([], [], ""),
        (["Hội Phụ nữ xã"], ["hội phụ nữ xã"], ""),
        ([], ["xã"], "unit where gold has none"),
        (["xã"], [], "unit missing"),
        (["xã", "Hội"], ["xã"], "one of several units missing"),
        (["xã"], ["xã", "Hội"], "unit too many"),
        (["xã"], ["Hội"], "other unit"),
    ],
)
def test_the_class_of_a_fault_of_units(
    measuring: Any, gold: list[str], found: list[str], kind: str
) -> None:
    """Each way in which two sets differ has one class."""
    assert measuring.faults.unit_class(gold, found) == kind


HAMLET = {"text": "thôn Suối Thầu", "name": "Suối Thầu", "level": "thôn"}


@pytest.mark.parametrize(
    ("gold", "found", "kind"),
    [
        ([PLACE], [PLACE], ""),
        ([PLACE], [PLACE, HAMLET], "hamlet, district or province"),
        ([HAMLET], [PLACE], "commune where gold has none"),
        ([PLACE], [HAMLET], "commune missing"),
        ([PLACE], [{**PLACE, "name": "Tả Phìn"}], "other commune"),
        ([PLACE], [{**PLACE, "level": "huyện"}], "level of a place"),
    ],
    ids=["same", "hamlet more", "none in gold", "missing", "other", "level"],
)
def test_the_class_of_a_fault_of_places(
    measuring: Any, gold: list[Any], found: list[Any], kind: str
) -> None:
    """Communes decide, then the level of what has the same name."""
    assert measuring.faults.place_class(gold, found) == kind


def test_faults_are_counted_with_what_mending_them_would_give(measuring: Any) -> None:
    """A model with two faults is right by mending neither of them alone."""
    wrong = {**MODEL, "units": [], "field": "kinh-te"}
    found = list(measuring.faults.faults(_report(MODEL), _report(wrong)))
    found += measuring.faults.faults(
        {**_report(MODEL), "id": "r-2"}, _report({**MODEL, "units": []})
    )
    lines = list(measuring.faults.faults_table(found, 2))
    assert any(line.startswith("| unit missing | 2 | 1 | ") for line in lines)
    assert any(line.startswith("| field | 1 |  | ") for line in lines)


def test_missed_and_invented_models_are_told_by_their_marks(measuring: Any) -> None:
    """A name without marks that is missed is of another class than a quoted one."""
    gold = _report(MODEL, {**MODEL, "name": "tổ tự quản", "quoted": False})
    found = _report({**MODEL, "name": "Nhà sạch vườn đẹp"})
    kinds = [one.kind for one in measuring.faults.faults(gold, found)]
    assert kinds == ["missed, quoted", "missed, unquoted", "invented, quoted"]


def test_examples_name_no_person_and_break_no_table(measuring: Any) -> None:
    """Bars and line breaks go, long texts are cut."""
    assert measuring.faults.shortened("a|b\nc") == "a/b c"
    assert len(measuring.faults.shortened("chữ " * 100)) <= 70
    given = {**MODEL, "persons": [{"name": "Giàng Thị Say"}]}
    found = list(measuring.faults.faults(_report(given), _report(MODEL)))
    assert "Say" not in "\n".join(measuring.faults.faults_table(found, 1))


@pytest.mark.parametrize(
    ("classifier", "feature", "family"),
    [
        ("unit", "role=do&after-0", "part in the sentence"),
        ("unit", "ahead:verb=act&inner=True", "passages ahead and behind"),
        ("unit", "home-back=same-here", "home"),
        ("place", "unit-holds=True&placed=True", "what units say"),
        ("subfield", "first=hũ", "words of the name"),
        ("subfield", "title:an-sinh", "headline"),
        ("name start", "như&tổ", "the cue with the first word"),
        ("name end", "first=tổ&k=comma", "words on both sides"),
        ("person", "không biết", "other"),
    ],
)
def test_the_family_of_a_feature(
    measuring: Any, classifier: str, feature: str, family: str
) -> None:
    """A feature belongs to the first family whose beginning it has."""
    assert measuring.families.family_of(classifier, feature) == family


def test_each_larger_step_of_the_learning_curve_has_the_smaller_one(measuring: Any) -> None:
    """Both curves end with everything."""
    steps = measuring.learning.sizes(250)
    own = [size.own for size in steps if size.published == 1.0]
    assert own == [0, 100, 200, 250]
    assert [size.published for size in steps if size.own == 250] == [0.0, 0.25, 0.5, 1.0]


def test_a_plot_is_xml_with_labelled_axes(measuring: Any) -> None:
    """Readable in both modes, and small."""
    made = _made(measuring, *[(i / 1000, i % 3 > 0) for i in range(1000)])
    calibration = measuring.calibration
    svg = measuring.plots.plot("unit", calibration.bins(made), calibration.curve(made, 700))
    words = [node.text for node in ET.fromstring(svg).iter() if node.text]  # noqa: S314 - our own
    for label in ("probability", "share right", "recall", "precision"):
        assert label in words
    assert "prefers-color-scheme:dark" in svg
    assert len(svg) < 8_000


def test_a_plot_without_decisions_is_empty(measuring: Any) -> None:
    """A layer that nothing was decided in does not fail."""
    ET.fromstring(measuring.plots.plot("person", [], []))  # noqa: S314 - our own


# Python 3.12 on warns of a fork beside the threads of a library, which are idle here.
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("jobs", [1, 2])
def test_tasks_are_done_in_any_number_of_processes(measuring: Any, jobs: int) -> None:
    """Results stand in the order of the tasks."""
    work = measuring.work
    tasks = [work.Task(str(n), lambda n=n: n * n) for n in range(5)]  # type: ignore[misc]
    told: list[str] = []
    assert work.done(tasks, jobs, told.append) == [0, 1, 4, 9, 16]
    assert len(told) == 5


# Python 3.12 on warns of a fork beside the threads of a library, which are idle here.
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_task_that_fails_is_told(measuring: Any, jobs: int) -> None:
    """Whether in this process or in another."""
    work = measuring.work
    with pytest.raises((RuntimeError, ZeroDivisionError)):
        work.done([work.Task("fault", lambda: 1 // 0)], jobs, str)


def test_only_the_measured_part_of_the_page_is_replaced(measuring: Any) -> None:
    """Writing twice gives the same page."""
    page = "above\n<!-- measured -->\nold\n<!-- /measured -->\nbelow\n"
    once = measuring.page.put(page, "new")
    assert once == "above\n<!-- measured -->\n\nnew\n\n<!-- /measured -->\nbelow\n"
    assert measuring.page.put(once, "new") == once


def test_a_family_that_tells_all_is_missed(measuring: Any) -> None:
    """Without the feature that the label follows nothing is left but chance."""
    ablation, rows = measuring.ablation, measuring.rows
    labels = np.array([n % 2 for n in range(80)])
    features = [
        ["role=do" if label else "role=-", f"home={n % 5}"] for n, label in enumerate(labels)
    ]
    lessons = np.arange(80) // 4
    made = rows.Rows(features, labels, lessons, np.ones(80), ("no", "yes"), 1.0)
    table = ablation.table_of("unit", made, np.arange(20) % 2)
    losses = {loss.family: loss.change for loss in ablation.losses_of("unit", table, 2)}
    assert losses["part in the sentence"] < -0.3
    assert losses["home"] == pytest.approx(0.0, abs=0.01)
