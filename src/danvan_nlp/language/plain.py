"""Records as plain lists and dictionaries, and back: what spaCy can write to disk."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from danvan_nlp import records
from danvan_nlp.records import Span


def to_plain(value: Any) -> Any:
    """A record as dictionaries, lists, strings and numbers; a span as [start, end]."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: Any, data: Any) -> Any:
    """The record of type `kind` that `to_plain` made `data` of."""
    if data is None:
        return None
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return from_plain(next(a for a in typing.get_args(kind) if a is not type(None)), data)
    if origin is tuple:
        return tuple(from_plain(typing.get_args(kind)[0], item) for item in data)
    return _of_class(kind, data) if isinstance(kind, type) else data


def _of_class(kind: type, data: Any) -> Any:
    """The record, enumeration member or plain value of a class."""
    if kind is Span:
        return Span(*data)
    if issubclass(kind, Enum):
        return kind(data)
    if is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: from_plain(hints[name], value) for name, value in data.items()})
    return data


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind, vars(records))
