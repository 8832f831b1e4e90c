"""Train and cross-validate the classifiers."""
