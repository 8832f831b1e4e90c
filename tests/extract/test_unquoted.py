"""Features of unquoted names."""

from __future__ import annotations

import pytest

from danvan_nlp.extract.found import Found
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.proposals import Proposal, proposals
from danvan_nlp.extract.unquoted import neighbour_rows, start_rows
from danvan_nlp.extract.unquoted_ends import End, end_rows
from danvan_nlp.records import Article, Quote, QuoteType, Span
from danvan_nlp.vietnamese.folding import fold

TEXT = "Chuyện ở Tân Sơn\n\nNay mở 3 mô hình: nuôi bò rẽ; trồng bí xanh tại thôn."
FOUND = Found(Article(id="a", text=TEXT, title=""), Parsed(TEXT))
MADE = proposals(FOUND)


def test_a_start_knows_its_cue_its_list_and_the_words_around() -> None:
    """The first item by "mô hình", the second by the semicolon, both of one list."""
    first, second = start_rows(FOUND, MADE)
    assert {"cue=mô hình@0", "small", "paragraph=1", "quoted=0", "left0=:"} <= set(first)
    assert {"cue=item;@1", f"in={fold('bí')}", f"stop={fold('tại')}"} <= set(second)
    assert MADE[0].root == MADE[1].root


def test_the_word_hinh_before_in_the_sentence_is_seen() -> None:
    """Only what stands before counts."""
    assert f"hinh={True}" in start_rows(FOUND, MADE)[1]


def test_a_start_knows_its_classes() -> None:
    """A verb of farming opens, the movement was named between, a list was announced by number."""
    text = "Xã ra mắt mô hình “Dân vận khéo” nuôi bò rẽ của Hội Nông dân xã."
    found = Found(Article(id="a", text=text, title=""), Parsed(text))
    row = next(
        row
        for p, row in zip(proposals(found), start_rows(found, proposals(found)), strict=True)
        if text[p.start :].startswith("nuôi")
    )
    assert {"opens=farm", "skipped=movement&opens=farm", "verb=run@far", "k=own"} <= set(row)


def _ends(text: str, start: str) -> dict[str, list[str]]:
    found = Found(Article(id="a", text=text, title=""), Parsed(text))
    made = next(p for p in proposals(found) if text[p.start :].startswith(start))
    rows = end_rows(found, made)
    return {text[made.start : end]: row for end, row in zip(made.ends, rows, strict=True)}


def test_an_end_knows_what_stands_after_it() -> None:
    """The class of what stops the name, and the name's own last words."""
    row = end_rows(FOUND, MADE[1])[0]
    assert {"k=at", f"next={fold('tại')}", f"last={fold('xanh')}", "k=at&size=3"} <= set(row)


AFTER = {
    "people who run it": ("nuôi bò của gia đình chị Lan.", "nuôi bò", "own-person"),
    "several places": ("nuôi bò tại các thôn.", "nuôi bò", "at-many"),
    "another model": ("nuôi bò, mô hình trồng bí.", "nuôi bò", "comma-model"),
    "the sentence goes on": ("nuôi bò, được nhân rộng.", "nuôi bò", "comma-aspect"),
    "the sentence's end": ("nuôi bò.", "nuôi bò", "full"),
    "the paragraph's end": ("nuôi bò\n\nSau đó, xã mở lớp", "nuôi bò", "none"),
}


@pytest.mark.parametrize("name", AFTER)
def test_what_stands_after_an_end_has_a_class(name: str) -> None:
    """By grammar, not by the single word."""
    text, wanted, kind = AFTER[name]
    assert f"k={kind}" in _ends(f"Xã có mô hình {text}", wanted)[wanted]


def test_words_that_belong_together_do_not_part_a_name() -> None:
    """One thing is "an ninh, trật tự"; two pieces of one length echo each other."""
    rows = _ends("Xã có mô hình tổ tự quản an ninh, trật tự của thôn.", "tổ")
    assert "joined" in rows["tổ tự quản an ninh"]
    rows = _ends("Xã có mô hình 3 không, 3 có.", "3 không")
    assert {"joined-numbers", "comma&equal=True&2"} <= set(rows["3 không"])


