"""Fingerprints: equal for equal files, different for any change."""

from __future__ import annotations

from pathlib import Path

from danvan_nlp.dataset.provenance import fingerprint


def test_a_fingerprint_depends_on_names_and_contents_only(tmp_path: Path) -> None:
    """Not on where the folder lies, nor on when its files were written."""
    for name, content in (("a", "1"), ("b", "1"), ("c", "2")):
        (tmp_path / name / "deep").mkdir(parents=True)
        (tmp_path / name / "deep/weights.json").write_text(content, encoding="utf-8")
    a, b, c = (fingerprint(tmp_path / name) for name in "abc")
    assert a == b != c
    (tmp_path / "b/deep/weights.json").rename(tmp_path / "b/deep/other.json")
    assert a != fingerprint(tmp_path / "b")
