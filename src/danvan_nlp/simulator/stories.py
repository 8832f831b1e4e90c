"""The stories that the simulated portals tell: invented persons, real places, written for this."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from danvan_nlp.vietnamese.dates import VIETNAM

_DATA = Path(__file__).parent / "data" / "stories.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article before a portal dresses it; `published` has the Vietnamese zone."""

    number: int
    slug: str
    section: str
    title: str
    sapo: str
    paragraphs: tuple[str, ...]
    author: str
    published: datetime
    caption: str = ""
    edited: datetime | None = None


def shipped_stories() -> dict[str, tuple[Story, ...]]:
    """The written stories by the family of the portal that tells them, oldest first."""
    table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {family: tuple(_story(entry) for entry in entries) for family, entries in table.items()}


def many_stories(count: int, *, first: int = 50001) -> tuple[Story, ...]:
    """`count` stories made from one pattern, one an hour: for long runs and measurements."""
    day = datetime(2022, 3, 1, 8, 5, tzinfo=VIETNAM)
    return tuple(_made(first + n, day + timedelta(hours=n)) for n in range(count))


def retold(story: Story, sentence: str) -> Story:
    """The same story with one more sentence, as if it had been edited."""
    return replace(
        story,
        paragraphs=(*story.paragraphs, sentence),
        edited=story.published + timedelta(days=2),
    )


def _story(entry: dict[str, object]) -> Story:
    values = dict(entry)
    values["published"] = datetime.fromisoformat(str(values["published"])).replace(tzinfo=VIETNAM)
    values["paragraphs"] = tuple(str(values.pop("text")).strip().split("\n\n"))
    return Story(**values)  # type: ignore[arg-type]


def _made(number: int, published: datetime) -> Story:
    hamlet, homes = number % 97 + 1, number % 60 + 20
    return Story(
        number=number,
        slug=f"to-dan-van-thon-{hamlet}-ra-mat-mo-hinh-so-{number}",
        section="xay-dung-dang",
        title=f"Tổ dân vận thôn {hamlet} ra mắt mô hình “Tuyến đường tự quản số {number}”",
        sapo=f"Sáng nay, thôn {hamlet} có thêm một tuyến đường do {homes} hộ dân cùng chăm sóc.",
        paragraphs=(
            f"Mô hình “Tuyến đường tự quản số {number}” do Tổ dân vận thôn {hamlet} thực hiện.",
            f"Đến nay đã có {homes} hộ tham gia trồng hoa, quét dọn và thắp sáng đường thôn.",
        ),
        author="Lê Thu Hà",
        published=published,
        caption="Người dân quét dọn tuyến đường tự quản.",
    )
