"""Masks: some characters stay, the others become x, separators stay where they are."""


def mask_digits(text: str, *, first: int, last: int) -> str:
    """Keep the first and last so many digits of a text; every digit between becomes x."""
    digits = sum(character.isdigit() for character in text)
    masked, seen = [], 0
    for character in text:
        if character.isdigit():
            seen += 1
            character = character if seen <= first or seen > digits - last else "x"
        masked.append(character)
    return "".join(masked)


def digits_of(text: str) -> str:
    """Return only the digits of a text."""
    return "".join(filter(str.isdigit, text))
