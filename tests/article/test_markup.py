"""Markup is cut to size before any parser: traps end quickly, and no text is lost in silence."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.article import article_from_html
from danvan_nlp.article.markup import MAX_DEPTH, prepare
from danvan_nlp.errors import DocumentError

PROSE = (
    "Hội Nông dân xã Tân Lập đã triển khai mô hình “Khéo vận động” rất hiệu quả trong năm 2023,"
    " được nhân dân trong xã đồng tình hưởng ứng."
)
BODY = f"<h1>Chuyện dân vận ở Tân Lập</h1><p>{PROSE}</p>"
SECONDS = 5.0  # two on an idle machine; tests share theirs

READ = {
    "70,000 nested divs": "<div>" * 70_000 + BODY + "</div>" * 70_000,
    "100,000 unclosed divs": "<div>" * 100_000 + BODY,
    "unclosed paragraphs": BODY + f"<p>{PROSE}" * 3_000,
    "nested lists": "<ul><li>" * 50_000 + BODY,
    "nested tables": "<table><tr><td>" * 30_000 + BODY,
    "unclosed comments": "<!-- a " * 300_000 + BODY,
    "unclosed scripts": "<script>a " * 300_000 + BODY,
    "scripts in capitals": "<SCRIPT>a</SCRIPT> " * 200_000 + BODY,
    "JSON-LD nested": '<script type="application/ld+json">' + "[" * 200_000 + "</script>" + BODY,
    "less-than signs": "<" * 2_000_000 + BODY,
    "a run of brackets": BODY + f"<p>{'(' * 1_000_000}</p>",
    "a run of quotation marks": BODY + f"<p>{'“' * 500_000}</p>",
    "a run of a.": BODY + f"<p>{'a.' * 1_000_000}</p>",
    "70,000 links": BODY + "<a href=x>y</a>" * 70_000,
    "140,000 line breaks": BODY + "x<br>" * 140_000,
    "140,000 meta tags": "<meta name=a content=b>" * 140_000 + BODY,
    "captions without end": BODY + "<figure><img><figcaption>Ảnh</figcaption></figure>" * 25_000,
}
REFUSED = {
    "100,000 attributes": ("<div " + "a=1 " * 100_000 + ">" + BODY, "too_many_attributes"),
    "attributes without values": ("<div " + "a " * 1_000_000 + ">", "too_many_attributes"),
    "attributes that hold >": ("<div " + 'a=">" ' * 100_000 + ">" + BODY, "too_many_attributes"),
    "130,000 levels": ("<b>" * 130_000 + BODY, "too_deep"),
    "200,000 nested divs": ("<div>" * 100_000 + BODY + "</div>" * 100_000, "too_many_tags"),
    "300,000 links": (BODY + "<a href=x>y</a>" * 300_000, "too_many_tags"),
    "800,000 line breaks": (BODY + "x<br>" * 800_000, "too_many_tags"),
    "six megabytes": ("a" * 6_000_000, "too_large"),
}


@pytest.mark.parametrize("trap", READ)
def test_a_trap_is_read_in_time(trap: str) -> None:
    """The article in it comes out."""
    start = time.monotonic()
    assert PROSE in article_from_html(READ[trap]).text
    assert time.monotonic() - start < SECONDS


@pytest.mark.parametrize("trap", REFUSED)
def test_a_trap_is_refused_in_time(trap: str) -> None:
    """With the reason that is counted."""
    page, reason = REFUSED[trap]
    start = time.monotonic()
    with pytest.raises(DocumentError) as caught:
        article_from_html(page)
    assert caught.value.reason == reason
    assert time.monotonic() - start < SECONDS


@pytest.mark.parametrize("depth", [100, 250, 256, 300, 2_000, 10_000])
@pytest.mark.parametrize("tag", ["div", "span", "blockquote"])
def test_deeply_nested_text_is_kept(depth: int, tag: str) -> None:
    """Parsers drop text below 254 levels; the page is flattened before."""
    page = BODY + f"<{tag}>" * depth + f"<p>{PROSE} Sâu.</p>" + f"</{tag}>" * depth
    assert "Sâu." in article_from_html(page).text


def test_time_grows_with_length_only() -> None:
    """Eight times the article takes at most some twelve times as long."""

    def seconds(paragraphs: int) -> float:
        page = "<h1>Chuyện dân vận ở Tân Lập</h1>" + f"<p>{PROSE} Số {{}}.</p>" * paragraphs
        start = time.perf_counter()
        article_from_html(page)
        return time.perf_counter() - start

    seconds(100)
    small = min(seconds(400) for _ in range(3))
    assert min(seconds(3_200) for _ in range(3)) < 14 * small


def test_scripts_and_comments_go_and_json_ld_is_kept_apart() -> None:
    """What no reader sees is not parsed."""
    data = '<script type="application/ld+json">{"d":1}</script>'
    page = f"<!-- a --><script>b</script><style>c</style>{data}e"
    markup = prepare(page)
    assert markup.text == "e"
    assert markup.json_ld == ('{"d":1}',)


def test_an_ordinary_page_is_not_flattened() -> None:
    """Its markup stays as it is."""
    page = "<div><p>a<p>b<br/>c</div>" * 300
    assert prepare(page).text == page


def test_flattening_keeps_the_outer_levels() -> None:
    """The first levels keep their tags, and the text its order."""
    markup = prepare("<div>1" * 300 + "</div>2" * 300)
    assert markup.depth == 300
    assert markup.text.count("<div>") == MAX_DEPTH
    assert markup.text.count("1") == markup.text.count("2") == 300


@given(st.text(st.sampled_from("<>/ab \"'=!-?&;p"), max_size=200))
def test_any_markup_is_prepared(page: str) -> None:
    """No tag soup is an error."""
    assert isinstance(prepare(page).text, str)
