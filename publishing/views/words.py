"""The office's own words for outcomes: those its procedure gives to a stage, and the usual ones where it gives none."""

from approvals.api import LABELS, Decision, Outcome, Stage


def act_word(stage: Stage, outcome: Outcome) -> str:
    """What the button says."""
    return stage.words.get(outcome) or str(LABELS[outcome])


def recorded_word(stage: Stage, outcome: str) -> str:
    """What the record says of an outcome given at the stage; also of what a committee's votes concluded."""
    usual = dict(Decision._meta.get_field("outcome").flatchoices)
    return stage.words.get(Outcome(outcome)) or str(usual[outcome])


def stage_of(decision: Decision) -> Stage:
    """The stage a decision was given at, in the version of the procedure the request runs under."""
    stage: Stage = decision.submission.track.stage(decision.stage)
    return stage
