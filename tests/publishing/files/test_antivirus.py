"""The virus scanner's word is asked for, believed and never assumed; against a scanner of our own and the real one."""

import base64
import io
import shutil
import socket
import struct
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from publishing.checks import check_virus_scanner
from publishing.files import inspect_upload
from publishing.files.antivirus import VirusCheck, check_viruses, place_of
from tests.publishing.files.archives import zipped
from tests.publishing.files.pdfs import pdf

# The test virus of the European Institute for Computer Antivirus Research, not in the open: a scanner of the
# developer's own computer would take this file away.
EICAR = base64.b64decode(
    b"WDVPIVAlQEFQWzRcUFpYNTQoUF4pN0NDKTd9JEVJQ0FSLVNUQU5EQVJELUFOVElWSVJVUy1URVNULUZJTEUhJEgrSCo="
)
CLAMD = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")


class FakeClamd(threading.Thread):
    """Speaks the protocol on a socket of its own: finds EICAR, and gives up beyond `most` bytes."""

    def __init__(self, *, most: int = 10_000_000, answer: bytes | None = None) -> None:
        super().__init__(daemon=True)
        self.most, self.answer = most, answer
        self.received = b""
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"tcp:127.0.0.1:{self.listener.getsockname()[1]}"

    def run(self) -> None:
        connection, _peer = self.listener.accept()
        with connection, connection.makefile("rb") as reader:
            assert reader.read(10) == b"zINSTREAM\0"
            while size := struct.unpack(">I", reader.read(4))[0]:
                self.received += reader.read(size)
                if len(self.received) > self.most:
                    connection.sendall(b"INSTREAM size limit exceeded. ERROR\0")
                    return
            found = b"stream: Eicar-Test-Signature FOUND\0" if EICAR in self.received else b"stream: OK\0"
            connection.sendall(found if self.answer is None else self.answer)


def asked(content: bytes, **fake: object) -> tuple[VirusCheck, FakeClamd]:
    scanner = FakeClamd(**fake)  # type: ignore[arg-type]
    scanner.start()
    result = check_viruses(io.BytesIO(content), scanner.address)
    scanner.join(10)
    scanner.listener.close()
    return result, scanner


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def test_check_viruses__every_byte_is_sent() -> None:
    content = bytes(range(256)) * 5000
    result, scanner = asked(content)
    assert result == VirusCheck("clean")
    assert scanner.received == content


def test_check_viruses__a_virus_is_named() -> None:
    assert asked(EICAR)[0] == VirusCheck("infected", "Eicar-Test-Signature")


@pytest.mark.parametrize("answer", [b"stream: Can't allocate memory ERROR\0", b"", b"\0", b"UNKNOWN COMMAND\0"])
def test_check_viruses__an_answer_that_is_no_verdict_is_none(answer: bytes) -> None:
    assert asked(b"x", answer=answer)[0].state == "not_checked"


def test_check_viruses__a_file_too_large_for_the_scanner_is_not_checked() -> None:
    result, _scanner = asked(bytes(5_000_000), most=1000)
    assert result.state == "not_checked"


def test_check_viruses__without_a_scanner_says_so() -> None:
    assert check_viruses(io.BytesIO(EICAR), "") == VirusCheck("not_configured")


def test_check_viruses__keeps_the_place_in_the_file() -> None:
    file = io.BytesIO(b"abcdef")
    file.seek(2)
    check_viruses(file, f"tcp:127.0.0.1:{closed_port()}")
    assert file.tell() == 2


@pytest.mark.parametrize("address", ["127.0.0.1:3310", "tcp:127.0.0.1", "unix:relative", "http://x:1a"])
def test_place_of__another_form_is_an_error(address: str) -> None:
    with pytest.raises(ValueError, match="no address of a clamd"):
        place_of(address)


def test_upload__a_virus_is_refused_by_its_name() -> None:
    scanner = FakeClamd()
    scanner.start()
    content = zipped({"บันทึก.txt": EICAR}, 0)
    found = inspect_upload(io.BytesIO(content), "เอกสาร.zip", "document", clamd=scanner.address)
    assert [problem.code for problem in found.problems] == ["infected"]
    assert found.problems[0].context == {"name": "เอกสาร.zip", "virus": "Eicar-Test-Signature"}
    assert found.facts is None
    scanner.listener.close()


def test_upload__is_refused_while_the_scanner_does_not_answer(caplog: pytest.LogCaptureFixture) -> None:
    found = inspect_upload(io.BytesIO(pdf()), "a.pdf", "document", clamd=f"tcp:127.0.0.1:{closed_port()}")
    assert [problem.code for problem in found.problems] == ["viruses_not_checked"]
    assert "virus scanner" in caplog.text


def test_check__an_installation_without_scanner_is_told(settings: LazySettings) -> None:
    ids = []
    for address in ("", "unix:/run/clamd.ctl", "clamd.ctl"):
        settings.PRAKAT_CLAMD = address
        ids.append([message.id for message in check_virus_scanner()])
    assert ids == [["publishing.W001"], [], ["publishing.E004"]]


@pytest.fixture(scope="module")
def real_clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real daemon with a database of one signature, on a socket in a folder of the test's own."""
    if CLAMD is None:
        pytest.skip("clamd is not installed here (Debian: clamav-daemon)")
    folder = tmp_path_factory.mktemp("clamd")
    (folder / "test.ndb").write_text(f"Test.Eicar:0:*:{EICAR.hex()}\n")
    path = folder / "clamd.sock"
    configuration = folder / "clamd.conf"
    configuration.write_text(
        f"LocalSocket {path}\nDatabaseDirectory {folder}\nForeground yes\nStreamMaxLength 1M\n"
        f"TemporaryDirectory {folder}\nLogFile {folder / 'log'}\nOfficialDatabaseOnly no\n"
    )
    daemon = subprocess.Popen([CLAMD, "-c", str(configuration)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 30
        while not path.exists():
            if daemon.poll() is not None or time.monotonic() > until:
                pytest.skip(f"clamd does not start here: {_log(folder)}")
            time.sleep(0.1)
        yield f"unix:{path}"
    finally:
        daemon.terminate()
        daemon.wait(10)


def _log(folder: Path) -> str:
    log = folder / "log"
    return log.read_text()[-300:] if log.exists() else "it wrote no log"


def test_real_clamd__knows_a_good_file_from_a_virus(real_clamd: str) -> None:
    assert check_viruses(io.BytesIO(pdf()), real_clamd) == VirusCheck("clean")
    infected = check_viruses(io.BytesIO(zipped({"ข.txt": EICAR})), real_clamd)
    assert infected.state == "infected"
    assert "Eicar" in infected.detail


def test_real_clamd__beyond_its_limit_nothing_is_called_clean(real_clamd: str) -> None:
    assert check_viruses(io.BytesIO(bytes(3_000_000)), real_clamd).state == "not_checked"
