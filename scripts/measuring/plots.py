"""Two small plots of one layer as SVG: are its probabilities true, and precision by recall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from measuring.calibration import Bin

_SIDE, _LEFT, _TOP, _BETWEEN = 200, 44, 30, 66
_WIDTH, _HEIGHT = 2 * _SIDE + _LEFT + _BETWEEN + 16, _SIDE + _TOP + 44
_MOST_POINTS = 120  # of a curve: more than that no eye tells apart
_STYLE = (
    "text{font:11px sans-serif;fill:#333}.title{font-weight:bold}"
    ".frame{fill:none;stroke:#777}.grid{stroke:#777;stroke-opacity:.25}"
    ".even{stroke:#777;stroke-dasharray:4 3}.line{fill:none;stroke:#0b62a8;stroke-width:1.8}"
    ".dot{fill:#0b62a8}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}.frame,.grid,.even{stroke:#999}"
    ".line{stroke:#6db8f2}.dot{fill:#6db8f2}}"
)

_HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
    f'width="{_WIDTH}" height="{_HEIGHT}" role="img">'
)


def plot(layer: str, tenths: Sequence[Bin], curve: Sequence[tuple[float, float]]) -> str:
    """The SVG of one layer: reliability on the left, precision by recall on the right."""
    second = _LEFT + _SIDE + _BETWEEN
    parts = [
        _HEAD,
        f"<title>{escape(layer)}: reliability, and precision by recall</title>",
        f"<style>{_STYLE}</style>",
        *_panel(_LEFT, f"{layer}: reliability", ("probability", "share right")),
        f'<path class="even" d="M{_at(_LEFT, 0, 0)}L{_at(_LEFT, 1, 1)}"/>',
        *_reliability(tenths),
        *_panel(second, f"{layer}: precision by recall", ("recall", "precision")),
        _line(second, thinned(curve)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def thinned(curve: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """At most so many points of a curve as can be told apart, the last one among them."""
    step = max(1, -(-len(curve) // _MOST_POINTS))
    return [*curve[:-1:step], *curve[-1:]]


def _panel(left: int, title: str, axes: tuple[str, str]) -> Iterator[str]:
    middle, bottom = left + _SIDE / 2, _TOP + _SIDE
    yield f'<text class="title" x="{middle:g}" y="18" text-anchor="middle">{escape(title)}</text>'
    yield f'<rect class="frame" x="{left}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}"/>'
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, y = left + tick * _SIDE, bottom - tick * _SIDE
        if 0 < tick < 1:
            yield f'<path class="grid" d="M{x:g} {_TOP}V{bottom}M{left} {y:g}H{left + _SIDE}"/>'
        yield f'<text x="{x:g}" y="{bottom + 14}" text-anchor="middle">{tick:g}</text>'
        yield f'<text x="{left - 4}" y="{y + 4:g}" text-anchor="end">{tick:g}</text>'
    yield f'<text x="{middle:g}" y="{bottom + 32}" text-anchor="middle">{axes[0]}</text>'
    x, y = left - 32, _TOP + _SIDE / 2
    yield (
        f'<text x="{x}" y="{y:g}" text-anchor="middle" transform="rotate(-90 {x} {y:g})">'
        f"{axes[1]}</text>"
    )


def _reliability(tenths: Sequence[Bin]) -> Iterator[str]:
    most = max((one.count for one in tenths), default=1)
    yield _line(_LEFT, [(one.probability, one.right) for one in tenths])
    for one in tenths:
        x, y = _at(_LEFT, one.probability, one.right).split(" ")
        radius = 2 + 4 * (one.count / most) ** 0.5
        yield (
            f'<circle class="dot" cx="{x}" cy="{y}" r="{radius:.1f}">'
            f"<title>{one.count} decisions</title></circle>"
        )


def _line(left: int, points: Sequence[tuple[float, float]]) -> str:
    path = "L".join(_at(left, x, y) for x, y in points)
    return f'<path class="line" d="M{path}"/>' if path else ""


def _at(left: int, x: float, y: float) -> str:
    return f"{left + x * _SIDE:.1f} {_TOP + (1 - y) * _SIDE:.1f}"
