"""How long the program takes to start, and the first and later articles: `python bench/startup.py`.

Each row is the median of five runs in a process of its own. Times depend on the machine and on
what else it does; the goal is beside each.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 5

ARTICLE = (
    "Hội Nông dân xã Quảng Bạch, huyện Chợ Đồn ra mắt mô hình “Vườn nhà em sạch” tại thôn Bản Duồn."
    " Bà con hưởng ứng phong trào “Dân vận khéo”, đường làng ngõ xóm sạch hơn trước. "
)

WHOLE = {
    "python -c pass": ("pass", "–"),
    "import danvan_nlp": ("import danvan_nlp", "< 0.3 s"),
    "danvan --help": ("from danvan_nlp.cli import invoke; invoke(['--help'])", "< 0.3 s"),
    "danvan extract --help": (
        "from danvan_nlp.cli import invoke; invoke(['extract', '--help'])",
        "< 0.3 s",
    ),
    "first analyze, import included": (
        f"import danvan_nlp; danvan_nlp.analyze({ARTICLE * 8!r})",
        "< 2.5 s",
    ),
}

WARM = f"""
import time, danvan_nlp
text = {ARTICLE * 8!r}
danvan_nlp.analyze(text)
times = []
for _ in range(20):
    start = time.perf_counter()
    danvan_nlp.analyze(text)
    times.append(time.perf_counter() - start)
print(sorted(times)[10])
"""


def main() -> None:
    """Print a table of medians."""
    for name, (code, goal) in WHOLE.items():
        print(f"{name:32} {_median(code):8.3f} s   goal {goal}")
    run = subprocess.run([sys.executable, "-c", WARM], check=True, capture_output=True, text=True)
    print(f"{f'later analyze, {len(ARTICLE) * 8:,} characters':32} {float(run.stdout):8.4f} s")


def _median(code: str) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()
