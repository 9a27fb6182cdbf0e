"""Serving stops cleanly under load, and speaks HTTPS with HTTP/2 by itself."""

import json
import signal
import socket
import ssl
import subprocess
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.running import RunningServer, serving


@dataclass
class Load:
    """Many browsers that ask without a pause. `broken`: requests that began and got no whole answer."""

    address: str
    answered: int = 0
    broken: list[str] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Slow requests: each one hashes a password."""
        body = json.dumps(
            {"login": "nobody", "password": "x", "device": "0193aaaa-0000-7000-8000-000000000003"}
        )
        where = urlsplit(self.address)
        while not self.stopping.is_set():
            try:
                with socket.create_connection((where.hostname, where.port), timeout=30) as connection:
                    self._ask(connection, body.encode())
            except ConnectionError:
                return  # nobody listens any more

    def _ask(self, connection: socket.socket, body: bytes) -> None:
        head = (
            b"POST /api/sign-ins HTTP/1.1\r\nHost: localhost\r\nX-Unknot: 1\r\nConnection: close\r\n"
            b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
        )
        connection.sendall(head + body)
        answer = b""
        try:
            while part := connection.recv(65536):
                answer += part
        except ConnectionError as error:
            if not self.stopping.is_set() or answer:
                self.broken.append(type(error).__name__)
            return
        if b'"error"' in answer:
            self.answered += 1
        elif answer:
            self.broken.append(answer.decode(errors="replace"))


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_fifty_requests_at_once_are_answered_before_it_stops(tmp_path: Path, sign: signal.Signals) -> None:
    with serving(tmp_path) as server:
        load = Load(server.address)
        threads = [threading.Thread(target=load.run) for _ in range(50)]
        for thread in threads:
            thread.start()
        while load.answered < 50:
            time.sleep(0.05)
        before = load.answered
        began = time.monotonic()
        server.process.send_signal(sign)
        load.stopping.set()
        assert server.process.wait(timeout=20) == 0
        took = time.monotonic() - began
        for thread in threads:
            thread.join(timeout=30)
    assert load.broken == []
    assert load.answered > before  # those that were running
    assert took < 15
    assert "Traceback" not in "".join(server.printed)


def test_a_connection_that_only_waits_does_not_hold_it_up(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        where = urlsplit(server.address)
        idle = [socket.create_connection((where.hostname, where.port)) for _ in range(5)]
        idle[0].sendall(b"GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert b"200" in idle[0].recv(65536)
        began = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(timeout=20) == 0
        assert time.monotonic() - began < 5
        for connection in idle:
            connection.close()


def test_an_upload_that_never_ends_does_not_hold_it_up(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        where = urlsplit(server.address)
        with socket.create_connection((where.hostname, where.port)) as connection:
            connection.sendall(
                b"POST /api/sign-ins HTTP/1.1\r\nHost: localhost\r\nX-Unknot: 1\r\n"
                b"Content-Type: application/json\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n"
            )
            assert b"100" in connection.recv(65536)  # the handler reads by now
            connection.sendall(b"{")
            server.process.send_signal(signal.SIGTERM)
            answer = connection.recv(65536)
            assert b" 503 " in answer
            assert b"Retry-After: 5" in answer or b"retry-after: 5" in answer
            assert server.process.wait(timeout=18) == 0
    assert "Traceback" not in "".join(server.printed)
    assert "CancelledError" not in "".join(server.printed)


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    command += ["-keyout", str(key), "-out", str(cert), "-subj", "/CN=localhost", "-days", "2"]
    subprocess.run([*command, "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
    return cert, key


def trusting(cert: Path, *protocols: str) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=str(cert))
    context.set_alpn_protocols(list(protocols))
    return context


def test_with_a_certificate_it_speaks_https_and_http_2(
    tmp_path: Path, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    cert, key = certificate
    context = trusting(cert, "http/1.1")
    monkeypatch.setattr("tests.running._answers", lambda url: _healthy(url, context))
    with serving(tmp_path / "data", "--tls-cert", str(cert), "--tls-key", str(key)) as server:
        assert server.address.startswith("https://")
        assert _negotiated(server, trusting(cert, "h2", "http/1.1")) == "h2"
        with urllib.request.urlopen(f"{server.address}/api/health", context=context) as answer:  # noqa: S310
            assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert "Phones cannot install" not in "".join(server.printed)


def _healthy(url: str, context: ssl.SSLContext) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2, context=context) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _negotiated(server: RunningServer, context: ssl.SSLContext) -> str | None:
    where = urlsplit(server.address)
    with (
        socket.create_connection((where.hostname, where.port)) as plain,
        context.wrap_socket(plain, server_hostname=where.hostname) as secure,
    ):
        return secure.selected_alpn_protocol()
