"""A mail server on this machine, small enough to read: takes mail, or refuses some of it."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Inbox:
    """What the server was given, and whom it refuses."""

    port: int = 0
    messages: list[tuple[str, str]] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)


class _Conversation(socketserver.StreamRequestHandler):
    inbox: Inbox

    def handle(self) -> None:
        self._say("220 mail.example")
        recipient = ""
        for line in self.rfile:
            command = line.decode().strip()
            verb = command[:4].upper()
            if verb == "RCPT":
                recipient = command.partition("<")[2].rstrip(">")
                self._say("550 no such user" if recipient in self.inbox.refuses else "250 ok")
            elif verb == "DATA":
                self._say("354 go on")
                self.inbox.messages.append((recipient, self._text()))
                self._say("250 taken")
            elif verb == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _text(self) -> str:
        lines: list[str] = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line.decode())
        return "".join(lines)

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def mail_server(*refused: str) -> Iterator[Inbox]:
    """A server that runs while the block does."""
    inbox = Inbox(refuses=set(refused))
    handler = type("Conversation", (_Conversation,), {"inbox": inbox})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        inbox.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield inbox
        finally:
            server.shutdown()
            thread.join()
