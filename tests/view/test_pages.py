"""What stands on the pages, by their structure."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import urldefrag

import pytest

from danvan_nlp.lexicon.units import KINDS as KINDS_OF
from danvan_nlp.records import FIELD_OF, Field, QuoteType
from danvan_nlp.view import words, write_pages
from danvan_nlp.view.entries import file_name, province_today

from .conftest import Built, Row, only, parsed, table_data

EVIL = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>"


def _evil(row: Row) -> Row:
    """A report whose every string wants to be code."""
    text = f"{EVIL}\n\n{EVIL} lập mô hình “{EVIL}”"
    place = row["models"][0]["places"][0]
    link = place["link"] | {"path": EVIL, "today": [place["link"]["today"][0] | {"path": EVIL}]}
    model = {
        "name": EVIL,
        "quoted": True,
        "units": [EVIL],
        "persons": [{"name": EVIL, "title": EVIL, "title_span": [0, len(EVIL)]}],
        "places": [place | {"text": EVIL, "link": link}],
        "field": EVIL,
        "subfield": EVIL,
        "unit_details": [{"kind": EVIL, "full": EVIL}],
    }
    more = dict.fromkeys(("id", "source", "province", "district", "published", "title"), EVIL)
    return (
        row
        | more
        | {
            "url": f"javascript:{EVIL}",
            "text": text,
            "quotes": [{"text": EVIL, "type": EVIL}],
            "models": [model],
            "meta": {"package": EVIL, "schema": EVIL},
        }
    )


def test_no_text_becomes_code(built: Built, row: Row) -> None:
    """On no page, whatever the dataset holds."""
    folder = built(_evil(row))
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) >= 7
    for path in pages:
        tree = parsed(path)
        assert not tree.xpath("//img | //*[@onerror] | //*[@style] | //style")
        assert {script.get("src") for script in tree.xpath("//script[not(@type)]")} <= {"pages.js"}
        assert not tree.xpath("//a[starts-with(translate(@href, 'JS', 'js'), 'javascript')]")
    assert table_data(folder)["rows"][0][0] == EVIL
    assert EVIL not in (folder / "mo-hinh.html").read_text(encoding="utf-8")


def test_strange_characters_can_be_written(row: Row, tmp_path: Path) -> None:
    """Lone surrogates, NUL, and the end of a script within JSON."""
    name = "a\ud800b\x00c</script>\u2028"
    row["models"][0]["name"] = name
    line = json.dumps({**row, "title": name, "text": f"{name}\n\nHai"})
    (tmp_path / "d.jsonl").write_text(line, encoding="utf-8")
    write_pages(tmp_path / "d.jsonl", tmp_path / "pages")
    assert table_data(tmp_path / "pages")["rows"][0][0] == name.replace("\ud800", "\ufffd")
    tree = parsed(only(tmp_path / "pages", "bao/*.html"))
    assert tree.xpath("//h1")[0].text_content() == "a\ufffdb\ufffdc</script>\u2028"


@pytest.mark.parametrize("name", ["d.jsonl", "d.sqlite"])
def test_the_text_of_a_report_is_whole_and_its_marks_slice_it(
    built: Built, row: Row, name: str
) -> None:
    """Every mark's characters are those that its id tells."""
    folder = built(row, name=name)
    tree = parsed(only(folder, "bao/*.html"))
    text = tree.xpath("//article//*[contains(@class, 'text')]")
    assert "\n\n".join(piece.text_content() for piece in text) == row["text"]
    marks = tree.xpath("//article//mark[@id]")
    assert {mark.get("class").split()[0] for mark in marks} >= {
        "quote", "model", "unit", "person", "place",
    }  # fmt: skip
    for mark in marks:
        start, end = map(int, mark.get("id").split("-")[1:])
        assert mark.text_content() == row["text"][start:end]


def test_a_card_tells_all_of_a_model(built: Built, row: Row) -> None:
    """Units, persons, places with the official path then and today, field, probabilities."""
    tree = parsed(only(built(row), "bao/*.html"))
    (card,) = tree.xpath("//aside/section[@id='mo-hinh-1']")
    shown = " ".join(card.text_content().split())
    for string in (
        "Vườn nhà em sạch", "Hội Nông dân xã Quảng Bạch", "Lê Văn Mẫu", "chi hội trưởng",
        "xã Quảng Bạch, huyện Chợ Đồn, tỉnh Bắc Kạn", "mã 02038",
        "xã Quảng Bạch, tỉnh Thái Nguyên", "toàn bộ", "Môi trường", "91,2%", "máy suy ra",
    ):  # fmt: skip
        assert string in shown
    (away,) = tree.xpath("//article//a[@rel]")
    assert away.get("href") == "https://bao.example/1"
    assert "noopener" in away.get("rel")


