"""What a store remembers of hosts, lists and yields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from danvan_nlp.crawl.database import Database, moment_of, stamp
from danvan_nlp.crawl.robots import Rules, make_rules

GONE_AFTER = 5  # runs in a row without any answer until a source is reported as gone


@dataclass(frozen=True, slots=True, kw_only=True)
class HostNote:
    """What is remembered of one origin (scheme and host)."""

    not_before: datetime | None = None
    failures: int = 0
    missing: str | None = None
    missing_at: datetime | None = None
    trouble: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListNote:
    """What is remembered of a feed, sitemap or listing."""

    etag: str | None = None
    modified: str | None = None
    digest: str | None = None
    oldest_first: bool = False

    @property
    def validators(self) -> dict[str, str]:
        """The conditional headers for asking again."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}


class Memory:
    """Notes by origin and by list."""

    def __init__(self, database: Database) -> None:
        """Use this database."""
        self._database = database

    def host(self, origin: str) -> HostNote:
        """What is remembered of an origin."""
        row = self._database.row("SELECT * FROM hosts WHERE origin = ?", (origin,))
        if row is None:
            return HostNote()
        return HostNote(
            not_before=moment_of(row["not_before"]),
            failures=row["failures"],
            missing=row["missing"],
            missing_at=moment_of(row["missing_at"]),
            trouble=row["trouble"],
        )

    def rules(self, origin: str) -> Rules | None:
        """The last good robots rules of an origin."""
        row = self._database.row("SELECT robots, robots_at FROM hosts WHERE origin = ?", (origin,))
        at = moment_of(row["robots_at"]) if row else None
        return make_rules(str(row["robots"]), at) if row and at else None

    def keep_rules(self, origin: str, rules: Rules) -> None:
        """Remember rules that were read from the host."""
        self._set(origin, robots=rules.text, robots_at=stamp(rules.at))

    def host_well(self, origin: str) -> None:
        """The origin answered: nothing is held against it."""
        self._set(origin, not_before=None, failures=0, trouble=None)

    def host_ill(self, origin: str, until: datetime, why: str) -> int:
        """The origin is left alone until then; the failures in a row are returned."""
        failures = self.host(origin).failures + 1
        self._set(origin, not_before=stamp(until), failures=failures, trouble=why)
        return failures

    def keep_missing(self, origin: str, mark: str, at: datetime) -> None:
        """Remember how the origin answers for a page that cannot exist."""
        self._set(origin, missing=mark, missing_at=stamp(at))

    def list_note(self, url: str) -> ListNote:
        """What is remembered of a list."""
        row = self._database.row("SELECT * FROM lists WHERE url = ?", (url,))
        if row is None:
            return ListNote()
        return ListNote(
            etag=row["etag"],
            modified=row["modified"],
            digest=row["digest"],
            oldest_first=bool(row["oldest_first"]),
        )

    def keep_list(self, url: str, source: str, purpose: str, note: ListNote, at: datetime) -> None:
        """Remember a list once all that it shows has been taken down."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO lists"
                " (url, source, purpose, etag, modified, digest, at, oldest_first)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    url,
                    source,
                    purpose,
                    note.etag,
                    note.modified,
                    note.digest,
                    stamp(at),
                    note.oldest_first,
                ),
            )

    def _set(self, origin: str, **values: object) -> None:
        names = list(values)
        with self._database.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO hosts (origin) VALUES (?)", (origin,))
            connection.execute(
                f"UPDATE hosts SET {', '.join(f'{name} = ?' for name in names)}"  # noqa: S608
                " WHERE origin = ?",
                (*values.values(), origin),
            )
