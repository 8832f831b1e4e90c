"""What scripts/quality.py measures with: decisions, curves, ablation, errors, plots."""
