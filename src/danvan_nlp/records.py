"""The types that pass between stages, frozen: what goes in and what comes out.

Offsets are code points into `Article.text`, start inclusive, end exclusive, and
`text[span.start:span.end]` is always the string that the span stands for. Scores
are probabilities between 0 and 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class QuoteType(StrEnum):
    """What a quoted stretch is (annotation guidelines, "Quotes")."""

    MODEL = "model"
    MOVEMENT = "movement"
    CAMPAIGN = "campaign"
    SLOGAN = "slogan"
    MECHANISM = "mechanism"
    SPEECH = "speech"
    OTHER = "other"


class Level(StrEnum):
    """The level of a place, as the gold data names it; every unit below the commune is `thôn`."""

    PROVINCE = "tỉnh"
    CITY = "thành phố"
    DISTRICT = "huyện"
    URBAN_DISTRICT = "quận"
    TOWN = "thị xã"
    COMMUNE = "xã"
    WARD = "phường"
    TOWNSHIP = "thị trấn"
    HAMLET = "thôn"


COMMUNE_LEVELS = frozenset({Level.COMMUNE, Level.WARD, Level.TOWNSHIP})
DISTRICT_LEVELS = frozenset({Level.DISTRICT, Level.URBAN_DISTRICT, Level.TOWN, Level.CITY})


class Field(StrEnum):
    """The four fields that the movement itself uses."""

    ECONOMY = "kinh-te"
    CULTURE_SOCIETY = "van-hoa-xa-hoi"
    DEFENCE_SECURITY = "quoc-phong-an-ninh"
    POLITICAL_SYSTEM = "he-thong-chinh-tri"


SUBFIELDS: Mapping[Field, tuple[str, ...]] = {
    Field.ECONOMY: ("san-xuat", "giam-ngheo", "ha-tang"),
    Field.CULTURE_SOCIETY: ("doi-song-van-hoa", "moi-truong", "giao-duc", "y-te", "an-sinh"),
    Field.DEFENCE_SECURITY: ("an-ninh-trat-tu", "quoc-phong"),
    Field.POLITICAL_SYSTEM: ("xay-dung-dang", "chinh-quyen", "mat-tran-doan-the", "dan-chu-co-so"),
}
FIELD_OF = {sub: name for name, subs in SUBFIELDS.items() for sub in subs}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of `Article.text` in code points, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The string that this span covers in `text`."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One response as served, before anything is read from it."""

    url: str
    body: bytes
    source: str | None = None
    fetched_at: datetime | None = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    warc: str | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The text of one report and what is known about it.

    `text` is NFC, starts with the title, and parts paragraphs by one blank line.
    `published` is ISO 8601: a day ("2022-05-01") or a time with offset
    ("2022-05-01T08:12:00+07:00"). `found` says by which method each field was found.
    """

    id: str
    text: str
    title: str
    url: str | None = None
    source: str | None = None
    province: str | None = None
    district: str | None = None
    published: str | None = None
    sapo: str | None = None
    captions: tuple[str, ...] = ()
    author: str | None = None
    section: str | None = None
    found: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """What an administrative unit is today; `extent` is all, same, part, pop or area."""

    key: str
    code: str
    path: str
    extent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A gazetteer unit that a mention might stand for."""

    key: str
    path: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLink:
    """The official unit behind a place, at the article's date and today.

    `key` is level:code@valid_from ("C:02038@2004-08-31"): codes are reused, keys are
    not. Without a key, `reason` says why: unknown, ambiguous or no_code (below the
    commune no public code list exists).
    """

    key: str | None = None
    code: str | None = None
    path: str | None = None
    today: tuple[Successor, ...] = ()
    lat: float | None = None
    lon: float | None = None
    score: float = 0.0
    reason: str | None = None
    evidence: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quoted stretch without its marks and the white space just inside them."""

    span: Span
    type: QuoteType
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place mention: `span` with its level word if there, `name` without it."""

    span: Span
    name: str
    level: Level
    score: float = 1.0
    link: PlaceLink | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An organisation: the longest form that names it and its own place.

    `kind` is a code of the political system's parts (lexicon/units.py), `level` the
    level that it works at, `full` its name with abbreviations unfolded.
    """

    span: Span
    kind: str
    level: Level | None = None
    place: Span | None = None
    full: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A named individual; `title` is the span of the office as written, if any."""

    span: Span
    title: Span | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A *mô hình* that the report describes, with who runs it, where and in which field.

    `span` is its fullest name, `mentions` every place where the text names it.
    """

    span: Span
    quoted: bool
    mentions: tuple[Span, ...] = ()
    units: tuple[Unit, ...] = ()
    persons: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    field: Field = Field.CULTURE_SOCIETY
    subfield: str = "doi-song-van-hoa"
    field_stated: bool = False
    score: float = 1.0
    field_score: float = 1.0
    subfield_score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article with what was found in it."""

    article: Article
    quotes: tuple[Quote, ...] = ()
    models: tuple[Model, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """What was refused, by which stage and why; pages in = reports + rejects."""

    id: str
    stage: str
    reason: str
    detail: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One input as read, before its article is found: exactly one of text, page, record is set.

    `origin` tells a person where it was read from ("articles.jsonl:17"); `id` is the
    input's own id, or None where the article's address or text has to give one.
    """

    origin: str
    id: str | None = None
    text: bytes | None = None
    page: Page | None = None
    record: Mapping[str, object] | None = None
