"""One spelling for Thai text that looks the same: what is stored, compared, sealed and searched.

The same visible word can be typed, pasted or extracted in several code sequences. `normalise` chooses one.
Its rules for vowels and tone marks are those of `pythainlp.util.normalize`, from which it differs on purpose:
line breaks and spaces stay, nothing is joined across a space, a mark that stands alone is kept for the reader
to see, a second run changes nothing, and a long run of marks takes no longer than a word.
"""

import re
import unicodedata

_NIKHAHIT = "\u0e4d"
_SARA_AA = "\u0e32"
_SARA_AM = "\u0e33"
_LAKKHANGYAO = "\u0e45"
_TONES = "\u0e48-\u0e4b"
_VOWEL_MARKS = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d"
_SIGNS = "\u0e4c\u0e4e"
_FOLLOWING = "\u0e30\u0e32\u0e33\u0e45"
_LEADING_VOWELS = "เแโใไ"
_WRITTEN_AFTER = frozenset(
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e" + _FOLLOWING
)

_LINE_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # control characters other than the line feed
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # zero width and direction marks
    "\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]"  # no characters at all: they cannot be encoded or exchanged
)
# Old Thai fonts keep shifted copies of marks in the private use area, and PDF files hand these out as text.
_SHIFTED = str.maketrans(
    "".join(map(chr, range(0xF700, 0xF71B))),
    "ฐ\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4cญ"
    "\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
)
_TWO_SARA_E = re.compile("เ{2,}")
_LEADING_TWICE = re.compile(r"([แโใไ])\1+")
# The marks on one consonant, then the vowels written after it, with any tone typed too late.
_MARKS = re.compile(
    f"(?P<marks>[{_VOWEL_MARKS}{_SIGNS}{_TONES}]*)(?P<following>(?:[{_FOLLOWING}][{_TONES}]*)+)"
    f"|(?P<only>[{_VOWEL_MARKS}{_SIGNS}{_TONES}]{{2,}})"
)
_TONE = re.compile(f"[{_TONES}]")
_SIGN = re.compile(f"[{_SIGNS}]")


def normalise(text: str) -> str:
    """Return the text in its one stored spelling; idempotent, and no line is joined or split.

    NFC; นิคหิต + า becomes ำ; เ + เ becomes แ; doubled vowels and tone marks become one; a tone typed before
    its vowel or after a following vowel is put in place; zero-width and control characters go; every kind of
    space becomes a space and every kind of line end a line feed.
    """
    text = _LINE_BREAK.sub("\n", text)
    text = _SPACE.sub(" ", text)
    text = _INVISIBLE.sub("", text).translate(_SHIFTED)
    # Canonical ordering can bring marks together that were apart: repeat until nothing moves.
    while (settled := _settle(text)) != text:
        text = settled
    return text


def shorten(text: str, length: int) -> str:
    """Return the text in at most `length` characters, the last an ellipsis when something was left out.

    Never cut between a consonant and the marks and vowels written on or after it.
    """
    if len(text) <= length:
        return text
    end = length - 1
    while end > 0 and (unicodedata.combining(text[end]) or text[end] in _WRITTEN_AFTER):
        end -= 1
    return text[:end].rstrip(" " + _LEADING_VOWELS) + "…"


def _settle(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    text = _TWO_SARA_E.sub("แ", text)
    text = _LEADING_TWICE.sub(r"\1", text)
    return _MARKS.sub(_ordered, text)


def _ordered(match: re.Match[str]) -> str:
    """Spell the marks of one consonant: vowel marks, tone, sign, then the vowels that follow."""
    typed = match["only"] or match["marks"] + match["following"]
    tones = _TONE.findall(typed)
    signs = dict.fromkeys(_SIGN.findall(typed))
    following = _TONE.sub("", match["following"] or "")
    marks = dict.fromkeys(_SIGN.sub("", _TONE.sub("", match["only"] or match["marks"])))
    # ๅ is a letter of its own only right after ฤ or ฦ; elsewhere it is a mistyped า.
    before = match.string[max(match.start() - 1, 0) : match.start()]
    if not (typed.startswith(_LAKKHANGYAO) and before in ("ฤ", "ฦ")):
        following = following.replace(_LAKKHANGYAO, _SARA_AA)
    following = re.sub(r"(.)\1+", r"\1", following)
    if _NIKHAHIT in marks and following.startswith((_SARA_AA, _SARA_AM)):
        del marks[_NIKHAHIT]
        following = _SARA_AM + following[1:]
    # Of several tones the last is what the typist meant.
    return "".join(marks) + "".join(tones[-1:]) + "".join(signs) + following
