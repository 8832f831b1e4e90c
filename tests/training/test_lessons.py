"""What small gold reports teach, and what is fitted on them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from danvan_nlp.errors import ConfigError, DataError
from danvan_nlp.extract.quotes import find_quotes
from danvan_nlp.extract.steps import extract
from danvan_nlp.extract.weights import PARTS, read_weights, write_part
from danvan_nlp.training.crossval import by_document, by_province, cross_validate
from danvan_nlp.training.fitting import fit_all
from danvan_nlp.training.gold import Gold, align_quotes, read_gold
from danvan_nlp.training.lessons import Lesson, article_of, gold_drafts, lesson
from danvan_nlp.training.train import read_lessons, read_names

NAMES = ("Đường hoa", "Hũ gạo", "Tiếng kẻng", "Nuôi bò rẽ", "Chợ sạch", "Camera an ninh")
COMMUNES = ("Tân Lập", "Quảng Bạch", "Bình Trung", "Xuân Lạc")
PROVINCES = ("Bắc Kạn", "Sơn La", "Cà Mau", "Bắc Giang")


def gold(number: int, *, quoted: bool = True) -> Gold:
    """A report on one quoted model, or on one without marks."""
    name, commune = NAMES[number % len(NAMES)], COMMUNES[number % len(COMMUNES)]
    written = f"“{name}”" if quoted else name.lower()
    text = (
        f"Tin số {number}\n\nHưởng ứng phong trào “Dân vận khéo”, mô hình {written} của"
        f" Hội Nông dân xã {commune} ra mắt. Ông Lê Văn Mẫu, Chủ tịch Hội, cho biết bà con rất vui."
    )
    quotes = [{"text": "Dân vận khéo", "type": "movement"}]
    quotes += [{"text": name, "type": "model"}] if quoted else []
    place = {"text": f"xã {commune}", "name": commune, "level": "xã"}
    model = {
        "name": name if quoted else name.lower(),
        "quoted": quoted,
        "units": [f"Hội Nông dân xã {commune}"],
        "persons": [],
        "places": [place],
        "field": ("kinh-te", "van-hoa-xa-hoi")[number % 2],
        "subfield": ("san-xuat", "moi-truong")[number % 2],
        "field_stated": False,
    }
    data: dict[str, Any] = {"id": f"g{number}", "title": f"Tin số {number}", "text": text}
    data |= {"province": PROVINCES[number % 4], "quotes": quotes, "models": [model]}
    return Gold(data, "own_1.jsonl")


@pytest.fixture(scope="module")
def lessons() -> list[Lesson]:
    return [lesson(gold(n, quoted=n % 3 > 0)) for n in range(12)]


def test_a_quoted_model_is_aligned() -> None:
    """Its quote has its type, its unit and place are right answers, the others wrong."""
    made = lesson(gold(0))
    assert [made.quote_types[i] for i in range(2)] == ["movement", "model"]
    for kind in ("unit", "place"):
        pairs = made.links[kind]
        assert len(pairs.rows) == len(pairs.answers) == 1
        assert len(pairs.rows[0]) == len(pairs.answers[0]) == len(pairs.stage.options)
        right = [o for o, yes in zip(pairs.stage.options, pairs.answers[0], strict=True) if yes]
        wanted = {"unit": "Hội Nông dân xã Tân Lập", "place": "xã Tân Lập"}[kind]
        assert wanted in {m.of(made.gold.text) for o in right for m in o.mentions}
    assert not any(made.links["person"].answers[0])
    assert [subfield for _, subfield in made.fields] == ["san-xuat"]
    assert [stated for _, stated in made.stated] == [False]
    assert not any(end is not None for end in made.names.ends)


def test_an_unquoted_model_is_aligned_to_one_proposal() -> None:
    """Its right end is the name's own, with a row of features for each end."""
    made = lesson(gold(3, quoted=False))
    right = [(p, end) for p, end in zip(made.names.proposals, made.names.ends, strict=True) if end]
    ((proposal, end),) = right
    assert made.gold.text[proposal.start : end] == "nuôi bò rẽ"
    index = made.names.proposals.index(proposal)
    assert len(made.names.end_rows[index]) == len(proposal.ends)
    assert [bool(rows) for rows in made.names.end_rows].count(True) == 1


