"""What a PDF would do when it is opened: scripts, programs, forms with code of their own, files carried along."""

import io
import re
from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from publishing.files.formats import HEAD, recognise
from publishing.files.office import recognise_office
from publishing.files.problems import Refusal
from publishing.files.programs import is_called_program, is_program

# Every object is written out once by qpdf, which undoes what hides a name (“/J#61vaScript”, object streams); the few
# that may matter are then looked at one by one.
_MAYBE: Final = re.compile(rb"/(?:JS|JavaScript|Launch|XFA|EF|EmbeddedFile|ImportData)\b")
_ACTIONS: Final = {"/JavaScript": "pdf_script", "/Launch": "pdf_launch", "/ImportData": "pdf_launch"}
_DEEPEST = 100


def check_actions(document: pikepdf.Pdf) -> None:
    """Raise Refusal for a file that would run something. All objects are looked at, reachable or not."""
    for held in document.objects:
        written = held.unparse(resolved=True) if not isinstance(held, pikepdf.Stream) else _written_dictionary(held)
        if _MAYBE.search(written):
            for found in _dictionaries(held, 0):
                _check_dictionary(found)
            if isinstance(held, pikepdf.Name):
                _check_name(held)
    for found in _dictionaries(document.trailer, 0):
        _check_dictionary(found)


def _written_dictionary(held: pikepdf.Stream) -> bytes:
    return pikepdf.Dictionary(dict(held.stream_dict.items())).unparse(resolved=True)


def _dictionaries(held: Any, depth: int) -> Iterator[Any]:
    """The object's dictionaries, also within each other; not those of other objects."""
    if depth > _DEEPEST:
        raise Refusal("truncated")
    if isinstance(held, pikepdf.Array):
        inside: Any = list(held)
    elif isinstance(held, (pikepdf.Dictionary, pikepdf.Stream)):
        yield held
        inside = [value for _key, value in held.items()]
    else:
        return
    for value in inside:
        if isinstance(value, (pikepdf.Array, pikepdf.Dictionary)) and not value.is_indirect:
            yield from _dictionaries(value, depth + 1)


def _check_name(name: pikepdf.Name) -> None:
    # Nobody gives the name of an action an object of its own but to hide it from those who look for it.
    if code := _ACTIONS.get(str(name)):
        raise Refusal(code)


def _check_dictionary(found: Any) -> None:
    action = found.get("/S")
    if isinstance(action, pikepdf.Name) and (code := _ACTIONS.get(str(action))):
        raise Refusal(code)
    # A rendition's script, and the tree of scripts run on opening (ISO 32000-2, 12.6.4.14 and 7.7.4).
    if isinstance(action, pikepdf.Name) and "/JS" in found:
        raise Refusal("pdf_script")
    if isinstance(found.get("/JavaScript"), (pikepdf.Dictionary, pikepdf.Array)):
        raise Refusal("pdf_script")
    if isinstance(found.get("/XFA"), (pikepdf.Array, pikepdf.Stream)):
        raise Refusal("pdf_xfa")
    carried = found.get("/EF")
    if isinstance(carried, pikepdf.Dictionary):
        names = [str(found[key]) for key in ("/UF", "/F") if isinstance(found.get(key), pikepdf.String)]
        _check_carried(carried, names)


def _check_carried(carried: pikepdf.Dictionary, names: list[str]) -> None:
    context = {"carried": names[0] if names else "?"}
    if any(is_called_program(name) for name in names):
        raise Refusal("pdf_program", **context)
    for _key, stream in carried.items():
        if not isinstance(stream, pikepdf.Stream):
            continue
        content = stream.read_bytes()
        found = recognise(content[:HEAD])
        if found == "zip":
            found = recognise_office(io.BytesIO(content))
        if is_program(content) or found == "macros":
            raise Refusal("pdf_program", **context)
        if found in {"zip", "rar", "archive"}:
            raise Refusal("pdf_archive", **context)
