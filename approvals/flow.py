"""A procedure as a drawing: each track's stages in order, who holds each seat today, and what each may do."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from approvals.procedure_schema import ActorRule, Outcome, ProcedureDocument, Stage, Track, Vote
from approvals.procedure_schema.acts import LETS_ON_OF
from approvals.procedure_schema.words import VALUES, deadline_in_words, seat_in_words
from offices.api import Capacity, Holding, Roster, Unit


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a seat today; `capacity` is empty for the seat's own holder."""

    name: str
    title: str
    capacity: str


@dataclass(frozen=True, slots=True)
class Place:
    """One kind of seat that may do the stage, and who is in it today."""

    label: str
    people: list[Person]


@dataclass(frozen=True, slots=True)
class Seating:
    """The seats of one actor rule: any of them may act. `vacant`: nobody is in any of them.

    `asked`: of which unit, the requester says in the memo's field of that label.
    """

    scope: str
    when: str
    places: list[Place]
    vacant: bool = False
    unit: str = ""
    asked: str = ""
    vacant_units: list[str] = field(default_factory=list)
    missing_unit: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """The committee of a stage: today's members and how they decide. `missing`: the office has none of that key."""

    name: str
    rule: str
    members: list[tuple[str, Person]]
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """One way a stage can end: in whose words, and where it leads (on, back, end, note)."""

    words: str
    leads: str


@dataclass(frozen=True, slots=True)
class Box:
    """One stage of the drawing."""

    number: int
    stage: Stage
    act: str
    effect: str
    ways: list[Way]
    seatings: list[Seating]
    panels: list[Panel]
    certification: str
    deadline: str
    escalation: str
    separation: list[str]

    @property
    def returns(self) -> bool:
        """Whether an item can go back to the requester from here."""
        return any(way.leads == "back" for way in self.ways)

    @property
    def nobody(self) -> bool:
        """Whether nobody could do the stage today, or nobody is named."""
        always = [seating.vacant for seating in self.seatings if not seating.when]
        always += [not panel.members for panel in self.panels]
        sometimes = [seating.vacant for seating in self.seatings if seating.when]
        if not always and not sometimes:
            return True
        return all(always) if always and not all(always) else any(sometimes) or bool(always)

    @property
    def names(self) -> list[str]:
        """Whoever may do the stage today, each once."""
        seated = [person.name for seating in self.seatings for place in seating.places for person in place.people]
        members = [person.name for panel in self.panels for _part, person in panel.members]
        return list(dict.fromkeys(seated + members))


@dataclass(frozen=True, slots=True)
class Chart:
    """One track of the drawing: what comes before the publication mark and what after."""

    key: str
    track: Track
    before: list[Box]
    after: list[Box]
    types: list[str]

    @property
    def last_return(self) -> int:
        """The number of the last stage an item can come back from; 0 for none."""
        return max((box.number for box in self.before if box.returns), default=0)


def charts(spec: ProcedureDocument, roster: Roster, unit: Unit | None) -> list[Chart]:
    """Every track, drawn for a request of the unit. Asks the database nothing."""
    types = dict(spec.information_types())
    drawn = []
    for key, track in spec.tracks.items():
        artist = _Artist(spec, track, roster, unit)
        boxes = [artist.box(number, stage) for number, stage in enumerate(track.every_stage, start=1)]
        named = [types[name] for name in track.information_types]
        drawn.append(Chart(key, track, boxes[: len(track.stages)], boxes[len(track.stages) :], named))
    return drawn


