"""A real mail server on the loopback, strict about the order of commands, which counts what it takes."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

Answer = str | None


@dataclass
class Mailroom:
    """What has arrived, in order; ``answer`` may say something else than yes to a command, or cut the line."""

    port: int = 0
    arrived: list[EmailMessage] = field(default_factory=list)
    answer: Callable[[str], Answer] = lambda _line: ""
    taken: Callable[[EmailMessage], None] = lambda _message: None

    @property
    def url(self) -> str:
        """Where a deployment would find it."""
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def to(self) -> list[str]:
        """Whom the mails that arrived are for."""
        return [str(message["To"]) for message in self.arrived]

    def text(self) -> str:
        """Everything that has arrived, decoded."""
        return "\n".join(f"{dict(message.items())}\n{message.get_content()}" for message in self.arrived)


class _Talk(socketserver.StreamRequestHandler):
    room: Mailroom

    def handle(self) -> None:
        self._say("220 mailroom")
        step = "HELO"
        while line := self.rfile.readline().decode("ascii").rstrip("\r\n"):
            verb = line.split(":")[0].upper()
            said = self.room.answer(verb + line[len(verb) :])
            if said is None:
                return None
            if said:
                self._say(said)
                continue
            if verb == "QUIT":
                return self._say("221 bye")
            step = self._next(step, verb, line)
            if not step:
                return None
        return None

    def _next(self, step: str, verb: str, line: str) -> str:
        if verb.startswith(("EHLO", "HELO", "RSET", "NOOP")):
            self._say("250 mailroom")
            return "MAIL FROM"
        if verb != step:
            self._say("503 out of order")
            return step
        after = {"MAIL FROM": "RCPT TO", "RCPT TO": "DATA"}
        if verb in after:
            self._say("250 ok" if line.endswith(">") or " SIZE=" in line.upper() else "501 no address")
            return after[verb]
        return "MAIL FROM" if self._take() else ""

    def _take(self) -> bool:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return False
            assert line.endswith(b"\r\n"), line
            assert len(line) <= 998, line
            line.decode("ascii")
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        message = message_from_bytes(b"".join(lines), policy=default)
        assert isinstance(message, EmailMessage)
        self.room.arrived.append(message)
        self.room.taken(message)
        said = self.room.answer("TAKEN")
        if said is None:
            return False
        self._say(said or "250 taken")
        return True

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode("ascii"))


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


@contextmanager
def opened() -> Iterator[Mailroom]:
    """A server that listens until the end of the block."""
    room = Mailroom()
    with _Server(("127.0.0.1", 0), type("Talk", (_Talk,), {"room": room})) as server:
        room.port = server.server_address[1]
        running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        running.start()
        yield room
        server.shutdown()
        running.join()
