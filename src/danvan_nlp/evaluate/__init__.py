"""Score reports against gold ones: figures with intervals, and a list of every difference."""

from danvan_nlp.evaluate.compare import Comparison, Difference, compare
from danvan_nlp.evaluate.documents import parse_lines, read_documents
from danvan_nlp.evaluate.figures import LAYERS, Figure, Scores, score, score_by

__all__ = [
    "LAYERS",
    "Comparison",
    "Difference",
    "Figure",
    "Scores",
    "compare",
    "parse_lines",
    "read_documents",
    "score",
    "score_by",
]
