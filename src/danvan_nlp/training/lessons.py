"""What a gold report teaches: for each classifier, rows of features with the right answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from danvan_nlp.extract.drafts import Draft, make_drafts
from danvan_nlp.extract.fields import Scene, field_features, stated_features
from danvan_nlp.extract.found import Found
from danvan_nlp.extract.heights import height
from danvan_nlp.extract.links import first_rows
from danvan_nlp.extract.naming import Named
from danvan_nlp.extract.options import person_options, place_options, unit_options
from danvan_nlp.extract.proposals import Proposal, proposals
from danvan_nlp.extract.quote_features import quote_features
from danvan_nlp.extract.quote_lists import QuoteView, views
from danvan_nlp.extract.stage import Option, Stage
from danvan_nlp.extract.steps import Mentions, find_mentions
from danvan_nlp.extract.unquoted import start_rows
from danvan_nlp.extract.unquoted_ends import end_rows
from danvan_nlp.records import Article, Field, Level, Quote, QuoteType, Span, Unit
from danvan_nlp.training.bare import in_halves, without_marks
from danvan_nlp.training.gold import Gold, align_quotes
from danvan_nlp.vietnamese.folding import fold

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The links of one kind in one report: a row of features and an answer for each pair."""

    stage: Stage
    rows: list[Rows]
    answers: list[list[bool]]


