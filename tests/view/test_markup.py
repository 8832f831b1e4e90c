"""What may stand in a page, and what may be clicked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from danvan_nlp.view.markup import Markup, clean, element, escaped, web_address


@given(st.text(st.characters(exclude_categories=[]), max_size=40))
def test_any_text_stays_text(text: str) -> None:
    """In an element and in an attribute: no element comes of it, and no character is lost."""
    made = element("p", text, title=text)
    made.encode()
    tree = html.fragment_fromstring(made)
    assert len(tree) == 0
    assert (tree.text or "").replace("\r", "\n") == clean(text)
    assert len(clean(text)) == len(text)


def test_markup_is_taken_as_it_is() -> None:
    """And a string beside it is escaped."""
    assert element("p", Markup("<b>a</b>"), "<i>") == "<p><b>a</b>&lt;i&gt;</p>"
    assert escaped("“Vườn & nhà”") == "“Vườn &amp; nhà”"


@pytest.mark.parametrize("url", ["https://bao.example/1", "http://bao.example/?a=1&b=“x”"])
def test_addresses_of_the_web_are_links(url: str) -> None:
    """Of http and https."""
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java\nscript:alert(1)",
        " https://bao.example",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "//bao.example/1",
        "bao.example/1",
        "https://",
        "https://[bao",
        "https:\\bao.example",
    ],
)
def test_other_addresses_are_no_links(url: str | None) -> None:
    """Whatever they look like."""
    assert web_address(url) is None
