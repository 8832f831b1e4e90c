"""Features of unquoted names."""

from __future__ import annotations

from danvan_nlp.extract.found import Found
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.proposals import Proposal, proposals
from danvan_nlp.extract.unquoted import end_features, neighbour_rows, start_features
from danvan_nlp.records import Article, Span
from danvan_nlp.vietnamese.folding import fold

TEXT = "Chuyện ở Tân Sơn\n\nXã mở 3 mô hình: nuôi bò rẽ; trồng bí xanh tại thôn."
FOUND = Found(Article(id="a", text=TEXT, title=""), Parsed(TEXT))
MADE = proposals(FOUND)


def test_a_start_knows_its_cue_its_list_and_the_words_around() -> None:
    """The first item by "mô hình", the second by the semicolon, both of one list."""
    first, second = (start_features(FOUND, p) for p in MADE)
    assert {"cue=mô hình@0", "small", "paragraph=1", "quoted=0", "left0=:"} <= set(first)
    assert {"cue=item;@1", f"in={fold('bí')}", f"stop={fold('tại')}"} <= set(second)
    assert MADE[0].root == MADE[1].root


def test_the_word_hinh_before_in_the_sentence_is_seen() -> None:
    """Only what stands before counts."""
    assert f"hinh={True}" in start_features(FOUND, MADE[1])


def test_an_end_knows_what_stands_after_it() -> None:
    """The word that stops the name, and the name's own last words."""
    second = MADE[1]
    row = end_features(FOUND, second, 0)
    assert {f"kind={fold('tại')}", "words=3", "end=0", f"last={fold('xanh')}"} <= set(row)


def _levels(row: list[str], name: str) -> float:
    return max((float(f.split(">=")[1]) for f in row if f.startswith(f"{name}>=")), default=0.0)


def test_neighbours_are_the_other_items_of_the_list() -> None:
    """Best and mean leave out the proposal itself; a proposal of another list is no neighbour."""
    made = [Proposal(i * 20, (i * 20 + 9,), "item;", i, 0) for i in range(3)]
    made.append(Proposal(90, (99,), "head", 0, 77))
    rows = neighbour_rows(made, [0.9, 0.5, 0.1, 0.7], [Span(100, 110)])
    assert _levels(rows[0], "list-best") == 0.5
    assert _levels(rows[1], "list-best") == 0.9
    assert _levels(rows[1], "list-mean") == 0.35 or _levels(rows[1], "list-mean") == 0.5
    assert _levels(rows[2], "next") == 0.0
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
    assert neighbour_rows((), [], []) == []
