"""The lists that other apps add to content folders. Each registers its own, so that `articles` need not know them."""

_parts: list[str] = []


def register(module: str) -> None:
    """`module`: such as "treatments.content.terms"; what it has to hold is told by `articles.content.parts.Part`."""
    if module not in _parts:
        _parts.append(module)


def registered() -> list[str]:
    """In the order in which they are loaded."""
    return list(_parts)
