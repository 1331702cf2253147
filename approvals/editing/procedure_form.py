"""All the office's parts of a procedure on one screen, gathered into the changed document."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from approvals.editing.office_parts import copy_of
from approvals.editing.part_forms import ActorForm, PartForm, StageForm, UrgencyForm, WordsForm
from approvals.models import Procedure
from approvals.procedure_schema import Stage, Track
from offices.api import Roster

_NEW_RULES = 1
"""Empty rules offered at each stage."""


@dataclass(slots=True)
class StagePart:
    """A stage's forms: its actor rules, and the rest."""

    stage: Stage
    form: StageForm
    actors: list[ActorForm]
    where: tuple[str, int]

    @property
    def has_errors(self) -> bool:
        """Whether something in it must be mended."""
        return any(form.is_bound and form.errors for form in (self.form, *self.actors))

    def write(self, raw: dict[str, Any]) -> None:
        """What was changed."""
        self.form.write(raw)
        if any(form.has_changed() for form in self.actors):
            kept = [_rule(form, raw.get("actors", []), index) for index, form in enumerate(self.actors)]
            raw["actors"] = [rule for rule in kept if rule is not None]


@dataclass(slots=True)
class TrackPart:
    """A track's forms."""

    key: str
    track: Track
    form: WordsForm
    stages: list[StagePart]

    @property
    def has_errors(self) -> bool:
        """Whether something in it must be mended."""
        return bool(self.form.is_bound and self.form.errors) or any(stage.has_errors for stage in self.stages)


class ProcedureForm:
    """The screen's forms together: valid when each is; `document()` is the procedure with the changes."""

    def __init__(self, procedure: Procedure, roster: Roster, data: Any = None) -> None:
        self.procedure, self.roster, self.data = procedure, roster, data
        self.spec = procedure.spec
        self.tracks = [self._track(key, track) for key, track in self.spec.tracks.items()]
        self.sentences = {
            key: self._words(f"sentence-{key}", sentence, {"text": (_("What is signed"), True, 3)})
            for key, sentence in self.spec.certifications.items()
        }
        question = {"label": (_("Question"), True, 1), "help": (_("Help below it"), False, 2)}
        self.questions = [self._words(f"memo-{field.key}", field, question) for field in self.spec.memo]
        self.urgency: UrgencyForm | None = None
        if self.spec.urgency is not None:
            self.urgency = UrgencyForm(self.spec.urgency, spec=self.spec, data=data, prefix="urgency")

    def is_valid(self) -> bool:
        """Whether every part may be kept as it is filled in; all are judged, not the first alone."""
        judged = [form.is_valid() for form in self.every_form()]
        return all(judged)

    def document(self) -> dict[str, Any]:
        """The procedure with what was changed."""
        changed = copy_of(self.procedure.document)
        for part in self.tracks:
            raw = changed["tracks"][part.key]
            part.form.write(raw)
            for stage in part.stages:
                heading, index = stage.where
                stage.write(raw[heading][index])
        for key, form in self.sentences.items():
            form.write(changed["certifications"][key])
        for raw_field, form in zip(changed["memo"], self.questions, strict=True):
            form.write(raw_field)
        if self.urgency is not None:
            self.urgency.write(changed["urgency"])
        return changed

    def every_form(self) -> list[PartForm]:
        """Each of the screen's forms."""
        stages = [stage for part in self.tracks for stage in part.stages]
        found: list[PartForm] = [part.form for part in self.tracks]
        found += [form for stage in stages for form in (stage.form, *stage.actors)]
        found += [*self.sentences.values(), *self.questions]
        return [*found, self.urgency] if self.urgency is not None else found

    def _track(self, key: str, track: Track) -> TrackPart:
        places = [("stages", index, stage) for index, stage in enumerate(track.stages)]
        places += [("afterwards", index, stage) for index, stage in enumerate(track.afterwards)]
        texts = {"help": (_("Help at the choice of the track"), False, 2)}
        stages = [self._stage(key, heading, index, stage) for heading, index, stage in places]
        return TrackPart(key, track, self._words(f"track-{key}", track, texts), stages)

    def _stage(self, track: str, heading: str, index: int, stage: Stage) -> StagePart:
        prefix = f"stage-{track}-{stage.key}"
        rules = [*stage.actors, *([None] * _NEW_RULES)]
        actors = [
            ActorForm(rule, spec=self.spec, roster=self.roster, data=self.data, prefix=f"{prefix}-actor-{number}")
            for number, rule in enumerate(rules)
        ]
        return StagePart(stage, StageForm(stage, data=self.data, prefix=prefix), actors, (heading, index))

    def _words(self, prefix: str, part: Any, texts: dict[str, Any]) -> WordsForm:
        return WordsForm(part, texts=texts, data=self.data, prefix=prefix)


def _rule(form: ActorForm, raw: list[dict[str, Any]], index: int) -> dict[str, Any] | None:
    """The rule as it is now: an untouched one as it was written."""
    return form.rule() if form.has_changed() else (raw[index] if index < len(raw) else None)
