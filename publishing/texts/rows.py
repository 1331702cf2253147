"""Rows of tables as lines in which every number stands beside the name of its column."""

import re

_HEADING = re.compile(
    r"ลำดับ|ชื่อ|เลข|รหัส|บัญชี|โทร|เบอร์|มือถือ|ทะเบียน|เกิด|บัตร|ที่อยู่|ศาสนา|โลหิต|เลือด|โรคประจำตัว"
    r"|(?i:name|phone|tel|mobile|e-?mail|account|passport|birth|citizen)"
)
_LONGEST_HEADING = 60
_NUMBER = re.compile(r"[0-9๐-๙][0-9๐-๙\- /.]{2,}[0-9๐-๙]")
_ANSWERED = re.compile(r"ศาสนา|โลหิต|เลือด|โรคประจำตัว|เกิด|(?i:blood|birth)")
_TELEPHONE = re.compile(r"โทร|เบอร์|มือถือ|(?i:phone|tel|mobile)")
_WITHOUT_ZERO = re.compile(r"[689]\d{8}|[2-7]\d{7}")


class Rows:
    """The rows of one table in order."""

    def __init__(self) -> None:
        self._heading: list[str] = []

    def line(self, cells: list[str]) -> str:
        """Return a row as one line; a row that names columns is remembered for those below it."""
        cells = [" ".join(cell.split()) for cell in cells]
        if _is_heading(cells):
            self._heading = cells
            return " | ".join(filter(None, cells))
        return " | ".join(filter(None, (self._named(column, cell) for column, cell in enumerate(cells))))

    def _named(self, column: int, cell: str) -> str:
        heading = self._heading[column] if column < len(self._heading) else ""
        if not heading or not cell:
            return cell
        if _TELEPHONE.search(heading) and _WITHOUT_ZERO.fullmatch(cell):
            # A spreadsheet takes a telephone number for an amount and drops its zero.
            cell = f"0{cell}"
        return f"{heading}: {cell}" if _NUMBER.search(cell) or _ANSWERED.search(heading) else cell


def _is_heading(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or any(_NUMBER.search(cell) or "@" in cell or len(cell) > _LONGEST_HEADING for cell in filled):
        return False
    return any(_HEADING.search(cell) for cell in filled)