def test_every_link_leads_somewhere(built: Built, row: Row) -> None:
    """To a file of the folder, and to an element where it says so."""
    folder = built(row, row | {"id": "bao-2", "models": []})
    for path in sorted(folder.rglob("*.html")):
        for href in parsed(path).xpath("//@href | //@src"):
            if href.startswith(("https://bao.example", "data:")):
                continue
            file, name = urldefrag(href)
            target = (path.parent / file).resolve() if file else path
            assert target.is_relative_to(folder.resolve())
            assert target.is_file(), f"{path}: {href}"
            if name and target.name != "mo-hinh.html":
                assert parsed(target).xpath(f"//*[@id='{name}']"), f"{path}: {href}"


def test_ids_stand_once_and_pages_can_be_heard(built: Built, row: Row) -> None:
    """Language, landmarks, one main heading, heads of columns, labels of fields."""
    folder = built(row)
    for path in sorted(folder.rglob("*.html")):
        tree = parsed(path)
        assert tree.get("lang") == "vi"
        assert len(tree.xpath("//main")) == len(tree.xpath("//h1")) == 1
        assert tree.xpath("/html/body/header/nav[@aria-label]")
        assert tree.xpath("/html/body/footer")
        assert not tree.xpath("//table[not(caption)]")
        assert not tree.xpath("//th[not(@scope)]")
        assert not tree.xpath("//input[not(ancestor::label)] | //select[not(ancestor::label)]")
        assert not tree.xpath("//svg[not(@aria-label)]")
        identities = tree.xpath("//@id")
        assert len(identities) == len(set(identities))


def test_nothing_comes_from_elsewhere(built: Built, row: Row) -> None:
    """Pages ask no other machine for anything; the script is small."""
    folder = built(row)
    for path in [*folder.rglob("*.html"), folder / "style.css", folder / "pages.js"]:
        text = path.read_text(encoding="utf-8").replace("https://bao.example/1", "")
        assert not re.search(r"https?://|url\(|@import|innerHTML|\beval\b", text)
    assert (folder / "pages.js").stat().st_size < 100_000


def _contrast(one: str, other: str) -> float:
    """The ratio of the two colours' relative luminances, as WCAG 2.2 defines it."""

    def luminance(colour: str) -> float:
        digits = colour if len(colour) == 6 else "".join(2 * letter for letter in colour)
        parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_texts_stand_out_from_their_ground(built: Built, row: Row, scheme: int) -> None:
    """By a contrast of 4.5, as WCAG 2.2 AA asks; bars by 3."""
    style = (built(row) / "style.css").read_text(encoding="utf-8")
    block = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[scheme]
    colours = dict(re.findall(r"--([\w-]+): #(\w+);", block))
    for ground in ("ground", "raised"):
        for name in ("ink", "soft", "accent", "link", "unit", "person", "place", "quote"):
            assert _contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
    assert _contrast(colours["ink"], colours["model"]) >= 4.5
    assert _contrast(colours["ground"], colours["accent"]) >= 4.5
    for name in ("plain", *words.FIELDS):
        assert _contrast(colours[name], colours["back"]) >= 3, name


def test_places_of_today_list_their_models(built: Built, row: Row) -> None:
    """The province and the commune that the old ones went to, with the old names."""
    folder = built(row)
    province = parsed(only(folder, "tinh/thai-nguyen-*.html"))
    commune = parsed(folder / "xa" / "02047.html")
    for tree in (province, commune):
        assert tree.xpath("//tbody//td[1]")[0].text_content() == "Vườn nhà em sạch"
        assert "xã Quảng Bạch, huyện Chợ Đồn, tỉnh Bắc Kạn" in tree.text_content()
    overview = parsed(folder / "dia-ban.html")
    assert overview.xpath("//h2/a")[0].text_content() == "Thái Nguyên"
    assert overview.xpath("//li/a/@href")[-1] == "xa/02047.html"