def test_passing_what_surely_ends_a_name_is_seen() -> None:
    """An end behind "của gia đình …" has passed a firm one."""
    rows = _ends("Xã có mô hình nuôi bò của gia đình chị Lan tại thôn.", "nuôi bò")
    assert "past-firm=0" in rows["nuôi bò"]
    assert "past-firm=1" in rows["nuôi bò của gia đình chị Lan"]


NUMBERS = {
    "one thing": ("mô hình nuôi bò, trồng cỏ.", "one"),
    "several by a word": ("các mô hình nuôi bò, trồng cỏ.", "several"),
    "several by digits": ("3 mô hình nuôi bò, trồng cỏ.", "several"),
    "a number beyond a comma": ("3 năm qua, mô hình nuôi bò, trồng cỏ.", "one"),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_how_many_are_announced_is_seen_at_a_comma(name: str) -> None:
    """After one model a comma joins, after several it parts."""
    text, number = NUMBERS[name]
    row = _ends(f"Xã có {text}", "nuôi bò")["nuôi bò"]
    assert f"k=comma&number={number}" in row


def test_what_follows_a_preposition_is_seen() -> None:
    """A count after "với" ends a name; a capital after "ở" tells of a place."""
    rows = _ends("Xã có mô hình nuôi bò với 40 hộ ở chợ Chục.", "nuôi bò")
    assert "k=with&then=number" in rows["nuôi bò"]
    assert "k=at&capital=True" in rows["nuôi bò với 40 hộ"]


def test_an_item_is_compared_with_the_first_of_its_list() -> None:
    """Parallel items begin with one word, or with one class of words."""
    text = "Các mô hình: tổ xe ôm tự quản; tổ tàu thuyền an toàn; câu lạc bộ đọc sách."
    found = Found(Article(id="a", text=text, title=""), Parsed(text))
    made = proposals(found)
    rows = dict(zip((text[p.start :][:6] for p in made), start_rows(found, made), strict=True))
    assert "as-first=word&cue=item;" in rows["tổ tàu"]
    assert "as-first=True&cue=item;" in rows["câu lạ"]


def _levels(row: list[str], name: str) -> float:
    return max((float(f.split(">=")[1]) for f in row if f.startswith(f"{name}>=")), default=0.0)


def test_neighbours_are_the_other_items_of_the_list() -> None:
    """Best and mean leave out the proposal itself; a proposal of another list is no neighbour."""
    made = [Proposal(i * 20, (i * 20 + 9,), "item;", i, 0) for i in range(3)]
    made.append(Proposal(90, (99,), "head", 0, 77))
    ends = [End(9, 0.8, "own-unit", 3), None, None, None]
    text = "nuôi bò, " * 40
    quotes = (Quote(span=Span(100, 110), type=QuoteType.MODEL),)
    found = Found(Article(id="a", text=text, title=""), Parsed(text), quotes)
    rows = neighbour_rows(found, made, [0.9, 0.5, 0.1, 0.7], ends)
    assert _levels(rows[0], "list-best") == 0.5
    assert _levels(rows[1], "list-best") == 0.9
    assert _levels(rows[1], "list-mean") == 0.35 or _levels(rows[1], "list-mean") == 0.5
    assert _levels(rows[2], "next") == 0.0
    assert {"end-k=own-unit", "end>=0.7"} <= set(rows[0])
    assert "end=none" in rows[1]
    assert "list=2" in rows[0]
    assert "list=0" in rows[3]
    assert [f for row in rows for f in row if f.startswith("beside")] == [
        "beside-quoted=False",
        "beside-quoted=False",
        "beside-quoted=False",
        "beside-quoted=True",
    ]


def test_no_proposals_have_no_rows() -> None:
    """As in most short texts."""
    assert neighbour_rows(FOUND, (), [], []) == []
