"""Which section of the old website becomes which page type, kind of information and unit: a YAML file."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml
from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from news.importing.moving.item import OldItem
from news.importing.moving.kinds import PageKind, page_kinds
from offices.api import Office, Unit
from publishing.api import in_force

LONGEST = 1_000_000
"""Most bytes of a mapping file."""


class WrongMapping(Exception):  # noqa: N818 - named as people say it
    """The mapping file cannot be used; the message says why and where."""


class Target(BaseModel):
    """Where items go; what is left out comes from the next wider rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    page: str = ""
    type: str = ""
    unit: str = ""


class Rights(BaseModel):
    """What the office states of all the files it brings; what differs is put right file by file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    source: str = Field(default="", max_length=255)
    credit: str = Field(default="", max_length=255)
    rights: Literal["", "own_work"] = ""
    """Anything but the office's own work needs an answer for each file."""


class MappingFile(BaseModel):
    """The file as an office writes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    default: Target = Target()
    kinds: dict[str, Target | Literal["skip"]] = Field(default_factory=dict)
    sections: dict[str, Target | Literal["skip"]] = Field(default_factory=dict)
    files: Rights = Rights()


@dataclass(frozen=True, slots=True)
class Place:
    """Where one item goes."""

    kind: PageKind
    information_type: str
    unit: Unit


class Mapping:
    """The rules, checked against the office: every unit, page type and kind of information named in them exists."""

    def __init__(self, office: Office, file: MappingFile, *, unit: str = "", information_type: str = "") -> None:
        self.office, self.file = office, file
        self.kinds = page_kinds()
        procedure = in_force(office)
        self.types = dict(procedure.spec.information_types()) if procedure else {}
        movable = Unit.objects.filter(office=office).exclude(section_page=None).exclude(collection=None)
        self.units = list(movable.select_related("section_page", "collection", "office__site"))
        if not self.units:
            raise WrongMapping(_("The office has no unit with a section and a file collection."))
        first = Target(page="NewsPage", type=information_type or "pr_news", unit=unit or self.units[0].name)
        self.default = _over(file.default, first)
        self._check()

    def place_of(self, item: OldItem) -> Place | None:
        """Where the item goes: by its nearest section that has a rule, by its kind, else the default. None: skipped."""
        kind = self.file.kinds.get(item.kind, Target())
        if kind == "skip":
            return None
        rule = next((self.file.sections[name] for name in item.sections if name in self.file.sections), Target())
        if rule == "skip":
            return None
        assert isinstance(kind, Target)  # noqa: S101  (for the type checker: "skip" is the only other)
        assert isinstance(rule, Target)  # noqa: S101
        found = _over(rule, _over(kind, self.default))
        return Place(self.kinds[found.page], found.type, self._unit(found.unit))

    def _check(self) -> None:
        named: dict[str, Any] = {"default": self.default, **self.file.kinds, **self.file.sections}
        for name, target in named.items():
            if not isinstance(target, Target):
                continue
            if target.page and target.page not in self.kinds:
                raise _wrong(name, _("page type"), target.page, self.kinds)
            if target.type and target.type not in self.types:
                raise _wrong(name, _("kind of information"), target.type, self.types)
            if target.unit:
                try:
                    self._unit(target.unit)
                except LookupError:
                    raise _wrong(name, _("unit"), target.unit, [str(unit) for unit in self.units]) from None

    def _unit(self, name: str) -> Unit:
        """By name, short name, key or the address of its section. Raises LookupError."""
        for unit in self.units:
            slug = unit.section_page.slug if unit.section_page else ""
            if name in {unit.name, unit.short_name, unit.key, slug}:
                return unit
        raise LookupError(name)


def read_mapping(path: Path | None) -> MappingFile:
    """The file, or no rules at all. Raises WrongMapping."""
    if path is None:
        return MappingFile()
    try:
        if path.stat().st_size > LONGEST:
            raise WrongMapping(_("The mapping file is too large."))
        return MappingFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise WrongMapping(_("The mapping file cannot be read: %(why)s") % {"why": error}) from error
    except ValidationError as error:
        places = "; ".join(" › ".join(map(str, fault["loc"])) for fault in error.errors())  # noqa: RUF001
        raise WrongMapping(
            _("The mapping file has entries that are not understood: %(places)s") % {"places": places}
        ) from error


def _over(nearer: Target, wider: Target) -> Target:
    return Target(page=nearer.page or wider.page, type=nearer.type or wider.type, unit=nearer.unit or wider.unit)


def _wrong(entry: str, what: str, given: str, known: Any) -> WrongMapping:
    context = {"entry": entry, "what": what, "given": given, "known": ", ".join(known)}
    return WrongMapping(
        _("“%(entry)s” names a %(what)s this office does not have: %(given)s. It has: %(known)s") % context
    )