@dataclass(frozen=True, slots=True)
class _Artist:
    """Draws the stages of one track."""

    spec: ProcedureDocument
    track: Track
    roster: Roster
    unit: Unit | None

    def box(self, number: int, stage: Stage) -> Box:
        """The stage as it is drawn."""
        labels = {other.key: other.label for other in self.track.every_stage}
        sentence = self.spec.certifications.get(stage.certification)
        return Box(
            number=number,
            stage=stage,
            act=VALUES["act"][stage.act],
            effect=VALUES["effect"][stage.effect] if stage.act == "review" else "",
            ways=[_way(stage, outcome) for outcome in stage.outcomes],
            seatings=[self._seating(rule) for rule in stage.actors if rule.seats],
            panels=[self._panel(rule.body, stage.vote) for rule in stage.actors if rule.body],
            certification=sentence.text if sentence else "",
            deadline=deadline_in_words(stage.within.model_dump()) if stage.within else "",
            escalation=self._escalation(stage),
            separation=[labels[key] for key in stage.separation],
        )

    def _seating(self, rule: ActorRule) -> Seating:
        units, missing = self._units(rule)
        places = [
            Place(seat_in_words(kind), [_person(h) for pk in units for h in self.roster.at(pk, kind)])
            for kind in rule.seats
        ]
        of_units = self.roster.units if rule.scope in {"own_unit", "memo_unit"} else []
        vacant_units = [unit.name for unit in of_units if not any(self.roster.at(unit.pk, kind) for kind in rule.seats)]
        vacant = not any(place.people for place in places)
        if of_units and not units:  # any unit may be meant: nobody could act only where none has anybody
            vacant = len(vacant_units) == len(of_units)
        return Seating(
            scope=VALUES["scope"][rule.scope],
            when=self.spec.in_words(rule.when),
            places=places,
            vacant=vacant,
            unit=next((unit.name for unit in self.roster.units if unit.pk in units), ""),
            asked=next((item.label for item in self.spec.memo if item.key == rule.field), ""),
            vacant_units=vacant_units,
            missing_unit=missing,
        )

    def _units(self, rule: ActorRule) -> tuple[list[int | None], str]:
        """Units whose seats are drawn, and a key the office has no unit for."""
        if rule.scope == "office":
            return [None], ""
        if rule.scope == "unit":
            named: list[int | None] = [unit.pk for unit in self.roster.units if unit.key == rule.unit]
            return named, "" if named else rule.unit
        return ([self.unit.pk] if self.unit and rule.scope == "own_unit" else []), ""

    def _panel(self, key: str, vote: Vote | None) -> Panel:
        committee = self.roster.committees.get(key)
        if committee is None:
            return Panel(key, _rule(vote.rule, vote.k) if vote else "", [], missing=True)
        body = committee.body
        rule = _rule(vote.rule, vote.k) if vote else _rule(body.rule, body.quorum)
        return Panel(body.name, rule, [(m.part_label, _person(m.holding)) for m in committee.members])

    def _escalation(self, stage: Stage) -> str:
        if stage.escalation is None:
            return ""
        seats = " หรือ ".join(seat_in_words(kind) for rule in stage.escalation.to for kind in rule.seats)
        after = deadline_in_words(stage.escalation.after.model_dump())
        return f"{after}: {seats}" + (" (ทำแทนได้)" if stage.escalation.may_act else "")


def _way(stage: Stage, outcome: Outcome) -> Way:
    words = stage.words.get(outcome) or VALUES["outcomes"][outcome]
    if outcome in LETS_ON_OF[stage.act]:
        return Way(words, "on")
    if outcome is Outcome.RETURN:
        return Way(words, "back")
    return Way(words, "end" if outcome in stage.stops else "note")


def _rule(rule: str, number: int | None) -> str:
    words = VALUES["rule"][rule]
    return f"{words} ({number} เสียง)" if rule == "k_of_n" else words


def _person(holding: Holding) -> Person:
    capacity = "" if holding.capacity == Capacity.OWN else str(Capacity(holding.capacity).label)
    return Person(holding.person_name, holding.title, capacity)


def unfilled(spec: ProcedureDocument, roster: Roster) -> Iterator[str]:
    """Stages nobody could do today, in some unit at least, as the office reads them; each once."""
    for chart in charts(spec, roster, None):
        for box in (*chart.before, *chart.after):
            units = sorted({name for seating in box.seatings for name in seating.vacant_units})
            if units:
                yield f"{chart.track.label} – {box.stage.label}: {', '.join(units)}"
            elif box.nobody:
                yield f"{chart.track.label} – {box.stage.label}"
