"""What is kept of each report and model while the pages of reports are written: what lists need."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from danvan_nlp import gazetteer
from danvan_nlp.vietnamese.folding import strip_diacritics
from danvan_nlp.view.facts import LinkFacts, ModelFacts, PlaceFacts, ReportFacts
from danvan_nlp.view.words import UNKNOWN

_COMMUNE_CODE = re.compile(r"\d{5}")
_PROVINCE_WORD = re.compile(r"^(?:tỉnh|thành phố|tp\.?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A commune of today in which a model is carried out, and what it was at the article's date."""

    file: str
    path: str
    then: str
    province: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEntry:
    """A report in a list."""

    id: str
    file: str
    title: str
    day: str | None
    source: str | None
    url: str | None
    province: str
    province_then: str | None
    district: str | None
    models: int

    @property
    def order(self) -> tuple[bool, str, str]:
        """A key that sorts by day and id; reversed, the newest comes first, the undated last."""
        return (self.day is not None, self.day or "", self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelEntry:
    """A model in a list."""

    report: ReportEntry
    facts: ModelFacts
    homes: tuple[Home, ...]
    province: str

    @property
    def href(self) -> str:
        """Its card, seen from the top folder."""
        return f"{self.report.file}#mo-hinh-{self.facts.number}"

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its units, each once."""
        return tuple(dict.fromkeys(unit.kind for unit in self.facts.units if unit.kind))


def report_entry(report: ReportFacts) -> ReportEntry:
    """The entry of a report."""
    return ReportEntry(
        id=report.id,
        file=report_file(report.id),
        title=report.title,
        day=report.day,
        source=report.source,
        url=report.url,
        province=province_today(report.province),
        province_then=report.province,
        district=report.district,
        models=len(report.models),
    )


def model_entry(entry: ReportEntry, model: ModelFacts) -> ModelEntry:
    """The entry of one of a report's models; its province is that of its places, if they tell."""
    homes: dict[str, Home] = {}
    for place in model.places:
        home = home_of(place)
        if home:
            homes.setdefault(home.file, home)
    provinces = [home.province for home in homes.values()]
    provinces += [province_today(last_part(_path(place.link))) for place in model.places]
    known = [name for name in [*provinces, entry.province] if name != UNKNOWN]
    return ModelEntry(
        report=entry,
        facts=model,
        homes=tuple(homes.values()),
        province=known[0] if known else UNKNOWN,
    )


def home_of(place: PlaceFacts) -> Home | None:
    """The commune of today that most of the place's commune went to; None for other places."""
    link = place.link
    if link is None or not link.key or not link.key.startswith("C:") or not link.path:
        return None
    first = link.today[0] if link.today else None
    code = first.code if first else link.code
    if not code or not _COMMUNE_CODE.fullmatch(code):
        return None
    path = first.path if first else link.path
    return Home(
        # Codes are used again: a commune that has no heir must not share the file of a new one.
        file=f"xa/{code}.html" if first else f"xa/{code}-cu.html",
        path=path,
        then=link.path,
        province=province_today(last_part(path)),
    )


def _path(link: LinkFacts | None) -> str | None:
    if link is None:
        return None
    return link.today[0].path if link.today else link.path


def last_part(path: str | None) -> str | None:
    """The widest unit of a path: "tỉnh Thái Nguyên" of "xã Quảng Bạch, tỉnh Thái Nguyên"."""
    return path.rsplit(", ", 1)[-1] if path else None


def province_today(name: str | None) -> str:
    """The bare name of the province of today that holds this one; the name where it is no such."""
    bare = _PROVINCE_WORD.sub("", (name or "").strip())
    if not bare:
        return UNKNOWN
    return _heirs().get(_folded(bare), bare)


@cache
def _heirs() -> Mapping[str, str]:
    """The province of today by the folded name of any province since 2004."""
    provinces = [unit for unit in gazetteer.versions() if unit.level == gazetteer.PROVINCE]
    found: dict[str, str] = {}
    for unit in provinces:
        for heir in gazetteer.today(unit)[:1]:
            found[_folded(unit.name)] = heir.unit.name
    # A name that is in use today stands for what bears it today.
    return found | {_folded(unit.name): unit.name for unit in provinces if not unit.valid_to}


def province_file(name: str) -> str:
    """The file of a province's page, seen from the top folder."""
    return f"tinh/{file_name(name)}.html"


def report_file(identity: str) -> str:
    """The file of a report's page: readable, and different for different ids on any disk."""
    return f"bao/{file_name(identity)}.html"


def file_name(text: str) -> str:
    """The text as a safe name for a file: small ASCII letters and digits, and a hash of it all."""
    letters = re.sub(r"[^a-z0-9]+", "-", _folded(text)).strip("-")[:40].strip("-")
    # 48 bits: among a million names two alike are a matter of one in five hundred.
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{letters}-{digest}" if letters else digest


def _folded(text: str) -> str:
    return strip_diacritics(text.lower())
