"""What a dataset was made with: written into every output, so that a row can be traced."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from danvan_nlp.resources import resource
from danvan_nlp.version import VERSION

SCHEMA_VERSION = "1"
"""The version of the report line and of the tables; a change of meaning raises it."""

_DIGITS = 16  # hexadecimal digits of a fingerprint: enough to tell any two builds apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Versions and fingerprints; no clock time, so equal input gives equal bytes."""

    schema: str
    package: str
    classifiers: str
    gazetteer: str

    def row(self) -> dict[str, str]:
        """The four fields as a JSON object."""
        return asdict(self)


@cache
def provenance() -> Provenance:
    """What this installation writes into its outputs.

    Raises:
        DataError: the classifiers or the gazetteer are missing from it.
    """
    return Provenance(
        schema=SCHEMA_VERSION,
        package=VERSION,
        classifiers=fingerprint(resource("models/vi_danvan")),
        gazetteer=fingerprint(resource("corpora/gazetteer")),
    )


def fingerprint(folder: Path) -> str:
    """A hash over the names and contents of a folder's files, the same on every machine."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            total.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return total.hexdigest()[:_DIGITS]
