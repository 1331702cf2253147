"""Marked sample values: what a form looks like when every line of it is filled, without any request."""

from collections.abc import Iterable

from approvals.printing.values import Signed
from approvals.procedure_schema import Outcome, PrintedForm, ProcedureDocument
from approvals.procedure_schema.bindings import FIXED, OF_A_DECISION, memo_key_of, stage_of
from approvals.procedure_schema.printed import Boxes
from thai.digits import to_thai

_SAMPLE = "ตัวอย่าง"
_DATES = {
    "date": "9 ธันวาคม 2569",
    "date.day": "9",
    "date.month": "ธันวาคม",
    "date.year": "2569",
    "received.date": "10 ธันวาคม 2569",
    "received.time": "09.30",
    "completed.date": "11 ธันวาคม 2569",
    "completed.time": "14.45",
}
_MEMO_KINDS = {"date": "9 ธันวาคม 2569", "datetime": "9 ธันวาคม 2569 เวลา 09.30 น.", "number": "2569"}
_OF_A_DECISION = {"date": "9 ธันวาคม 2569", "short_date": "09/12/2569", "time": "10.15"}


class SpecimenValues:
    """A sample for every field of the vocabulary, each saying that it is one; every box is ticked."""

    def __init__(self, form: PrintedForm, spec: ProcedureDocument | None) -> None:
        self.form = form
        self.digits: str = spec.digits if spec else "arabic"
        self.fields = {field.key: field for field in spec.memo} if spec else {}

    def text(self, name: str) -> str:
        """A sample of the field."""
        if key := memo_key_of(name):
            field = self.fields.get(key)
            known = _MEMO_KINDS.get(field.kind, "") if field else ""
            return self._sample(known or (field.label if field else key))
        if stage_of(name):
            detail = name.rsplit(".", 1)[1]
            return self._sample(_OF_A_DECISION.get(detail) or OF_A_DECISION[detail])
        return self._sample(_DATES.get(name) or FIXED[name])

    def answers(self, name: str) -> list[str]:
        """Every answer the form has a box for, and one it has none for."""
        boxes = [block for block in self.form.every_block() if isinstance(block, Boxes) and block.field == name]
        return [answer for block in boxes for box in block.options for answer in box.ticked_by] + [""]

    def answer_labels(self, name: str, keys: Iterable[str]) -> str:
        """A sample of what is written beside a box."""
        return self._sample("คำตอบอื่น")

    def signed(self, stage: str, signs: Iterable[Outcome]) -> Signed | None:
        """A sample signature."""
        return Signed(self._sample("ชื่อผู้ลงนาม"), self._sample("ตำแหน่งผู้ลงนาม"), self._sample("09/12/2569"))

    def _sample(self, words: str) -> str:
        marked = f"{_SAMPLE} {words}" if words[0].isdecimal() else f"{_SAMPLE}{words}"
        return to_thai(marked) if self.digits == "thai" else marked
