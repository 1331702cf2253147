"""Turns opened before they named their submission and stage are told both, so that the desk shows them."""

from django.db import migrations


def name_submissions(apps, schema_editor):
    """From the obligation, or from the revision and the task the open step is of."""
    Turn = apps.get_model("approvals", "Turn")
    Submission = apps.get_model("approvals", "Submission")
    StageTask = apps.get_model("approvals", "StageTask")
    stages = dict(StageTask.objects.values_list("pk", "stage_key"))
    for turn in Turn.objects.filter(submission=None).select_related("obligation", "task_state").iterator():
        if turn.obligation_id is not None:
            turn.submission_id, turn.stage = turn.obligation.submission_id, turn.obligation.stage
        elif turn.task_state_id is not None:
            rounds = Submission.objects.filter(revision_id=turn.task_state.revision_id).order_by("-pk")
            turn.submission_id = rounds.values_list("pk", flat=True).first()
            turn.stage = stages.get(turn.task_state.task_id, "")
        turn.save(update_fields=["submission", "stage"])


class Migration(migrations.Migration):
    dependencies = [("approvals", "0006_procedure_document_as_written")]

    operations = [migrations.RunPython(name_submissions, migrations.RunPython.noop)]
