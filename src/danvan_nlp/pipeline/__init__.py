"""Compose the stages: read, article, extract, write. The flow on one page."""

from danvan_nlp.pipeline.job import STDIN, Job, Summary
from danvan_nlp.pipeline.run import run
from danvan_nlp.pipeline.steps import Stage, analyze, process

__all__ = ["STDIN", "Job", "Stage", "Summary", "analyze", "process", "run"]
