"""`manage.py serve_demo --port N`: everything it takes to see the demo office on this machine, in one command.

This process prepares the data, starts the server as a child, and every minute begins and ends display periods, reminds
and sends notices, as the scheduler of a real installation would; so the web processes run no threads of ours.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Site

from approvals.api import Procedure, activation_faults, put_in_force
from config.demo.five import CODES, adopt
from config.demo.office import existing_world
from config.demo.seed import is_seeded
from config.demo.welcome import welcome
from publishing.gate import triggers
from publishing.gate.window import window

HOST = "127.0.0.1"
_SCHEDULE_SECONDS = 60
_SCHEDULE = ("publish_scheduled", "send_reminders", "review_rights", "send_notices")
_STOP_SECONDS = 10
_SITE_DIR = Path(__file__).resolve().parents[3]


class Command(BaseCommand):
    """Create, migrate and seed what is missing, tell the addresses, serve."""

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """`--port`: where to serve on 127.0.0.1."""
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--procedure", choices=CODES, default="s12", help="แนวทางของสำนักงานใดในห้าแห่ง")

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until stopped. Raises CommandError outside demo mode or when the port is taken."""
        if getattr(settings, "PRAKAT_DEMO", False) is not True:
            raise CommandError("คำสั่งนี้ใช้ได้เฉพาะโหมดสาธิต (PRAKAT_DEMO)")
        port: int = options["port"]
        refuse_taken_port(port)
        settings.WAGTAILADMIN_BASE_URL = f"http://{HOST}:{port}"  # links in the mails of this process's commands
        self._prepare(port)
        self._adopt(options["procedure"])
        connection.close()
        for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(ending, _stop)
        server = start_server(port)
        try:
            self._watch(server, port)
        except KeyboardInterrupt:
            self.stdout.write("\nหยุดระบบแล้ว")
        finally:
            stop_server(server)
        if server.returncode not in {0, -signal.SIGINT, -signal.SIGTERM}:
            raise CommandError(f"เซิร์ฟเวอร์หยุดเองด้วยรหัส {server.returncode}")

    def _prepare(self, port: int) -> None:
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # in var/; WhiteNoise warns when it is missing
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()) or any(triggers.missing()):
            self._say("กำลังเตรียมฐานข้อมูล…")
            call_command("migrate", verbosity=0, interactive=False)
        if not is_seeded():
            self._say("กำลังสร้างสำนักงานสาธิต ใช้เวลาประมาณหนึ่งนาที…")
            call_command("seed_demo", port=port, stdout=self.stdout)
        follow_port(port)

    def _adopt(self, code: str) -> None:
        """New items run under the procedure asked for; what is under way finishes under the one it began with."""
        world = existing_world()
        kept = Procedure.objects.filter(office=world.office, key=code.upper()).order_by("-version").first()
        procedure = kept or adopt(world, code)
        if not procedure.in_force and not activation_faults(procedure.spec):
            put_in_force(procedure)
        if not procedure.in_force:
            self._say(f"แนวทาง {procedure} ยังใช้บังคับไม่ได้ ให้ผู้ดูแลระบบระบุผู้อนุมัติที่เมนู แนวทางการเผยแพร่ ก่อน")

    def _watch(self, server: "subprocess.Popen[bytes]", port: int) -> None:
        wait_until_listening(server, port)
        self._say(welcome(f"http://{HOST}:{port}"))
        while True:
            try:
                server.wait(timeout=_SCHEDULE_SECONDS)
            except subprocess.TimeoutExpired:
                self._run_schedule()
            else:
                return

    def _run_schedule(self) -> None:
        """A refusal has been written to the error stream by the command itself; serving goes on."""
        try:
            for command in _SCHEDULE:
                self._run(command)
        finally:
            close_old_connections()

    def _run(self, command: str) -> None:
        try:
            call_command(command)
        except SystemExit:
            self.stderr.write("มีรายการตามกำหนดเวลาที่ทำไม่ได้ (ดูข้อความข้างบน)")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def refuse_taken_port(port: int) -> None:
    """Raise CommandError when the port cannot be bound."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as taken:
            raise CommandError(f"พอร์ต {port} ใช้ไม่ได้หรือมีโปรแกรมอื่นใช้อยู่ ลองพอร์ตอื่น: make run PORT=8001") from taken


def follow_port(port: int) -> None:
    """Make the demo site's own address (links in notices, “view live”) the one served; the set-up window allows it."""
    site = Site.objects.get(is_default_site=True)
    if site.port != port:
        site.port = port
        with transaction.atomic(), window("bootstrap", [site.root_page_id]):
            site.save()


def start_server(port: int) -> "subprocess.Popen[bytes]":
    """Granian with this project's WSGI application, static files by WhiteNoise.

    In a process group of its own: Ctrl-C reaches this process alone, which then stops the server once and in order.
    """
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
        "PRAKAT_BASE_URL": f"http://{HOST}:{port}",
        "PYTHONPATH": os.pathsep.join([str(_SITE_DIR), str(_SITE_DIR.parent)]),
    }
    options = ["--interface", "wsgi", "--host", HOST, "--port", str(port), "--workers", "1", "--blocking-threads", "4"]
    command = [
        sys.executable,
        "-m",
        "granian",
        *options,
        "--no-ws",
        "--log-level",
        "warning",
        "config.wsgi:application",
    ]
    return subprocess.Popen(command, env=environment, start_new_session=True)  # noqa: S603  (fixed program, numeric port)


def wait_until_listening(server: "subprocess.Popen[bytes]", port: int) -> None:
    """Return when the server answers the port, or has ended."""
    while server.poll() is None:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return


def stop_server(server: "subprocess.Popen[bytes]") -> None:
    """End the server and wait for it; by force, its workers included, only when it does not go."""
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(timeout=_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def _stop(signum: int, frame: FrameType | None) -> None:
    """Treat SIGTERM and a closed terminal as Ctrl-C; a second one does not disturb the stopping."""
    for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.SIG_IGN)
    raise KeyboardInterrupt
