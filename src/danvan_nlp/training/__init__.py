"""Train the classifiers from the corpora, and cross-validate them."""

from danvan_nlp.training.train import train

__all__ = ["train"]
