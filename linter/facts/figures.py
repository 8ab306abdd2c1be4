"""Numbers written in digits: `1,234.5`, `1 234,5`, `13.039,44`, `13'039.44` to one canonical decimal.

The form decides, not the language, because halves of notices keep the format of the other language.
"""

from __future__ import annotations

from ..patterns import lazy

# Groups of three digits, or any digits; then perhaps decimals. Not inside a longer chain such as 1.2.3.
FIGURE = (
    r"(?<![0-9])(?<![0-9][.,'])"
    r"(?:[0-9]{1,3}(?:[ ,.'][0-9]{3})+(?![0-9])(?:[.,][0-9]{1,15})?|[0-9]{1,15}(?:[.,][0-9]{1,15})?)"
    r"(?![0-9]|[.,'][0-9])"
)
_MAX_DIGITS = 30
_SEPARATORS = lazy(r"[ ,.']")


def canonical(figure: str) -> str | None:
    """The value as a plain decimal with a point and without idle zeros; None for an absurdly long one.

    Groups of three digits are thousands. Otherwise the last separator begins the decimals. It does so if it differs
    from those before it, or if the number begins with a zero.
    """
    if len(figure) > _MAX_DIGITS:
        return None
    separators = _SEPARATORS.findall(figure)
    digits = _SEPARATORS.split(figure)
    decimals = ""
    if separators and separators[-1] in ".," and _is_decimal(digits, separators):
        decimals = digits.pop().rstrip("0")
    whole = "".join(digits).lstrip("0") or "0"
    return f"{whole}.{decimals}" if decimals else whole


def scaled(value: str, zeros: int) -> str:
    """A canonical decimal times ten to the power of `zeros`."""
    whole, _, decimals = value.partition(".")
    decimals = decimals.ljust(zeros, "0")
    return canonical(f"{whole}{decimals[:zeros]}.{decimals[zeros:]}0") or value


def _is_decimal(digits: list[str], separators: list[str]) -> bool:
    if len(digits[-1]) != 3 or digits[0] == "0":
        return True
    return len(separators) > 1 and separators[-1] != separators[-2]
