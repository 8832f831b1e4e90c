"""Structured logs: one JSON object a line, for a log collector."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

LOGGER = logging.getLogger("danvan_nlp.crawl")
# Without it Python prints warnings bare on standard error where nobody asked for a log.
LOGGER.addHandler(logging.NullHandler())
_FIELDS = "fields"


def say(event: str, *, level: int = logging.INFO, **fields: object) -> None:
    """Log an event with its fields; without a handler nothing is shown."""
    LOGGER.log(level, event, extra={_FIELDS: fields})


class JsonLines(logging.Formatter):
    """A record as one line of JSON: time (UTC), level, event, then the event's fields."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = datetime.fromtimestamp(record.created, tz=UTC)
        values: dict[str, object] = {
            "time": at.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        values.update(getattr(record, _FIELDS, {}))
        return json.dumps(values, ensure_ascii=False, default=str)


class PlainLines(logging.Formatter):
    """A record as one line for a person: time, event, then name=value."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        fields = getattr(record, _FIELDS, {})
        shown = " ".join(f"{name}={value}" for name, value in fields.items() if value != "")
        at = datetime.fromtimestamp(record.created, tz=UTC)
        return f"{at:%H:%M:%S} {record.getMessage()} {shown}"
