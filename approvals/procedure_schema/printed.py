"""The office's printed form as data (procedures.md §1, forms; §5.2).

A form is its blocks in the printed order. Everything the request knows is named in the vocabulary of `bindings`; the
rest is the office's own wording.
"""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Tag, model_validator
from pydantic import Field as Setting

from approvals.procedure_schema.acts import Outcome, Strict
from approvals.procedure_schema.bindings import Binding, FormText, memo_key_of
from approvals.procedure_schema.stages import answers_fit

Align = Literal["left", "center", "right"]


def _kind_of(block: Any) -> str:
    """The kind of a block as written, or of one already read."""
    return str(block.get("block", "") if isinstance(block, dict) else getattr(block, "block", ""))


class MemoHead(Strict):
    """The head of an official memo: บันทึกข้อความ, ส่วนราชการ, ที่, วันที่, เรื่อง, เรียน."""

    block: Literal["memo_head"]
    agency: FormText
    number: FormText
    date: FormText
    subject: FormText
    to: FormText


class Heading(Strict):
    """Lines of title, bold and centred."""

    block: Literal["heading"]
    lines: list[FormText] = Setting(min_length=1)


class Paragraph(Strict):
    """Running text with inline fields. A certification sentence is one too."""

    block: Literal["text"]
    text: FormText
    align: Align = "left"
    indent: bool = False
    bold: bool = False


class Box(Strict):
    """One tick box. `ticked_by` lists the answers that tick it; `otherwise` takes what has no box of its own.

    `text` is the free text printed behind an `otherwise` box; the office's own word for the answer when that is empty.
    """

    label: FormText
    ticked_by: list[str] = Setting(default_factory=list)
    otherwise: bool = False
    text: Binding | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> "Box":
        if bool(self.ticked_by) == self.otherwise:
            raise ValueError(
                f"ช่อง □ “{self.label}”: ระบุ ticked_by (คำตอบที่ทำเครื่องหมาย) หรือ otherwise: true อย่างใดอย่างหนึ่ง"
            )
        if self.text and not self.otherwise:
            raise ValueError(f"ช่อง □ “{self.label}”: text ใช้คู่กับ otherwise: true เท่านั้น ให้เขียนช่องไว้ใน label แทน")
        return self


class Boxes(Strict):
    """A choice of the form as tick boxes: the memo's answer, or the outcome of a stage.

    `flow`: each box on its line (`list`, in `columns` read downwards), all in one paragraph (`inline`), or as a list
    beside the words that lead to it (`beside`).
    """

    block: Literal["options"]
    field: Binding
    lead: FormText = ""
    options: list[Box] = Setting(min_length=1)
    flow: Literal["list", "inline", "beside"] = "list"
    columns: int = Setting(default=1, ge=1, le=4)
    bold: bool = False

    @model_validator(mode="after")
    def _choice(self) -> "Boxes":
        if not memo_key_of(self.field) and not self.field.endswith(".outcome"):
            raise ValueError(f"field: {self.field} ไม่ใช่ตัวเลือก ใช้ memo.<ช่อง> หรือ decision.<ขั้น>.outcome")
        return self


class Signature(Strict):
    """A signature line: who signed the stage, in which position and capacity, and when.

    Filled only once the stage ended in one of `signs`: whoever handed the item back has signed nothing on this form.
    `before` and `after` stand round the line for the signature; without them only its room is left. `under` is printed
    under the name whoever signs. `position` is the word before the recorded position (null: the form has no such
    line); `expected` stands there until one is recorded.
    """

    block: Literal["signature"]
    stage: str
    signs: list[Outcome] = Setting(
        default=[
            Outcome.CERTIFY,
            Outcome.CONFIRM,
            Outcome.CONSENT,
            Outcome.APPROVE,
            Outcome.ACKNOWLEDGE,
            Outcome.PUBLISH,
            Outcome.VERIFY,
        ]
    )
    heading: FormText = ""
    before: str = ""
    after: str = ""
    under: FormText = ""
    position: str | None = "ตำแหน่ง"
    expected: FormText = ""
    dated: str = ""


class Part(Strict):
    """A part of a form (ส่วนที่ …), framed, with its title."""

    block: Literal["part"]
    title: FormText
    blocks: list["Block"] = Setting(min_length=1)


class Columns(Strict):
    """Blocks side by side; each column is read to its end before the next."""

    block: Literal["columns"]
    columns: list[list["Block"]] = Setting(min_length=2, max_length=3)


_KINDS = "memo_head, heading, text, options, signature, columns, part"

Block = Annotated[
    Annotated[MemoHead, Tag("memo_head")]
    | Annotated[Heading, Tag("heading")]
    | Annotated[Paragraph, Tag("text")]
    | Annotated[Boxes, Tag("options")]
    | Annotated[Signature, Tag("signature")]
    | Annotated[Part, Tag("part")]
    | Annotated[Columns, Tag("columns")],
    Discriminator(
        _kind_of,
        custom_error_type="value_error",
        custom_error_context={"error": f"ไม่รู้จักส่วนชนิดนี้ – ระบุ block เป็นอย่างใดอย่างหนึ่ง: {_KINDS}"},
    ),
]


class PrintedForm(Strict):
    """A printed form of the office: its parts, lines, boxes and signature lines in the printed order."""

    version: int = Setting(ge=1)
    title: str
    when: dict[str, list[str]] = Setting(default_factory=dict)
    """The answers of the memo under which a request is made on this form; empty: always."""
    layout: Literal["memo", "form"] = "form"
    blocks: list[Block] = Setting(default_factory=list)

    def applies(self, memo: dict[str, Any]) -> bool:
        """Whether a request with these answers is made on this form."""
        return answers_fit(self.when, memo)

    def every_block(self) -> Iterator[Any]:
        """Every block in the printed order, those inside parts and columns too."""
        yield from _walk(self.blocks)


def _walk(blocks: list[Any]) -> Iterator[Any]:
    for block in blocks:
        yield block
        if isinstance(block, Part):
            yield from _walk(block.blocks)
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from _walk(column)
