"""From Vietnamese provincial news to a dataset of the movement “Dân vận khéo”.

    import danvan_nlp

    report = danvan_nlp.analyze(text_or_html, url=…, published=…)   # a Report
    nlp = danvan_nlp.load()                                         # a spaCy Language

Nothing is imported before it is asked for, so `import danvan_nlp` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from danvan_nlp.errors import ConfigError as ConfigError
    from danvan_nlp.errors import DanvanError as DanvanError
    from danvan_nlp.errors import DataError as DataError
    from danvan_nlp.errors import DocumentError as DocumentError
    from danvan_nlp.language import load as load
    from danvan_nlp.pipeline import analyze as analyze
    from danvan_nlp.records import Article as Article
    from danvan_nlp.records import Field as Field
    from danvan_nlp.records import Level as Level
    from danvan_nlp.records import Model as Model
    from danvan_nlp.records import Person as Person
    from danvan_nlp.records import Place as Place
    from danvan_nlp.records import PlaceLink as PlaceLink
    from danvan_nlp.records import Quote as Quote
    from danvan_nlp.records import QuoteType as QuoteType
    from danvan_nlp.records import Reject as Reject
    from danvan_nlp.records import Report as Report
    from danvan_nlp.records import Span as Span
    from danvan_nlp.records import Unit as Unit

_HOMES = {
    "danvan_nlp.errors": ("ConfigError", "DanvanError", "DataError", "DocumentError"),
    "danvan_nlp.language": ("load",),
    "danvan_nlp.pipeline": ("analyze",),
    "danvan_nlp.records": (
        "Article",
        "Field",
        "Level",
        "Model",
        "Person",
        "Place",
        "PlaceLink",
        "Quote",
        "QuoteType",
        "Reject",
        "Report",
        "Span",
        "Unit",
    ),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [*sorted(_HOME_OF), "__version__"]  # noqa: PLE0604 (strings, from the table above)


def __getattr__(name: str) -> Any:
    """A public name, imported from its module on first use."""
    if name == "__version__":
        from danvan_nlp.version import VERSION

        return VERSION
    if name not in _HOME_OF:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
