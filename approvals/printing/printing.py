"""Print a request on the office's form, or a specimen of a form."""

from typing import Any

from approvals.models import Request
from approvals.printing.filling import fill
from approvals.printing.specimen import SpecimenValues
from approvals.printing.typesetting import qr_svg, set_pdf
from approvals.printing.values import RequestValues
from approvals.procedure_schema import PrintedForm, ProcedureDocument
from thai.digits import to_thai

VERIFY_PATH = "verify"
"""Where the office's website answers for a code (see docs/forms.md)."""

_PAGES = 99
"""A form longer than this is no form: page numbers are written out for so many."""

_SPECIMEN_SITE = "https://www.office.example"
_SPECIMEN_CODE = "XXXXXXXX"


def print_request(request: Request, form_id: str, form: PrintedForm) -> bytes:
    """The request as it stands, on the form: lines nothing is known for yet are left blank."""
    values = RequestValues(request)
    document = _document(form_id, form, values.spec.digits)
    document |= {
        "office": request.office.name,
        "reference": request.reference,
        "blocks": fill(form, values),
        **_verification(request.office.site.root_url, request.code),
    }
    return set_pdf(_footed(document, request.reference))


def print_specimen(form_id: str, form: PrintedForm, spec: ProcedureDocument | None) -> bytes:
    """The form with every line filled by a marked sample. Without `spec`, samples are named by their keys."""
    values = SpecimenValues(form, spec)
    document = _document(form_id, form, values.digits)
    document |= {
        "office": values.text("office.name"),
        "blocks": fill(form, values),
        **_verification(_SPECIMEN_SITE, _SPECIMEN_CODE),
    }
    return set_pdf(_footed(document, "ตัวอย่าง ไม่ใช่คำขอจริง"))


def verify_address(root_url: str, code: str) -> str:
    """The public address that answers for the code."""
    return f"{root_url}/{VERIFY_PATH}/{code}"


def _document(form_id: str, form: PrintedForm, digits: str) -> dict[str, Any]:
    numerals = [str(number) for number in range(_PAGES + 1)]
    edition = f"แบบ {form_id} ฉบับที่ {form.version}"
    thai = digits == "thai"
    return {
        "title": form.title,
        "layout": form.layout,
        "numerals": [to_thai(number) for number in numerals] if thai else numerals,
        "edition": f"แบบ {form_id} ฉบับที่ {to_thai(str(form.version))}" if thai else edition,
    }


def _verification(root_url: str, code: str) -> dict[str, str]:
    """The QR code and its words; nothing for a request from before there were codes."""
    if not code:
        return {"qr": "", "qr_alt": "", "verify": "", "code": ""}
    address = verify_address(root_url, code)
    return {"qr": qr_svg(address), "qr_alt": f"คิวอาร์โค้ดสำหรับตรวจสอบที่ {address}", "verify": address, "code": code}


def _footed(document: dict[str, Any], reference: str) -> dict[str, Any]:
    lines = [f"ตรวจสอบการเผยแพร่ได้ที่ {document['verify']}", f"รหัสตรวจสอบ {document['code']}"]
    return document | {"footer": [*(lines if document["code"] else []), f"เลขที่คำขอ {reference}"]}
