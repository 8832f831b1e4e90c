"""x."""


def resolve_short_forms(text, units):
    """x."""
    return {}
