"""The wheel, not the checkout: what users install holds the data and works without the rest."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built by the project's own backend, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_holds_code_and_data(wheel: Path) -> None:
    """Classifiers and gazetteer under _data, types marked, licence beside."""
    names = ZipFile(wheel).namelist()
    for name in (
        "danvan_nlp/py.typed",
        "danvan_nlp/records.py",
        "danvan_nlp/_data/corpora/gazetteer/units.tsv",
    ):
        assert name in names
    assert any(name.startswith("danvan_nlp/_data/models/vi_danvan/") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    """Neither tests nor gold reports nor what lay about in the checkout."""
    tops = {name.split("/")[0] for name in ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"danvan_nlp"}
    assert not [name for name in ZipFile(wheel).namelist() if "__pycache__" in name]


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked, as it lies beside other packages once it is installed."""
    folder = tmp_path_factory.mktemp("site")
    ZipFile(wheel).extractall(folder)
    return folder


def test_the_wheel_works_alone(site: Path, tmp_path: Path) -> None:
    """Unpacked anywhere, it extracts with the data that it carries."""
    text = "Làng quê đổi mới\n\nHội Nông dân xã Quảng Bạch có mô hình “Vườn nhà em sạch”."
    code = (
        "import json, sys; sys.path.insert(0, sys.argv[1]); import danvan_nlp;"
        "from danvan_nlp.dataset import provenance;"
        "report = danvan_nlp.analyze(sys.argv[2]);"
        "print(json.dumps([danvan_nlp.__file__, len(report.models), provenance().row()]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(site), text],
        cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    file, models, origin = json.loads(run.stdout)
    assert file.startswith(str(site))
    assert models == 1
    assert set(origin) == {"schema", "package", "classifiers", "gazetteer"}


def test_spacy_finds_the_parts_by_itself(site: Path, tmp_path: Path) -> None:
    """A pipeline is opened by a program that imports nothing of ours."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import spacy;"
        "assert 'danvan_nlp' not in sys.modules;"
        "nlp = spacy.load(sys.argv[1] + '/danvan_nlp/_data/models/vi_danvan');"
        "doc = nlp('Xã Quảng Bạch\\n\\nHội Nông dân xã có mô hình “Vườn nhà em sạch”.');"
        "print(len(doc._.report.models), sys.modules['danvan_nlp'].__file__)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(site)], cwd=tmp_path, check=True, capture_output=True
    )
    models, file = run.stdout.decode().split()
    assert models == "1"
    assert file.startswith(str(site))
