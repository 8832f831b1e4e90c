"""The scripts of the checkout, which are no package, as modules."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def check_gold() -> ModuleType:
    """The checker of gold reports."""
    return _load("check_gold")


@pytest.fixture(scope="session")
def agreement() -> ModuleType:
    """The comparison of two annotations."""
    return _load("agreement")


@pytest.fixture(scope="session")
def corpus_counts() -> ModuleType:
    """The tables of the data card."""
    return _load("corpus_counts")


@pytest.fixture(scope="session")
def measuring() -> SimpleNamespace:
    """The modules of scripts/measuring by name."""
    sys.path.insert(0, str(SCRIPTS))
    names = sorted(path.stem for path in (SCRIPTS / "measuring").glob("[a-z]*.py"))
    return SimpleNamespace(**{name: importlib.import_module(f"measuring.{name}") for name in names})
