"""Print a request on the office's form, or a specimen of a form."""

from approvals.models import Request
from approvals.printing.filling import fill
from approvals.printing.specimen import SpecimenValues
from approvals.printing.typesetting import qr_svg, set_pdf
from approvals.printing.values import RequestValues, Values
from approvals.procedure_schema import PrintedForm, ProcedureDocument
from thai.digits import to_thai

_PAGES = 99
"""Page numbers are written out for so many pages: a form longer than this is no form."""

_SPECIMEN = "ตัวอย่าง ไม่ใช่คำขอจริง"
_SPECIMEN_ADDRESS = "https://www.office.example/verify/XXXXXXXX"


def print_request(request: Request, form_id: str, form: PrintedForm) -> bytes:
    """The request as it stands, as a PDF on the form; lines nothing is known for yet are left blank."""
    return print_values(form_id, form, RequestValues(request))


def print_values(form_id: str, form: PrintedForm, values: RequestValues) -> bytes:
    """The form filled from these values of a request."""
    request = values.request
    address = verify_address(request.office.site.root_url, request.code) if request.code else ""
    return _print(form_id, form, values, address, request.reference)


def print_specimen(form_id: str, form: PrintedForm, spec: ProcedureDocument | None) -> bytes:
    """The form as a PDF with every line filled by a marked sample; without its procedure, named by the fields' keys."""
    return _print(form_id, form, SpecimenValues(form, spec), _SPECIMEN_ADDRESS, _SPECIMEN)


def verify_address(root_url: str, code: str) -> str:
    """The public address of the office's website that answers for the code."""
    return f"{root_url}/verify/{code}"


def _print(form_id: str, form: PrintedForm, values: Values, address: str, reference: str) -> bytes:
    footer = [f"เลขที่คำขอ {reference}"]
    if address:
        footer = [f"ตรวจสอบการเผยแพร่ได้ที่ {address}", f"รหัสตรวจสอบ {address.rsplit('/', 1)[-1]}", *footer]
    numbers = [str(number) for number in range(_PAGES + 1)]
    version = str(form.version)
    if values.digits == "thai":
        numbers, version = [to_thai(number) for number in numbers], to_thai(version)
    return set_pdf(
        {
            "title": form.title,
            "office": values.text("office.name"),
            "layout": form.layout,
            "blocks": fill(form, values),
            "footer": footer,
            "edition": f"แบบ {form_id} ฉบับที่ {version}",
            "numerals": numbers,
            "qr": qr_svg(address) if address else "",
            "qr_alt": f"คิวอาร์โค้ดสำหรับตรวจสอบที่ {address}",
        }
    )