@dataclass(frozen=True, slots=True)
class Names:
    """The unquoted proposals of one report: the right end of each, or None where it is no model."""

    found: Found
    proposals: tuple[Proposal, ...]
    ends: tuple[int | None, ...]
    start_rows: Rows = field(default_factory=list)
    end_rows: list[Rows] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One gold report with everything that it teaches."""

    gold: Gold
    mentions: Mentions
    quotes: list[QuoteView]
    quote_rows: Rows
    quote_types: dict[int, str]
    names: Names
    bare: Names
    halves: tuple[Names, ...]
    links: dict[str, Pairs]
    fields: list[tuple[list[str], str]]
    stated: list[tuple[list[str], bool]]


def article_of(gold: Gold) -> Article:
    """The article of a gold report, its text as it stands."""
    data = gold.data
    return Article(
        id=gold.id,
        text=gold.text,
        title=data["title"],
        url=data.get("url"),
        source=data.get("source"),
        province=data.get("province"),
        district=data.get("district"),
        published=data.get("published"),
    )


def lesson(gold: Gold) -> Lesson:
    """Everything that one gold report teaches."""
    mentions = find_mentions(article_of(gold))
    spans = mentions.quotes
    types = align_quotes(gold.text, spans, gold.data["quotes"])
    quotes = tuple(
        Quote(span=span, type=QuoteType(types.get(i, "other"))) for i, span in enumerate(spans)
    )
    found = mentions.found(quotes)
    quote_views = views(found.parsed, spans)
    drafts, models = gold_drafts(found, gold)
    links = _links(found, mentions, drafts, models)
    scene = Scene.of(found, drafts)
    return Lesson(
        gold=gold,
        mentions=mentions,
        quotes=quote_views,
        quote_rows=quote_features(found.parsed, quote_views),
        quote_types=types,
        names=_names(found, gold),
        bare=_bare(found, gold),
        halves=_halves(found, gold),
        links=links,
        fields=_fields(scene, drafts, models, links["unit"]),
        stated=_stated(scene, drafts, models),
    )


def gold_drafts(found: Found, gold: Gold) -> tuple[tuple[Draft, ...], list[dict[str, Any]]]:
    """The gold models as drafts, with the gold object of each, in the same order."""
    drafts, models = [], []
    taken: set[str] = set()
    for model in gold.data["models"]:
        key = fold(model["name"])
        named = _named(found, model)
        if key in taken or not named:
            continue  # a second model of the same name cannot be told apart by its name
        taken.add(key)
        made = make_drafts(found, named)
        best = max(made, key=lambda d: len(d.mentions))
        drafts.append(best)
        models.append(model)
    order = sorted(range(len(drafts)), key=lambda i: drafts[i].mentions[0].start)
    return tuple(drafts[i] for i in order), [models[i] for i in order]


def _named(found: Found, model: dict[str, Any]) -> list[Named]:
    key = fold(model["name"])
    quoted = [view.span for view in found.quote_views if view.key == key]
    if quoted:
        return [Named(span=span, quoted=True, score=1.0) for span in quoted]
    at = found.text.find(model["name"])
    if at < 0:
        return []
    span = Span(at, at + len(model["name"]))
    return [Named(span=span, quoted=bool(model["quoted"]), score=1.0)]


def _names(found: Found, gold: Gold) -> Names:
    return _taught(found, _name_ends(found.text, gold.data["models"]))


def _bare(found: Found, gold: Gold) -> Names:
    """What the quoted models of a report teach of names without marks."""
    bare, spans = without_marks(found, {fold(model["name"]) for model in gold.data["models"]})
    if not spans:
        return Names(found, (), ())
    return _taught(
        bare, _name_ends(bare.text, gold.data["models"]) | {s.start: s.end for s in spans}
    )


def _halves(found: Found, gold: Gold) -> tuple[Names, ...]:
    """What a report teaches of where names start, once without the marks of each half of them.

    The other half keeps its marks: reports mix both in one list.
    """
    made = []
    for half in in_halves(model["name"] for model in gold.data["models"] if model["quoted"]):
        bare, spans = without_marks(found, half)
        if spans:
            open_names = [
                model
                for model in gold.data["models"]
                if not model["quoted"] or fold(model["name"]) in half
            ]
            wanted = _name_ends(bare.text, open_names) | {s.start: s.end for s in spans}
            made.append(_taught(bare, wanted))
    return tuple(made)


def _taught(found: Found, wanted: Mapping[int, int]) -> Names:
    """The proposals of a text with their right ends.

    Args:
        found: the article.
        wanted: for each offset at which a name starts, where it ends.
    """
    made = proposals(found)
    ends = tuple(_right_end(proposal, wanted.get(proposal.start)) for proposal in made)
    return Names(
        found,
        made,
        ends,
        start_rows(found, made),
        [
            [] if end is None else end_rows(found, proposal)
            for proposal, end in zip(made, ends, strict=True)
        ],
    )


def _name_ends(text: str, models: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """For each place where the text names a gold model: where the longest name there ends."""
    ends: dict[int, int] = {}
    for name in (model["name"] for model in models):
        at = text.find(name)
        while at >= 0:
            ends[at] = max(ends.get(at, 0), at + len(name))
            at = text.find(name, at + 1)
    return ends


def _right_end(proposal: Proposal, end: int | None) -> int | None:
    return end if end in proposal.ends else None


def _links(
    found: Found, mentions: Mentions, drafts: Sequence[Draft], models: Sequence[dict[str, Any]]
) -> dict[str, Pairs]:
    options = {
        "unit": unit_options(found, mentions.full),
        "place": place_options(found),
        "person": person_options(found),
    }
    answers = {"unit": _unit_answer, "place": _place_answer, "person": _person_answer}
    result = {}
    for name, own in options.items():
        stage = Stage.of(found, drafts, own)
        table = [[answers[name](option, model, found.text) for option in own] for model in models]
        result[name] = Pairs(stage, first_rows(stage), table)
    return result


def _unit_answer(option: Option, model: dict[str, Any], text: str) -> bool:
    wanted = {fold(unit) for unit in model["units"]}
    return option.key in wanted or any(fold(span.of(text)) in wanted for span in option.mentions)


def _place_answer(option: Option, model: dict[str, Any], _text: str) -> bool:
    wanted = {f"{height(Level(p['level']))}:{fold(p['name'])}" for p in model["places"]}
    return option.key in wanted


def _person_answer(option: Option, model: dict[str, Any], _text: str) -> bool:
    return option.key in {fold(person["name"]) for person in model["persons"]}


def _fields(
    scene: Scene, drafts: Sequence[Draft], models: Sequence[dict[str, Any]], units: Pairs
) -> list[tuple[list[str], str]]:
    by_span: dict[Span, Unit] = {unit.span: unit for unit in scene.found.units}
    rows = []
    for draft, model, answers in zip(drafts, models, units.answers, strict=True):
        own = [
            by_span[option.mentions[0]]
            for option, answer in zip(units.stage.options, answers, strict=True)
            if answer and option.mentions[0] in by_span
        ]
        rows.append((field_features(scene, draft, own), str(model["subfield"])))
    return rows


def _stated(
    scene: Scene, drafts: Sequence[Draft], models: Sequence[dict[str, Any]]
) -> list[tuple[list[str], bool]]:
    return [
        (stated_features(scene, draft, Field(model["field"])), bool(model["field_stated"]))
        for draft, model in zip(drafts, models, strict=True)
    ]
