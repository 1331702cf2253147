"""What a production deployment may not start with."""

from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured

_MINIMUM_SECRET_LENGTH = 40


def refuse_unsafe(*, secret_key: str, debug: bool, allowed_hosts: Sequence[str], demo: bool) -> None:
    """Raise ImproperlyConfigured naming every unsafe setting at once, with the mend for each."""
    problems = []
    if len(secret_key) < _MINIMUM_SECRET_LENGTH or "demo" in secret_key or "insecure" in secret_key:
        problems.append(f"PRAKAT_SECRET_KEY ต้องเป็นค่าสุ่มยาวอย่างน้อย {_MINIMUM_SECRET_LENGTH} ตัวอักษร และไม่ใช่ค่าของโหมดสาธิต")
    if debug:
        problems.append("PRAKAT_DEBUG ต้องปิดบนระบบจริง")
    if not allowed_hosts or any(host.strip() in {"*", "."} or host.startswith("*") for host in allowed_hosts):
        problems.append("PRAKAT_ALLOWED_HOSTS ต้องระบุชื่อโดเมนของสำนักงานทีละชื่อ ห้ามใช้ *")
    if demo:
        problems.append("โหมดสาธิตใช้บนระบบจริงไม่ได้")
    if problems:
        raise ImproperlyConfigured("ไม่เริ่มระบบ เพราะการตั้งค่าไม่ปลอดภัย: " + " · ".join(problems))
