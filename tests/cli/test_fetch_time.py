"""Faults 54 and 56 from an archive to the dataset, by the verbs that people use."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

pytestmark = pytest.mark.usefixtures("stand_in")
LINE = "Tổ dân vận thôn Nà Pài vận động bà con góp công mở rộng đường, trồng hoa hai bên. "


def archive(path: Path, date: str, *, fetched: str = "2026-03-07T01:30:20Z") -> None:
    body = (
        "<html><body><h1>Tổ dân vận Nà Pài mở đường hoa</h1>"
        f"<div>{date}</div><div><p>{LINE * 3}</p><p>{LINE * 3}</p></div></body></html>"
    )
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        record = writer.create_warc_record(
            "https://bao.example/duong-hoa-1.html",
            "response",
            payload=BytesIO(body.encode()),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": fetched},
        )
        writer.write_record(record)
        record.raw_stream.close()


@pytest.mark.parametrize("verb", ["extract", "article"])
@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("3 giờ trước", "2026-03-07T05:30:00+07:00"),
        ("07/03/2026 05:12", "2026-03-07T05:12:00+07:00"),
        ("07/03/2031 05:12", None),
    ],
    ids=["relative", "written out", "after the fetch"],
)
def test_the_date_of_a_record_is_that_of_its_fetch(
    call, tmp_path: Path, verb: str, date: str, published: str | None
) -> None:
    """WARC-Date is where "3 giờ trước" counts from, and what no date may lie after."""
    archive(tmp_path / "a.warc.gz", date)
    called = call(verb, tmp_path / "a.warc.gz", "-q")
    assert called.code == 0, called.err
    assert json.loads(called.out)["published"] == published


def test_a_plain_file_has_no_fetch_time(call, tmp_path: Path) -> None:
    """So a relative time stays missing: the file's own time says nothing."""
    page = f"<h1>Đường hoa Nà Pài</h1><div>3 giờ trước</div><p>{LINE * 5}</p>"
    (tmp_path / "a.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    called = call("extract", tmp_path / "a.html", "-q")
    assert json.loads(called.out)["published"] is None
