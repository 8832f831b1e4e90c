"""The part that a unit takes in its sentence."""

import pytest

from danvan_nlp.extract.cast import Cast, role_before
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.records import Span

NAME = "Công an xã Tân Lập"


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        (f"{NAME} ra mắt mô hình.", "open"),
        (f"Mô hình do {NAME} thực hiện.", "do"),
        (f"Theo tham mưu của {NAME}, xã lập tổ.", "of-advice"),
        (f"Dưới sự chỉ đạo sát sao của {NAME}, tổ ra đời.", "of~direction"),
        (f"Bà Lê Thị Hạ, Chủ tịch {NAME}, kể.", "office"),
        (f"Hội viên {NAME} góp tiền.", "people"),
        (f"Mô hình “Tiếng kẻng” của {NAME} được khen.", "of-name"),
        (f"Đoàn xã phối hợp với {NAME} tổ chức.", "với-jointly"),
        (f"Đoàn xã cùng {NAME} tổ chức.", "cùng"),
        (f"Buổi lễ diễn ra tại hội trường {NAME}.", "site"),
        (f"Việc ấy giao {NAME} đảm nhận.", "giao"),
    ],
    ids=lambda value: value if len(value) < 14 else "",
)
def test_words_before_a_name_tell_its_part(sentence: str, role: str) -> None:
    """Each way of bringing a body into a sentence is its own role."""
    assert role_before(Parsed(sentence), sentence.index(NAME)) == role


def cast_of(text: str, *names: str) -> Cast:
    """The cast of a text with one mention for each name, and “Nụ cười” as the model."""
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    model = Span(text.index("Nụ cười"), text.index("Nụ cười") + 7)
    options = [_Option((span,)) for span in spans]
    return Cast(Parsed(text), options, [model], [(span, i) for i, span in enumerate(spans)])


class _Option:
    """An option as the cast sees it."""

    def __init__(self, mentions: tuple[Span, ...]) -> None:
        """Keep where it is named."""
        self.mentions = mentions


def test_names_of_one_phrase_share_the_role_of_the_first() -> None:
    """What the first of "A phối hợp với B và C" does, B and C do."""
    text = "Đoàn xã phối hợp với Hội Nông dân và Công an xã mở mô hình “Nụ cười”."
    cast = cast_of(text, "Đoàn xã", "Hội Nông dân", "Công an xã")
    assert [part.group for part in cast.parts] == ["open", "+open", "+open"]


def test_names_of_one_phrase_share_the_verb_of_the_last() -> None:
    """What "A và B cùng C" do stands after C; another sentence is another phrase."""
    text = "Xã An và xã Bình cùng Công an huyện đã ra mắt “Nụ cười”. Đoàn xã cho biết vậy."
    cast = cast_of(text, "Xã An", "xã Bình", "Công an huyện", "Đoàn xã")
    assert [part.shared for part in cast.parts] == ["run", "run", "run", "say"]
    assert [part.phrase for part in cast.parts] == [0, 0, 0, 1]


def test_a_director_does_not_act() -> None:
    """Who only directs is no subject, who runs the model is one."""
    text = "Theo kế hoạch của Huyện ủy, Hội LHPN xã xây dựng mô hình “Nụ cười”."
    cast = cast_of(text, "Huyện ủy", "Hội LHPN xã")
    assert [part.acts for part in cast.parts] == [False, True]


def test_models_without_a_unit_between_are_one_run() -> None:
    """A list is read as one, up to the next unit on both sides."""
    text = "Hội Nông dân có “Nụ cười”, “Vườn rau”. Công an xã có “Tiếng kẻng”."
    units = [Span(0, 12), Span(text.index("Công an"), text.index("Công an") + 10)]
    names = [
        Span(text.index(n), text.index(n) + len(n)) for n in ("Nụ cười", "Vườn rau", "Tiếng kẻng")
    ]
    cast = Cast(
        Parsed(text), [_Option((u,)) for u in units], names, [(u, i) for i, u in enumerate(units)]
    )
    assert cast.run_around(names[1].start) == (2, 1, 2)
    assert cast.run_around(names[2].start) == (4, 4, 4)