def test_a_second_model_of_one_name_teaches_nothing() -> None:
    """The two cannot be told apart by their name; one that the text has not is left out too."""
    report = gold(1)
    first = report.data["models"][0]
    models = [first, dict(first), {**first, "name": "Không có trong bài"}]
    twice = Gold({**report.data, "models": models}, report.file)
    drafts, kept = gold_drafts(lesson(twice).names.found, twice)
    assert (len(drafts), kept) == (1, [first])


def test_quotes_align_by_order_and_words() -> None:
    """One that was not found, and one that is not in gold, disturb no other."""
    text = "“A b” và “c d” và “e f”"
    spans = find_quotes(text)
    wanted = [{"text": t, "type": t} for t in ("A b", "x y", "e f")]
    assert align_quotes(text, spans, wanted) == {0: "A b", 2: "e f"}


def test_fitting_is_deterministic_to_the_byte(lessons: list[Lesson], tmp_path: Path) -> None:
    """Equal lessons give equal files, which can be read and used."""
    for name in ("one", "two"):
        weights = fit_all(lessons)
        for part in PARTS:
            write_part(weights, tmp_path / name / part, part)
    files = sorted(
        path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.json")
    )
    assert len(files) == sum(len(names) + 1 for names in PARTS.values())
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    report = extract(article_of(gold(1)), weights=read_weights(tmp_path / "one"))
    assert [m.span.of(report.article.text) for m in report.models] == ["Hũ gạo"]


def test_a_fold_holds_whole_provinces(lessons: list[Lesson]) -> None:
    """No province is in two folds; every report is in one."""
    folds = by_province(lessons, 3)
    where = [{lessons[i].gold.data["province"] for i in fold} for fold in folds]
    assert sum(map(len, where)) == len(set.union(*where)) == len(PROVINCES)
    assert sorted(i for fold in folds for i in fold) == list(range(12))


def test_folds_by_document_are_drawn_once_and_for_all(lessons: list[Lesson]) -> None:
    """The order of the files does not matter."""
    ids = [[lessons[i].gold.id for i in fold] for fold in by_document(lessons, 4)]
    turned = lessons[::-1]
    assert [[turned[i].gold.id for i in fold] for fold in by_document(turned, 4)] == ids
    assert sorted(map(len, ids)) == [3, 3, 3, 3]


def test_no_report_is_read_by_what_it_taught(lessons: list[Lesson]) -> None:
    """The classifiers of a fold are made without its reports; each is read once."""
    seen: list[set[str]] = []
    weights = fit_all(lessons)

    def train(kept: Any, _names: Any) -> Any:
        seen.append({item.gold.id for item in kept})
        return weights

    folds = by_province(lessons, 3)
    reports = list(cross_validate(lessons, folds, train=train))
    order = [[lessons[i].gold.id for i in fold] for fold in folds]
    assert [report.article.id for report in reports] == [i for fold in order for i in fold]
    assert all(not kept & set(fold) for kept, fold in zip(seen, order, strict=True))


def test_gold_and_names_are_read_from_files(tmp_path: Path) -> None:
    """Blank lines count nothing; what is wrong is named with its line."""
    folder = tmp_path / "gold"
    with pytest.raises(ConfigError, match="no gold"):
        read_lessons(tmp_path)
    folder.mkdir()
    (folder / "a.jsonl").write_text(json.dumps(gold(0).data) + "\n\n", encoding="utf-8")
    assert [item.gold.id for item in read_lessons(tmp_path)] == ["g0"]
    (folder / "b.jsonl").write_text("{\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 1"):
        read_gold(folder.glob("*.jsonl"))
    table = tmp_path / "names.tsv"
    table.write_text("name\tfield\tsubfield\nHũ gạo\tvan-hoa-xa-hoi\tan-sinh\n", encoding="utf-8")
    assert read_names(table)[0][1] == "an-sinh"
    table.write_text("name\tfield\tsubfield\nHũ gạo\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2"):
        read_names(table)
