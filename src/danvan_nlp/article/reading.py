"""The reading of a page: each field by the best method that finds it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from danvan_nlp.article.blocks import Block, blocks_of, text_of, walk_elements
from danvan_nlp.article.body import article_blocks, joined, signature
from danvan_nlp.article.byline import Around, find_author, find_date
from danvan_nlp.article.captions import split_captions
from danvan_nlp.article.furniture import is_furniture as is_furniture_line
from danvan_nlp.article.headline import find_title, skeleton
from danvan_nlp.article.layouts import Layout, choose, load_layouts
from danvan_nlp.article.machine import Machine, read_machine
from danvan_nlp.article.region import after, before, between, lead
from danvan_nlp.article.sapo import find_sapo
from danvan_nlp.article.selectors import Index
from danvan_nlp.article.vote import Vote
from danvan_nlp.errors import DocumentError
from danvan_nlp.vietnamese.dates import DateReader

if TYPE_CHECKING:
    from lxml.etree import _Element

    from danvan_nlp.article.known import Draft
    from danvan_nlp.article.markup import Markup

_FEW = 250  # characters of a body below which another opinion is asked
_LEAST = 120  # of one that stands with a title and a date
_ALIKE = 4  # elements of one name on a page that make it a list of articles
_TITLE_LENGTH = range(8, 300)
_DOUBLE_ESCAPED = re.compile(r"&amp;#x?[0-9a-f]{2,6};", re.IGNORECASE)


@dataclass(kw_only=True, slots=True)
class Page:
    """A page while it is read: its tree, what is known of it, and the parts found so far."""

    tree: _Element
    index: Index
    machine: Machine
    layouts: list[Layout]
    dates: DateReader
    body: _Element | None = None
    title: _Element | None = None
    places: list[_Element] = field(default_factory=list)
    drop: set[_Element] = field(default_factory=set)
    blocks: list[Block] = field(default_factory=list)

    def named(self, name: str) -> Iterator[_Element]:
        """The elements that the page's layouts name for a field, best first."""
        return (e for layout in self.layouts for e in layout.find(self.index, name))

    @property
    def family(self) -> str:
        """The method that stands for a field found by layout."""
        return f"layout:{self.layouts[0].name}" if self.layouts else "layout"


def read_page(
    markup: Markup, draft: Draft, *, url: str | None, layout: str | None, dates: DateReader
) -> None:
    """Fill a draft from a page.

    Args:
        markup: the page, cut to a size and shape that parsers take.
        draft: what to fill.
        url: the page's address.
        layout: the name of the layout that its source declares.
        dates: how its dates are read.

    Raises:
        DocumentError: no_text, where the page holds no article.
    """
    tree = _parsed(markup.text)
    machine = read_machine(tree, markup.json_ld, dates)
    index = Index(tree)
    layouts = choose(load_layouts(), index, url=url or machine.address, name=layout)
    page = Page(tree=tree, index=index, machine=machine, layouts=layouts, dates=dates)
    draft.address = machine.address
    _find_body(page, draft)
    _read_title(page, draft)
    if page.body is not None:
        _read_around(page, draft)
        _read_body(page, draft)
    _read_section(page, draft)
    # A page with neither a heading of its own nor a date tells of no article: it is a list.
    few = _LEAST if page.title is not None and draft.published else _FEW
    if sum(map(len, draft.paragraphs)) < few and (page.title is not None or machine.published):
        _ask_again(markup, draft)
    if not draft.paragraphs and not draft.sapo:
        raise DocumentError("no_text", "no prose on the page")
    if _DOUBLE_ESCAPED.search(markup.text):
        draft.found["flags"] = "double_escaped"


def _parsed(text: str) -> _Element:
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError("no_text", "nothing that a parser can read") from error
    if tree is None:
        raise DocumentError("no_text", "no element on the page")
    return tree


def _find_body(page: Page, draft: Draft) -> None:
    """The element of the body, and the one layout that it is found by."""
    vote = Vote(page.tree)
    winner = vote.winner()
    most = vote.amount(winner) if winner is not None else 0
    for layout in page.layouts:
        for element in layout.find(page.index, "body"):
            if _holds(element, vote, most):
                page.layouts = [layout]
                page.body, draft.found["text"] = element, f"layout:{layout.name}"
                page.drop |= set(layout.find(page.index, "drop"))
                return
    for element in page.tree.xpath("//*[@itemprop='articleBody']"):
        if _holds(element, vote, most):
            page.body, draft.found["text"] = element, "microdata"
            return
    if winner is not None:
        if most < 2 * _FEW and _is_listed(winner, page.tree):
            raise DocumentError("no_text", "a list of articles")
        page.body, draft.found["text"] = winner, "vote"


