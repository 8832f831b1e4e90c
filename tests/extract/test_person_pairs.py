"""What the features of a model and a person say."""

import pytest

from danvan_nlp.extract.drafts import make_drafts
from danvan_nlp.extract.links import first_rows
from danvan_nlp.extract.naming import Named
from danvan_nlp.extract.options import person_options
from danvan_nlp.extract.stage import Stage
from danvan_nlp.extract.steps import find_mentions
from danvan_nlp.records import Article, Quote, QuoteType


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("Ông Nguyễn Văn Mẫu làm tổ trưởng.", "part=leads-after"),
        ("Chủ nhiệm là ông Nguyễn Văn Mẫu.", "part=leads-before"),
        ("Ông Nguyễn Văn Mẫu cho biết đường nay sạch.", "part=speaks"),
        ("Theo ông Nguyễn Văn Mẫu, đường nay sạch.", "part=theo"),
        ("Đó là cách làm của ông Nguyễn Văn Mẫu.", "part=owns-cuả"),
    ],
    ids=["leads after", "leads before", "speaks", "theo", "owner"],
)
def test_what_a_person_does_is_in_the_row(sentence: str, part: str) -> None:
    """Who leads, who speaks and whose it is are told apart."""
    text = f"Chuyện làng\n\nBà con lập mô hình “Vườn rau xanh”. {sentence}"
    mentions = find_mentions(Article(id="a", text=text, title="Chuyện làng"))
    found = mentions.found(tuple(Quote(span=s, type=QuoteType.MODEL) for s in mentions.quotes))
    drafts = make_drafts(found, [Named(span=s, quoted=True, score=1.0) for s in mentions.quotes])
    (row,) = first_rows(Stage.of(found, drafts, person_options(found)))[0]
    assert part in row
