"""Pages in the shapes of national papers, portals and content systems give all their parts.

`papers/` holds one page for each shape, composed for these tests: sentences, people and places
are invented; what is taken over is how such pages are built and what stands around and inside
their articles. The comment at the head of a page says what must come out; fields it leaves out
are those of its story. "held": kept aside while the rules were written; "fresh" and "later":
composed afterwards (docs/article.md gives the figures).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

import pytest

from danvan_nlp.article import article_from_html
from danvan_nlp.article import reading as reading_module

FOLDER = Path(__file__).with_name("papers")
STORIES = json.loads((FOLDER / "stories.json").read_text(encoding="utf-8"))
MINUTE = "2026-11-24T13:47:00+07:00"
AROUND = {
    "nav": "<a href='/'>Trang chủ</a><a href='/thoi-su'>Thời sự</a><a href='/video'>Video</a>"
    "<a href='/lien-he'>Liên hệ</a><span class='hotline'>Hotline: 0900 000 000</span>",
    "side": "<div class='box-most'><h3>Đọc nhiều</h3><ul><li><h4><a href='/9'>$other3</a></h4>"
    "<p>$blurb</p></li><li><h4><a href='/10'>$other4</a></h4><p>$blurb</p></li></ul></div>",
    "foot": "<footer class='site-footer'><p>Cơ quan chủ quản: Hội Mẫu Việt Nam. Giấy phép số"
    " 00/GP-BTTTT do Bộ Mẫu cấp ngày 01/02/2020. Tổng Biên tập: Ngô Mẫu Biên.</p><p>® Ghi rõ"
    " nguồn khi phát hành lại thông tin từ trang này.</p></footer>",
}


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A page and what must be read from it."""

    name: str
    page: str
    url: str | None
    title: str
    sapo: str
    published: str
    author: str
    captions: list[str]
    paragraphs: list[str]

    @property
    def text(self) -> str:
        """The article's text."""
        return "\n\n".join((self.title, self.sapo, *self.paragraphs))


def load(path: Path) -> Paper:
    head, _, page = path.read_text(encoding="utf-8").partition("-->")
    wanted: dict[str, Any] = json.loads(head.removeprefix("<!--"))
    words = dict(STORIES[wanted.get("story", 0)])
    words |= {name: Template(text).substitute(words) for name, text in AROUND.items()}
    words |= {f"note{n}": text for n, text in enumerate(wanted.get("notes", ()), 1)}

    def said(text: str) -> str:
        return Template(text).substitute(words)

    return Paper(
        name=path.stem,
        page=f"<html lang='vi'>{said(page)}</html>",
        url=wanted.get("url"),
        title=words["title"],
        sapo=said(wanted.get("sapo", "$sapo")),
        published=wanted.get("published", MINUTE),
        author=said(wanted.get("author", "$author")),
        captions=[said(caption) for caption in wanted["captions"]],
        paragraphs=[words[name] for name in wanted.get("body", "p1 p2 p3 p4 p5").split()],
    )


PAPERS = [load(path) for path in sorted(FOLDER.glob("*.html"))]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_paper_gives_every_part(paper: Paper) -> None:
    """Title, sapo, minute, author, captions, and the text with nothing lost and nothing leaked."""
    article = article_from_html(paper.page, url=paper.url)
    assert article.text == paper.text
    assert article.sapo == paper.sapo
    assert (article.published or "")[:16] == paper.published[:16]
    assert article.author == paper.author
    assert list(article.captions) == paper.captions


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_general_rules_read_what_no_layout_knows(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without any layout the title, the time and most of the text come out, nothing leaks."""
    monkeypatch.setattr(reading_module, "load_layouts", lambda: ())
    article = article_from_html(paper.page)
    assert article.title == paper.title
    assert (article.published or "")[:16] == paper.published[:16]
    assert article.text == paper.text
