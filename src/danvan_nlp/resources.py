"""Where the data files of the package lie: in the wheel, or at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

from danvan_nlp.errors import DataError

_PACKAGE = Path(__file__).resolve().parent
_ROOTS = (_PACKAGE / "_data", _PACKAGE.parents[1])


def resource(relative: str) -> Path:
    """The path of a shipped file or folder such as "corpora/gazetteer" or "models/vi_danvan".

    Raises:
        DataError: it is in neither place, so the installation is not whole.
    """
    for root in _ROOTS:
        path = root / relative
        if path.exists():
            return path
    message = f"{relative} is missing from this installation of danvan_nlp"
    raise DataError(message)
