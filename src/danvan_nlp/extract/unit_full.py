"""A unit's name with its abbreviations unfolded."""


def unfold(name: str) -> str:
    """x."""
    return name
