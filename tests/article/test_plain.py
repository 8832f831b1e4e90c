"""Plain text becomes an article: furniture goes, paragraphs are whole, the title is first."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.article import article_from_text
from danvan_nlp.article.plain import paragraphs_of, without_related
from danvan_nlp.errors import DocumentError
from danvan_nlp.resources import resource

BODY = "Hội Nông dân xã Quảng Bạch xây dựng mô hình “Vườn sạch” tại ba thôn, được nhân dân ủng hộ."
MORE = "Đến nay đã có 120 hộ làm theo và mô hình được nhân ra toàn huyện trong năm nay."


def test_the_owners_article_comes_out_as_annotated() -> None:
    """Tool bar, hard spaces, doubled spaces and empty boxes of a copied page are gone."""
    seed = resource("corpora/seed")
    gold = json.loads((seed / "gold.jsonl").read_text(encoding="utf-8"))
    article = article_from_text((seed / "article.txt").read_bytes())
    assert article.text == gold["text"]
    assert article.title == gold["title"]
    assert article.author is not None
    assert article.text.endswith(article.author)


@pytest.mark.parametrize(
    "furniture",
    [
        "A- A A+ | Tăng tương phản Giảm tương phản",
        "Lượt xem: 27",
        "Đã xem: 1.204 | Phản hồi: 0",
        "Thứ Ba, 24/11/2026 | 08:12 GMT+7",
        "Tin nổi bật Tin nổi bật",
        "noData\nKhông có dữ liệu",
        "RSS In Gởi cho bạn bè",
        "Ghi rõ nguồn khi phát hành lại thông tin từ website này.",
        "Giấy phép số 12/GP-TTĐT do Sở TTTT cấp ngày 02/03/2019",
    ],
)
def test_furniture_at_both_ends_goes(furniture: str) -> None:
    """Wherever a portal puts its tools, only the article is left."""
    article = article_from_text(
        f"{furniture}\n\nTiêu đề bài\n\n{furniture}\n\n{BODY}\n\n{furniture}"
    )
    assert article.text == f"Tiêu đề bài\n\n{BODY}"


def test_names_in_a_box_of_other_news_do_not_count() -> None:
    """The titles after "Tin liên quan" go, the prose after them stays."""
    related = "Tin liên quan\n\nRa mắt mô hình “Chợ không tiền mặt”\n\nHội thi “Dân vận khéo”"
    article = article_from_text(f"Tiêu đề bài\n\n{BODY}\n\n{related}\n\n{MORE}")
    assert article.text == f"Tiêu đề bài\n\n{BODY}\n\n{MORE}"


def test_comments_end_the_article() -> None:
    """What readers write after it is prose too, but not the article's."""
    comment = "Xã tôi cũng có mô hình “Giếng làng xanh” rất hay, mong nhà báo về viết thêm cho."
    article = article_from_text(f"Tiêu đề bài\n\n{BODY}\n\nBình luận (2)\n\n{comment}")
    assert "Giếng làng" not in article.text


def test_a_date_line_becomes_the_date() -> None:
    """With the minute where the line gives it."""
    article = article_from_text(f"Tiêu đề bài\n\n10/01/2024 08:15 | Lượt xem: 96\n\n{BODY}")
    assert article.published == "2024-01-10T08:15:00+07:00"
    assert article.found["published"] == "date line"


@pytest.mark.parametrize(
    ("last", "author"),
    [
        ("Tác giả: Nông Văn Mẫu", "Nông Văn Mẫu"),
        ("Bài, ảnh: HÀ THỊ MẪU", "HÀ THỊ MẪU"),
        ("Theo Lương Mẫu Trấn", "Lương Mẫu Trấn"),
        ("THI PHONG - TRÍ NHÂN", "THI PHONG - TRÍ NHÂN"),
        ("A.V.", "A.V."),
        ("Ảnh: Người dân chăm tuyến đường hoa", None),
        ("Mọi việc đều có dân.", None),
    ],
)
def test_the_author_is_told_from_the_last_line(last: str, author: str | None) -> None:
    """By a label or as bare names, never from a caption or a sentence."""
    assert article_from_text(f"Tiêu đề bài\n\n{BODY}\n\n{last}").author == author


def test_lines_broken_at_a_column_are_one_paragraph() -> None:
    """Mail and old editors break lines; a reader sees a paragraph."""
    words = (BODY + " " + MORE).split()
    wrapped = "\n".join(" ".join(words[i : i + 14]) for i in range(0, len(words), 14))
    assert paragraphs_of(wrapped) == [BODY + " " + MORE]


def test_a_paragraph_a_line_stays_one() -> None:
    """Without blank lines each line that ends a sentence is a paragraph."""
    assert paragraphs_of(f"Tiêu đề\n{BODY}\n{MORE}") == ["Tiêu đề", BODY, MORE]


def test_a_title_that_is_given_stands_first() -> None:
    """A text without its title gets it, one with it does not get it twice."""
    article = article_from_text(BODY, title="Tiêu đề bài")
    assert article.text == f"Tiêu đề bài\n\n{BODY}"
    twice = article_from_text(f"TIÊU ĐỀ BÀI\n\n{BODY}", title="Tiêu đề bài")
    assert twice.text == f"Tiêu đề bài\n\n{BODY}"


def test_a_heading_without_titles_after_it_takes_nothing_along() -> None:
    """Prose right after the heading is the article's."""
    assert without_related([BODY, "Xem thêm", MORE]) == [BODY, MORE]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\u200b\n ", "empty"),
        ("Lượt xem: 27\n\nnoData", "no_text"),
        ("a" * 5_000_001, "too_large"),
        (b"%PDF-1.4 ...", "binary"),
    ],
    ids=["empty", "invisible", "furniture alone", "too large", "a PDF"],
)
def test_what_holds_no_article_is_refused(text: str | bytes, reason: str) -> None:
    """With the reason that is counted."""
    with pytest.raises(DocumentError) as caught:
        article_from_text(text)
    assert caught.value.reason == reason


@given(st.text(st.characters(), max_size=400))
def test_any_text_gives_an_article_or_a_reason(text: str) -> None:
    """Nothing else is raised, and the text starts with the title."""
    try:
        article = article_from_text(text)
    except DocumentError:
        return
    assert article.text.startswith(article.title)
    assert "\n\n\n" not in article.text