def test_the_first_page_counts(built: Built, row: Row) -> None:
    """Reports, models, and charts with the same numbers as tables."""
    tree = parsed(built(row, row | {"id": "bao-2"}) / "index.html")
    shown = [" ".join(item.text_content().split()) for item in tree.xpath("//ul[1]/li")]
    assert "2 mô hình" in shown
    assert "2 bài báo" in shown
    assert len(tree.xpath("//figure/svg")) == 4
    numbers = {
        line.xpath("th")[0].text_content(): line.xpath("td")[0].text_content()
        for line in tree.xpath("//figure//tr")
    }
    assert numbers["Môi trường"] == "2"
    assert numbers["2022"] == "2"
    assert numbers["Thái Nguyên"] == "2"
    assert numbers["Kinh tế"] == "0"


def test_a_dataset_without_models_has_pages(built: Built, row: Row) -> None:
    """Each says that there are none."""
    folder = built(row | {"models": [], "quotes": [], "published": None, "province": None})
    assert "Không có mô hình nào" in parsed(folder / "index.html").text_content()
    assert "không tìm thấy mô hình" in parsed(only(folder, "bao/*.html")).text_content()
    assert table_data(folder)["rows"] == []
    assert len((folder / "mo-hinh.csv").read_text(encoding="utf-8-sig").splitlines()) == 1


def test_ten_thousand_models_are_paged(built: Built, row: Row) -> None:
    """In the table's data, and in the static tables; none is lost."""
    models = [row["models"][0] | {"name": f"Vườn {number}"} for number in range(100)]
    folder = built(*(row | {"id": f"bao-{n}", "models": models} for n in range(101)))
    data = table_data(folder)
    assert (data["parts"], data["total"], len(data["rows"])) == (3, 10_100, 5000)
    parts = [folder / "du-lieu" / f"{number}.js" for number in (2, 3)]
    assert [part.read_text(encoding="utf-8").count("#mo-hinh-") for part in parts] == [5000, 100]
    listed = sum(len(parsed(path).xpath("//tbody/tr")) for path in folder.glob("xa/02047*.html"))
    assert listed == 10_100
    assert max(path.stat().st_size for path in folder.glob("tinh/*.html")) < 500_000
    assert (folder / "mo-hinh.csv").read_text(encoding="utf-8-sig").count("\n") == 10_101


def test_the_table_for_spreadsheets_runs_nothing(built: Built, row: Row) -> None:
    """A cell that begins like a formula is text, and cells keep to their line."""
    row["models"][0]["name"] = '=HYPERLINK("http://bao.example")'
    row["title"] = "+1\nhai"
    content = (built(row) / "mo-hinh.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    head, line = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    cells = dict(zip(head, line, strict=True))
    assert cells["Mô hình"] == '\'=HYPERLINK("http://bao.example")'
    assert cells["Bài báo"] == "'+1 hai"
    assert cells["Đơn vị hành chính ngày nay"] == "xã Quảng Bạch, tỉnh Thái Nguyên"


def test_every_code_has_its_vietnamese_words() -> None:
    """Fields, subfields, kinds of units and types of quotes."""
    assert words.FIELDS.keys() == {field.value for field in Field}
    assert words.SUBFIELDS.keys() == FIELD_OF.keys()
    assert words.KINDS.keys() == KINDS_OF.keys()
    assert words.QUOTES.keys() == {kind.value for kind in QuoteType}


def test_names_stand_in_the_order_of_dictionaries() -> None:
    """Letters count before tones, đ after d, a short word before a longer one."""
    names = ["Cà Mau", "Cao Bằng", "Cần Thơ", "Dĩ An", "Đà Nẵng", "Hà Nội", "Hải Phòng", "Huế"]
    assert sorted(sorted(names), key=words.order) == names


@pytest.mark.parametrize(
    ("name", "today"),
    [
        ("Bắc Kạn", "Thái Nguyên"),
        ("tỉnh Bến Tre", "Vĩnh Long"),
        ("TP. Đà Nẵng", "Đà Nẵng"),
        ("Thái Nguyên", "Thái Nguyên"),
        ("Nơi khác", "Nơi khác"),
        ("  ", "Chưa rõ"),
        (None, "Chưa rõ"),
    ],
)
def test_a_province_is_counted_under_what_it_is_today(name: str | None, today: str) -> None:
    """And under its own name where it is none."""
    assert province_today(name) == today


@pytest.mark.parametrize(
    "identity", ["../../etc/passwd", "Đường hoa số 1", "CON", "", "a" * 500, "\ud800", "a/b\\c:d"]
)
def test_a_file_name_is_safe(identity: str) -> None:
    """On any system, and another for another id."""
    assert re.fullmatch(r"[a-z0-9-]{12,53}", file_name(identity))
    assert file_name(identity) != file_name(identity + "x")
