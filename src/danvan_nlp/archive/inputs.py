"""The files behind the arguments of a run: single files, folders, standard input."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from danvan_nlp.archive.formats import SUFFIXES, Format, format_of, sniff, suffix_of
from danvan_nlp.errors import ConfigError

_HEAD = 65536  # bytes of a stream that its format is told by


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file to read: `name` is what people call it, relative to the folder that was given."""

    path: Path
    format: Format
    name: str

    @property
    def id(self) -> str:
        """The id of a document that has none of its own and is the file's only one."""
        suffix = suffix_of(Path(self.name)) or ""
        return self.name[: len(self.name) - len(suffix)]


def find_inputs(paths: Iterable[Path], *, exclude: Iterable[Path] = ()) -> list[InputFile]:
    """The files to read, each once, folders walked in order of name.

    Args:
        paths: files and folders. In a folder only files of a known suffix count.
        exclude: files to leave out, so that an output in an input folder is not read back.

    Raises:
        ConfigError: a path is missing, unreadable or of unknown suffix, or a folder holds nothing.
    """
    left_out = {path.resolve() for path in exclude}
    found: dict[Path, InputFile] = {}
    for path in paths:
        for file in _under(path, left_out):
            found.setdefault(file.path.resolve(), file)
    return _with_own_names(list(found.values()))


def spool(stream: IO[bytes], folder: Path) -> InputFile:
    """Standard input as a file in `folder`, its format told by its first bytes.

    Raises:
        OSError: it cannot be read, or the folder cannot take it.
    """
    path = folder / "stdin"
    with path.open("wb") as copy:
        shutil.copyfileobj(stream, copy)
    with path.open("rb") as copy:
        head = copy.read(_HEAD)
    return InputFile(path=path, format=sniff(head), name="stdin")


def _with_own_names(files: list[InputFile]) -> list[InputFile]:
    """Two folders may hold the same name: then the whole path tells them apart."""
    count = Counter(file.name for file in files)
    return [
        file if count[file.name] == 1 else replace(file, name=file.path.as_posix())
        for file in files
    ]


def _under(path: Path, left_out: set[Path]) -> list[InputFile]:
    if not path.exists():
        message = f"{path}: no such file or folder"
        raise ConfigError(message)
    if not os.access(path, os.R_OK):
        message = f"{path}: no permission to read it"
        raise ConfigError(message)
    if path.is_dir():
        return _in_folder(path, left_out)
    kind = format_of(path)
    if kind is None:
        message = f"{path}: unknown suffix (known: {', '.join(SUFFIXES)})"
        raise ConfigError(message)
    return [InputFile(path=path, format=kind, name=path.name)]


def _in_folder(folder: Path, left_out: set[Path]) -> list[InputFile]:
    found = [
        InputFile(path=path, format=kind, name=path.relative_to(folder).as_posix())
        for path in sorted(_walk(folder))
        if (kind := format_of(path)) and path.resolve() not in left_out
    ]
    if not found:
        message = f"{folder}: no articles in this folder (looked for {', '.join(SUFFIXES)})"
        raise ConfigError(message)
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent) / name for name in files if not name.startswith("."))
