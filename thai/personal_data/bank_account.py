"""Bank account numbers: 10 to 15 digits that the text calls an account.

Most banks write ten digits as xxx-x-xxxxx-x; the Government Savings Bank and the Bank for Agriculture have twelve,
older accounts up to fifteen. There is no common check digit, so the words around decide.
"""

import re

from thai.personal_data.labels import Labels
from thai.personal_data.masking import digits_of, mask_digits
from thai.personal_data.match import Match, masked_text
from thai.personal_data.national_id import is_persons
from thai.personal_data.reading import Reading

_TYPICAL = re.compile(r"(?<!\d)(?<!\d-)\d{3}(?P<s> ?- ?| )\d(?P=s)\d{5}(?P=s)\d(?!\d)(?!-\d)")
_ANY = re.compile(r"(?<!\d)(?<!\d-)(?:\d(?:-?\d){9,14}|\d{4}(?: \d{4}){2}|\d{3} \d{3} \d{4})(?!\d)(?!-\d)")
_BANK = (
    r"เลขที่บัญชี|เลขบัญชี|บัญชีเลขที่|บัญชีธนาคาร|บัญชีเงินฝาก|บัญชีออมทรัพย์|บัญชี|ธนาคาร|ธ\.|กรุงไทย|ออมสิน|กสิกร"
    r"|ไทยพาณิชย์|กรุงศรี|ทหารไทย|ธนชาต|ธ\.ก\.ส|ธกส|พร้อมเพย์|(?i:promptpay|bank|account|a/c|ktb|scb|ttb|kbank|gsb)"
)
_LABELS = re.compile(
    r"(?P<other>รหัสบัญชี|บัญชีแยกประเภท|ผังบัญชี|บัญชีรายชื่อ|บัญชีแนบท้าย|รหัส|โทร|เบอร์|มือถือ|แฟกซ์|สัญญา|เอกสาร|ฎีกา|เช็ค"
    r"|โครงการ|ใบแจ้งหนี้|ใบเสร็จ|ประจำตัว|อ้างอิง|พัสดุ|ครุภัณฑ์|หนังสือค้ำ|(?i:gfmis|e-?gp|tel|ref|isbn|http))"
    rf"|(?P<bank>{_BANK})"
)
_SURE = re.compile(_BANK)
_REACH = 60
_FAR = 300
_MOBILE = re.compile(r"0[689]\d{8}")


def find(text: str | Reading) -> list[Match]:
    """Return bank account numbers, in order."""
    reading = Reading.of(text)
    folded = reading.folded
    if not _SURE.search(folded):
        return []
    labels = Labels(_LABELS, folded)
    spans = {m.span() for m in _TYPICAL.finditer(folded) if _near(folded, *m.span(), labels)}
    taken = {start for start, _end in spans}
    spans |= {
        m.span() for m in _ANY.finditer(folded) if m.start() not in taken and _named(folded, m.start(), m[0], labels)
    }
    return [
        reading.match(
            "bank_account",
            start,
            end,
            masked=mask_digits(folded[start:end], first=3, last=2),
            canonical=digits_of(folded[start:end]),
        )
        for start, end in sorted(spans)
    ]


def mask(text: str) -> str:
    """Write every account number as 123-x-xxxx7-8."""
    return masked_text(text, find(text))


def _near(folded: str, start: int, end: int, labels: Labels) -> bool:
    """Whether a bank is spoken of nearby and the number is not called something else."""
    label = labels.nearest(start, reach=_FAR)
    return label == "bank" or (not label and bool(_SURE.search(folded, end, end + _REACH)))


def _named(folded: str, start: int, typed: str, labels: Labels) -> bool:
    """Whether the nearest label calls it an account; a mobile or a citizen id behind “PromptPay” stays what it is."""
    if labels.nearest(start, reach=_REACH) != "bank" or is_persons(digits_of(typed)):
        return False
    return not (_MOBILE.fullmatch(digits_of(typed)) and "บัญชี" not in folded[max(start - 20, 0) : start])
