"""What all tests share: no network but loopback, and one small report to write and compare."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from danvan_nlp.records import (
    Article,
    Field,
    Level,
    Model,
    Person,
    Place,
    PlaceLink,
    Quote,
    QuoteType,
    Report,
    Span,
    Successor,
    Unit,
)

settings.register_profile("project", deadline=None, max_examples=60)
settings.load_profile("project")

_LOOPBACK = ("127.", "::1", "localhost")

TEXT = (
    "Vườn sạch ở Quảng Bạch\n\n"
    "Hội Nông dân xã Quảng Bạch có mô hình “Vườn nhà em sạch”, do chi hội trưởng Lê Văn Mẫu"
    " phụ trách, hưởng ứng phong trào “Dân vận khéo”."
)


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """A connection to anywhere but this machine is an error."""
    connect = socket.socket.connect

    def only_loopback(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else "localhost"
        if not str(host).startswith(_LOOPBACK):
            message = f"a test tried to reach {host}"
            raise RuntimeError(message)
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", only_loopback)
        yield


def span_of(string: str, text: str = TEXT) -> Span:
    """The span of a string's first occurrence."""
    start = text.index(string)
    return Span(start, start + len(string))


@pytest.fixture
def report() -> Report:
    """One report with one of everything, spans measured in its text."""
    link = PlaceLink(
        key="C:02038@2004-08-31",
        code="02038",
        path="xã Quảng Bạch, huyện Chợ Đồn, tỉnh Bắc Kạn",
        today=(
            Successor(
                key="C:02047@2025-07-01",
                code="02047",
                path="xã Quảng Bạch, tỉnh Thái Nguyên",
                extent="all",
            ),
        ),
        lat=22.25,
        lon=105.5,
        score=0.987654,
        evidence=("district",),
    )
    place = Place(span=span_of("xã Quảng Bạch"), name="Quảng Bạch", level=Level.COMMUNE, link=link)
    unit = Unit(
        span=span_of("Hội Nông dân xã Quảng Bạch"),
        kind="hoi-nong-dan",
        level=Level.COMMUNE,
        place=place.span,
        full="Hội Nông dân xã Quảng Bạch",
    )
    model = Model(
        span=span_of("Vườn nhà em sạch"),
        quoted=True,
        units=(unit,),
        persons=(Person(span=span_of("Lê Văn Mẫu"), title=span_of("chi hội trưởng")),),
        places=(place,),
        field=Field.CULTURE_SOCIETY,
        subfield="moi-truong",
        score=0.912345,
    )
    article = Article(
        id="bao-1",
        text=TEXT,
        title="Vườn sạch ở Quảng Bạch",
        url="https://bao.example/1",
        source="bao.example",
        province="Bắc Kạn",
        published="2022-05-01",
    )
    quotes = (
        Quote(span=model.span, type=QuoteType.MODEL),
        Quote(span=span_of("Dân vận khéo"), type=QuoteType.MOVEMENT),
    )
    return Report(article=article, quotes=quotes, models=(model,))
