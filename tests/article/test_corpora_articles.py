"""The shipped pages and texts give exactly the article that was written into them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from danvan_nlp.article import article_from_html, article_from_text
from danvan_nlp.article import reading as reading_module
from danvan_nlp.records import Article
from danvan_nlp.resources import resource

EXPECTED = json.loads(Path(__file__).with_name("expected.json").read_text(encoding="utf-8"))
PAGES = [name for name in EXPECTED if name.endswith(".html")]
FIELDS = ("title", "sapo", "published", "author", "section")


def read(name: str) -> Article:
    body = (resource("corpora/articles") / name).read_bytes()
    return article_from_html(body) if name.endswith(".html") else article_from_text(body)


@pytest.mark.parametrize("name", EXPECTED)
def test_every_field_is_found(name: str) -> None:
    """Title, sapo, time to the minute, author and section are those that were written."""
    article = read(name)
    expected = {field: EXPECTED[name][field] for field in FIELDS}
    assert {field: getattr(article, field) for field in FIELDS} == expected
    assert list(article.captions) == EXPECTED[name]["captions"]


@pytest.mark.parametrize("name", EXPECTED)
def test_text_holds_the_article_and_nothing_else(name: str) -> None:
    """Title, sapo and paragraphs stand in the text; menus, boxes, captions and comments do not."""
    wanted = EXPECTED[name]
    blocks = [wanted["title"], wanted["sapo"], *wanted["paragraphs"]]
    assert read(name).text == "\n\n".join(block for block in blocks if block)


@pytest.mark.parametrize("name", PAGES)
def test_general_rules_alone_find_the_text(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any layout the same text and time come out: a redesign of a site does no harm."""
    monkeypatch.setattr(reading_module, "load_layouts", lambda: ())
    article, wanted = read(name), EXPECTED[name]
    blocks = [wanted["title"], wanted["sapo"], *wanted["paragraphs"]]
    assert article.text == "\n\n".join(blocks)
    assert (article.published, article.author) == (wanted["published"], wanted["author"])


@pytest.mark.parametrize("name", EXPECTED)
def test_every_found_field_says_by_which_method(name: str) -> None:
    """`found` names a method for each field that has a value."""
    article = read(name)
    present = {field for field in FIELDS if getattr(article, field)}
    assert present <= set(article.found)
    assert "text" in article.found
