"""The start is refused when notices would lead nowhere."""

from typing import Any

from approvals import seams
from approvals.checks import check_notice_settings, check_request_address


def test_check__address_of_the_administration(settings: Any) -> None:
    assert check_notice_settings() == []
    settings.WAGTAILADMIN_BASE_URL = ""
    assert [message.id for message in check_notice_settings()] == ["approvals.E004"]


def test_check__address_of_requests(monkeypatch: Any) -> None:
    assert check_request_address() == []
    monkeypatch.setattr(seams, "_addresses", [])
    assert [message.id for message in check_request_address()] == ["approvals.E003"]
