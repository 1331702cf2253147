"""What an address tells by itself."""

import pytest

from publishing.findings.proofreading.addresses import Fault, fault_in


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\u200bjavascript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "vbscript:msgbox(1)",
        "file:///C:/งาน/คำสั่ง.docx",
        "C:\\งาน\\คำสั่ง.docx",
        "d:/งาน/คำสั่ง.pdf",
        "\\\\server\\แชร์\\คำสั่ง.pdf",
    ],
)
def test_address_that_harms_or_opens_a_disk__is_unsafe(address: str) -> None:
    assert fault_in(address) is Fault.UNSAFE


@pytest.mark.parametrize(
    "address",
    [
        "http://192.168.1.10/ita",
        "http://10.0.0.5:8080/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "https://localhost/ita",
        "http://intranet/ita",
        "http://server.local/file.pdf",
        "http://nas.office.lan/file.pdf",
        "http://",
        "http://[bad/",
        "http://169.254.1.1/",
        "ftp://ftp.example.go.th/file.zip",
    ],
)
def test_address_nobody_outside_reaches__is_unreachable(address: str) -> None:
    assert fault_in(address) is Fault.UNREACHABLE


@pytest.mark.parametrize("address", ["www.example.go.th", "example.go.th/ita", "../ita", "", "localhost:8000/ita"])
def test_address_without_its_beginning__is_incomplete(address: str) -> None:
    assert fault_in(address) is Fault.INCOMPLETE


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.go.th/ita?ปี=2569#บน",
        "http://203.0.114.7/ita",
        "//www.example.go.th/ita",
        "/news/",
        "#ภาคผนวก",
        "mailto:saraban@example.go.th",
        "tel:020000000",
        "HTTPS://EXAMPLE.GO.TH",
    ],
)
def test_ordinary_address__passes(address: str) -> None:
    assert fault_in(address) is None


def test_own_host__is_never_unreachable() -> None:
    assert fault_in("http://localhost:8000/ita", frozenset({"localhost"})) is None