def _holds(element: _Element, vote: Vote, most: int) -> bool:
    """Whether an element holds so much of the page's prose that it may be the body."""
    if most:
        return vote.amount(element) >= 0.3 * most
    return bool("".join(element.itertext()).strip())


def _is_listed(element: _Element, tree: _Element) -> bool:
    """Whether an element is one of several alike, or holds such, as the teasers of a list are."""
    for node in (element, element.getparent()):
        classes = node.get("class") if node is not None else None
        if classes and float(tree.xpath("count(//*[@class=$classes])", classes=classes)) >= _ALIKE:
            return True
    linked = Counter(
        (child.tag, child.get("class")) for child in element if child.find(".//a") is not None
    )
    return bool(linked) and max(linked.values()) >= _ALIKE


def _read_title(page: Page, draft: Draft) -> None:
    for element in page.named("title"):
        text = text_of(element)
        if len(text) in _TITLE_LENGTH:
            page.title, draft.title, draft.found["title"] = element, text, page.family
            return
    found = find_title(page.tree, page.machine, page.body)
    page.title, draft.title, draft.found["title"] = found


def _read_around(page: Page, draft: Draft) -> None:
    """Sapo, date and author, which stand around the body or at its ends."""
    body = page.body
    if body is None:
        return
    page.places = between(page.title, body) if page.title is not None else lead(body)
    page.blocks = _after_title(blocks_of(body, drop=frozenset(page.drop)), draft)
    _read_sapo(page, draft)
    around = before(page.title) if page.title is not None else []
    follow = after(body, page.title)
    places = Around(middle=page.places, ahead=around, behind=follow, body=body, blocks=page.blocks)
    stamp, how = find_date(page.named("date"), page.family, places, page.machine, page.dates)
    if stamp:
        draft.published, draft.found["published"] = stamp.iso, how
    author, how = find_author(page.named("author"), page.family, places, page.machine)
    if author:
        draft.author, draft.found["author"] = author, how


def _after_title(blocks: list[Block], draft: Draft) -> list[Block]:
    """The blocks after the title, where the body's element holds the title too."""
    wanted = skeleton(draft.title)
    for number, block in enumerate(blocks[:12]):
        if wanted and skeleton(block.text) == wanted:
            return blocks[number + 1 :]
    return blocks


def _read_sapo(page: Page, draft: Draft) -> None:
    element, text, how = None, "", ""
    for element in page.named("sapo"):
        text, how = text_of(element, drop=frozenset(page.drop)), page.family
        if len(text) >= 20:
            break
    else:
        texts = [b for b in page.blocks[:20] if b.text and not is_furniture_line(b.text)]
        opening = texts[:4]
        element, text, how = find_sapo(page.places, opening, page.machine.description)
    if text and len(text) >= 20:
        draft.sapo, draft.found["sapo"] = text, how
        inside = set(element.iter()) if element is not None else set()
        page.blocks = [b for b in page.blocks if b.element not in inside or b.text not in text]


def _read_body(page: Page, draft: Draft) -> None:
    """Captions and paragraphs, less title, sapo and signature."""
    leading = [block for block in walk_elements(iter(page.places)) if block.text != draft.sapo]
    named = frozenset(page.named("caption"))
    leading = [block for block in leading if block.image or not is_furniture_line(block.text)]
    first, _ = split_captions(leading, named)
    captions, rest = split_captions(page.blocks, named)
    draft.captions = tuple(dict.fromkeys([*first, *captions]))
    if draft.captions:
        draft.found["captions"] = page.family if named else "figures"
    blocks = article_blocks(rest, said=(draft.title, draft.sapo or ""))
    author, signed = signature(blocks)
    if signed is not None:
        blocks.remove(signed)
        if author and (not draft.author or draft.found.get("author") in {"meta", "json-ld"}):
            draft.author, draft.found["author"] = author, "signature"
    draft.paragraphs = joined(blocks)


def _read_section(page: Page, draft: Draft) -> None:
    names = [text for e in page.named("section") if 2 <= len(text := text_of(e)) <= 60]
    how = page.family
    if not names and page.machine.section:
        names, how = [page.machine.section], "metadata"
    names = [name for name in names if skeleton(name) != skeleton(draft.title)]
    if names:
        draft.section, draft.found["section"] = names[-1], how


def _ask_again(markup: Markup, draft: Draft) -> None:
    """Trafilatura's opinion on a page where little text was found; taken if it has far more."""
    from danvan_nlp.article.opinion import second_opinion

    paragraphs = second_opinion(markup.text)
    found = sum(map(len, draft.paragraphs))
    if sum(map(len, paragraphs)) > max(2 * found, 80):
        known = {skeleton(draft.title), skeleton(draft.sapo or "")}
        draft.paragraphs = [line for line in paragraphs if skeleton(line) not in known]
        draft.found["text"] = "trafilatura"
