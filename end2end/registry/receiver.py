"""A registry's side of replication (contract §5.1): `LagreInnbyggersPersonvernInnstilling`. Lets nobody in but the
portal, keeps the highest sequence number of each setting, and can be told to fail, as real receivers do."""

import json
import threading
import time
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import jwt

PATH = "/LagreInnbyggersPersonvernInnstilling"


class Receiver:
    """Listens on a port of the machine itself until it is closed."""

    def __init__(self, portal: str, port: int = 0, prefix: str = "/pvk"):
        self.keys = jwt.PyJWKClient(f"{portal}/.well-known/jwks.json")
        self.path = prefix + PATH
        self.lock = threading.Condition()
        # What was let in, in the order it came: (body, token claims, token header, status answered).
        self.received: list[tuple[dict, dict, dict, int]] = []
        self.refused: list[str] = []
        self.stored: dict[tuple[str, str], dict] = {}
        self.faults: deque[int] = deque()
        self.server = ThreadingHTTPServer(("127.0.0.1", port), self._handler())
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}{self.path.removesuffix(PATH)}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def fail_next(self, *statuses: int):
        """The next deliveries are answered so, and not stored."""
        with self.lock:
            self.faults.extend(statuses)

    def wait_for(self, fnr: str, guid: str, number: int, seconds: float = 20) -> dict:
        """The setting as it is stored once it has that sequence number or a higher one."""
        def there():
            return self.stored.get((fnr, guid), {}).get("sekvensnummer", 0) >= number
        with self.lock:
            if not self.lock.wait_for(there, timeout=seconds):
                raise TimeoutError(f"number {number} has not come; refused: {self.refused[-3:]}")
            return self.stored[(fnr, guid)]

    def deliveries(self, fnr: str, guid: str) -> list[tuple[int, int]]:
        """Sequence number and status answered of each delivery of one setting, in the order they came."""
        with self.lock:
            return [(body["sekvensnummer"], status) for body, _, _, status in self.received
                    if (body["innbyggerFnr"], body["definisjonGuid"]) == (fnr, guid)]

    def verify(self, authorization: str) -> tuple[dict, dict]:
        """Claims and header of the portal's system token (contract §5.1).

        Raises `jwt.PyJWTError` for any other."""
        kind, _, token = authorization.partition(" ")
        if kind != "Bearer":
            raise jwt.InvalidTokenError("no bearer token")
        key = self.keys.get_signing_key_from_jwt(token)
        required = ["iss", "aud", "iat", "nbf", "exp", "jti", "client_id"]
        # Whose address the audience is, the subscription decides; that there is one, `require` says.
        options = {"require": required, "verify_aud": False}
        claims = jwt.decode(token, key, algorithms=["RS256"], options=options, leeway=5)
        return claims, jwt.get_unverified_header(token)

    def take(self, authorization: str, body: dict) -> int:
        """The status that answers one delivery."""
        try:
            claims, header = self.verify(authorization)
        except (jwt.PyJWTError, jwt.PyJWKClientError) as fault:
            with self.lock:
                self.refused.append(str(fault))
            return 401
        with self.lock:
            status = self.faults.popleft() if self.faults else 200
            self.received.append((body, claims, header, status))
            key = (body["innbyggerFnr"], body["definisjonGuid"])
            if status == 200 and self.stored.get(key, {}).get("sekvensnummer", 0) < body["sekvensnummer"]:
                self.stored[key] = body
            self.lock.notify_all()
        return status

    def _handler(self):
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                if self.path != receiver.path:
                    return self.answer(404)
                return self.answer(receiver.take(self.headers.get("Authorization", ""), json.loads(body)))

            def answer(self, status: int):
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                """Nothing: what is received is personal."""

        return Handler


if __name__ == "__main__":
    import sys

    portal, port = (sys.argv[1:] + ["http://127.0.0.1:3000", "4010"][len(sys.argv) - 1:])[:2]
    running = Receiver(portal, int(port))
    print(f"receiving at {running.address}, Ctrl-C stops")
    seen = 0
    while True:
        time.sleep(0.5)
        for body, _, _, status in running.received[seen:]:
            print(status, json.dumps(body, ensure_ascii=False))
        seen = len(running.received)
