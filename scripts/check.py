"""The one check command: format, lint, types, import contracts, tests (quality floors are tests).

    python scripts/check.py            all of it
    python scripts/check.py lint tests some of it; what follows `--` goes to pytest

Exit code 0 if all went well, else 1. The tests come last, so that their count closes the output.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable

STEPS = {
    "format": (PYTHON, "-m", "ruff", "format", "--check", "."),
    "lint": (PYTHON, "-m", "ruff", "check", "."),
    "types": (PYTHON, "-m", "mypy"),
    "contracts": (
        PYTHON,
        "-c",
        "from importlinter.cli import lint_imports_command as lint; lint()",
    ),
    "tests": (PYTHON, "-m", "pytest"),
}


def main(arguments: list[str]) -> int:
    """Run the steps named, or all; the exit code."""
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    wanted, more = arguments[:cut], arguments[cut + 1 :]
    unknown = set(wanted) - STEPS.keys()
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))} (known: {', '.join(STEPS)})", file=sys.stderr)
        return 2
    failed = []
    for name, command in STEPS.items():
        if wanted and name not in wanted:
            continue
        print(f"== {name}", flush=True)
        run = subprocess.run([*command, *(more if name == "tests" else ())], cwd=ROOT, check=False)
        if run.returncode:
            failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
