"""A running class under attack: each way to get in, to vote twice, to stop it or to learn from it is tried at 127.0.0.1."""

import json
import os
import re
import select
import socket
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("GRADLAB", ROOT / ".build/debug/gradlab")).with_name("class-by-lines")
SENTENCE = re.compile(r"[A-Z][^<>{}/\\]*\.\n")


class Class:
    def __init__(self, host="127.0.0.1", language="en"):
        assert PROGRAM.exists(), f"{PROGRAM} is not there: swift build --product class-by-lines"
        self.process = subprocess.Popen(
            [PROGRAM, host, "0", language], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        first = json.loads(self.process.stdout.readline())
        self.address, self.code, self.port = first["address"], first["code"], int(first["port"])
        self.host = f"127.0.0.1:{self.port}"
        self.origin = f"http://{self.host}"

    def do(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def connect(self, source="127.0.0.1"):
        return socket.create_connection(("127.0.0.1", self.port), timeout=20, source_address=(source, 0))

    def raw(self, bytes, source="127.0.0.1"):
        """What comes back until the server closes."""
        with self.connect(source) as one:
            try:
                one.sendall(bytes)
            except (BrokenPipeError, ConnectionResetError):
                pass
            return read_all(one)

    def ask(self, method, path, body=b"", cookie=None, headers=None, source="127.0.0.1"):
        """Status, headers and text of an answer. Headers that are None are left out."""
        all = {"Host": self.host}
        if cookie:
            all["Cookie"] = cookie
        if method == "POST":
            all |= {"Origin": self.origin, "Content-Type": "application/json", "Content-Length": str(len(body))}
        all |= headers or {}
        lines = [f"{method} {path} HTTP/1.1"] + [f"{k}: {v}" for k, v in all.items() if v is not None]
        return parse(self.raw("\r\n".join(lines).encode() + b"\r\n\r\n" + body, source))

    def post(self, path, value, **options):
        return self.ask("POST", path, json.dumps(value).encode(), **options)

    def join(self):
        status, headers, text = self.post("/join", {"code": self.code})
        assert status == 200, text
        return headers["set-cookie"].split(";")[0]

    def vote(self, cookie, question, round=1, **answer):
        return self.post("/vote", {"question": question, "round": round, **answer}, cookie=cookie)[0]

    def memory(self, field="VmRSS"):
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith(field)).split()[1]) / 1024

    def files(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def lives(self):
        """Whether who comes now is served at once."""
        begin = time.monotonic()
        status, _, text = self.ask("GET", "/")
        return status == 200 and "</html>" in text and time.monotonic() - begin < 2


def read_all(one):
    parts = []
    try:
        while part := one.recv(65536):
            parts.append(part)
    except (ConnectionResetError, TimeoutError):
        pass
    return b"".join(parts)


def parse(answer):
    top, _, body = answer.partition(b"\r\n\r\n")
    if not top:
        return 0, {}, ""
    first, *lines = top.decode().split("\r\n")
    headers = {k.lower(): v for k, v in (line.split(": ", 1) for line in lines)}
    return int(first.split(" ")[1]), headers, body.decode()


def until(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.05)


@pytest.fixture
def lesson():
    one = Class()
    yield one
    assert one.process.poll() is None, "the class broke down"
    one.process.kill()
    one.process.wait()


# Getting in


def test_without_the_code_there_is_the_page_and_nothing_else(lesson):
    lesson.do("text secret")
    for method, path in [("GET", "/state"), ("GET", "/events"), ("POST", "/vote")]:
        status, _, text = lesson.ask(method, path, b"{}" if method == "POST" else b"")
        assert status == 401 and "secret" not in text
    assert "secret" not in lesson.ask("GET", "/")[2]


def test_guessing_codes_ends_soon_and_the_class_gets_in_all_the_same(lesson):
    seated = lesson.join()
    right = int(lesson.code)
    answers = [lesson.post("/join", {"code": f"{(right + 1 + n) % 10**8:08d}"}) for n in range(60)]
    statuses = [status for status, _, _ in answers]
    assert 0 < statuses.count(403) <= 32 and statuses[-1] == 429
    # The right code says nothing either, or guessing would go on.
    assert lesson.post("/join", {"code": lesson.code})[0] == 429
    waits = [int(headers["retry-after"]) for status, headers, _ in answers if status == 429]
    assert max(waits) <= 2
    # Who is in stays in, who comes from elsewhere gets in, and who comes from here a moment later.
    assert lesson.ask("GET", "/state", cookie=seated)[0] == 200
    assert lesson.post("/join", {"code": lesson.code}, source="127.0.0.2")[0] == 200
    until(lambda: lesson.post("/join", {"code": lesson.code})[0] == 200, 4)


def test_codes_that_are_none_are_wrong(lesson):
    for code in ["", "1", lesson.code + "0", lesson.code[:7], " " * 100, "１２３４５６７８", "\u0000" * 8]:
        assert lesson.post("/join", {"code": code})[0] == 403
    for body in [{"code": int(lesson.code)}, {"code": None}, {"code": [lesson.code]}, {}, [lesson.code]]:
        assert lesson.post("/join", body)[0] == 400


def test_a_cookie_is_hidden_from_scripts_and_other_sites(lesson):
    _, headers, _ = lesson.post("/join", {"code": lesson.code})
    assert re.fullmatch(
        rf"gradlab-class-{lesson.port}=[0-9a-f]{{32}}; Path=/; HttpOnly; SameSite=Strict", headers["set-cookie"])


def test_forged_tokens_open_nothing(lesson):
    name, _, token = lesson.join().partition("=")
    other = Class()
    foreign = other.join().partition("=")[2]
    other.process.kill()
    other.process.wait()
    forged = [
        "", "0" * 32, token[:-1], token + "0", token.upper() if token.upper() != token else "x", foreign,
        token[:-1] + ("0" if token[-1] != "0" else "1"), "../" + token, "%00" + token]
    for one in forged:
        assert lesson.ask("GET", "/state", cookie=f"{name}={one}")[0] == 401
    assert lesson.ask("GET", "/state", cookie=f"other={token}")[0] == 401
    assert lesson.ask("GET", "/state", cookie=f"a=b; {name}={token}; c=d")[0] == 200


def test_joining_again_is_the_same_device(lesson):
    cookie = lesson.join()
    for _ in range(5):
        status, headers, _ = lesson.post("/join", {"code": lesson.code}, cookie=cookie)
        assert status == 200 and "set-cookie" not in headers
    assert lesson.do("count")["joined"] == 1


def test_no_more_devices_than_there_is_room_for(lesson):
    statuses = [lesson.post("/join", {"code": lesson.code})[0] for _ in range(605)]
    assert statuses == [200] * 600 + [503] * 5


# Other sites


def test_pages_of_other_sites_send_nothing(lesson):
    cookie = lesson.join()
    lesson.do("open option q 1")
    body = json.dumps({"question": "q", "round": 1, "options": [1]}).encode()
    for origin in [None, "null", "http://evil.example", f"https://{lesson.host}", "http://127.0.0.1", lesson.origin + "0"]:
        assert lesson.ask("POST", "/vote", body, cookie, {"Origin": origin})[0] == 403, origin
    for type in [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]:
        assert lesson.ask("POST", "/vote", body, cookie, {"Content-Type": type})[0] == 415, type
    for site in ["cross-site", "same-site", "none"]:
        assert lesson.ask("POST", "/vote", body, cookie, {"Sec-Fetch-Site": site})[0] == 403
        assert lesson.ask("GET", "/state", b"", cookie, {"Sec-Fetch-Site": site})[0] == 403
    assert lesson.do("count")["answers"] == 0
    # What another site's page can send without asking carries no cookie.
    assert lesson.ask("POST", "/vote", body)[0] == 401


def test_a_name_that_is_made_to_point_here_is_not_the_classes(lesson):
    cookie = lesson.join()
    names = [
        "evil.example", f"evil.example:{lesson.port}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.2:{lesson.port}",
        f"127.0.0.1.evil.example:{lesson.port}", f"evil.example@127.0.0.1:{lesson.port}", f"[::1]:{lesson.port}", ""]
    for name in names:
        for method, path in [("GET", "/"), ("GET", "/state"), ("POST", "/vote")]:
            headers = {"Host": name, "Origin": f"http://{name}"} if method == "POST" else {"Host": name}
            assert lesson.ask(method, path, b"{}" if method == "POST" else b"", cookie, headers)[0] == 403, name
    assert lesson.ask("GET", "/", headers={"Host": None})[0] == 400
    assert lesson.ask("GET", "/", headers={"Host": f"LocalHost:{lesson.port}"})[0] == 200


def test_nobody_else_hears_of_a_class_at_loopback(lesson):
    listening = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    own = [line[1] for line in listening if line[3] == "0A" and line[1].endswith(f":{lesson.port:04X}")]
    assert own == [f"0100007F:{lesson.port:04X}"]


# Votes


def test_one_vote_a_device_whatever_it_sends(lesson):
    first, second = lesson.join(), lesson.join()
    lesson.do("open option q 1")
    for option in [1, 2, 3, 2]:
        assert lesson.vote(first, "q", options=[option]) == 200
    assert lesson.vote(second, "q", options=[3]) == 200
    tally = lesson.do("close")
    assert (tally["count"], tally["options"]) == (2, [0, 1, 1])


def test_votes_that_do_not_count(lesson):
    cookie = lesson.join()
    assert lesson.vote(cookie, "q", options=[1]) == 409
    lesson.do("open option q 1")
    assert lesson.vote(cookie, "other", options=[1]) == 409
    assert lesson.vote(cookie, "q", round=2, options=[1]) == 409
    assert lesson.vote(cookie, "q", round=0, options=[1]) == 409
    for options in [[], [0], [4], [-1], [1, 2], [2**53], [-(2**63)], [2**63 - 1]]:
        assert lesson.vote(cookie, "q", options=options) == 400, options
    assert lesson.vote(cookie, "q", number=1) == 400
    assert lesson.vote(cookie, "q", words="1") == 400
    assert lesson.vote(cookie, "q", words="1", options=[1]) == 400
    assert lesson.vote(cookie, "q") == 400
    assert lesson.do("close")["count"] == 0
    assert lesson.vote(cookie, "q", options=[1]) == 409


def test_a_replayed_vote_is_worth_nothing_in_the_next_round(lesson):
    cookie = lesson.join()
    lesson.do("open option q 1")
    assert lesson.vote(cookie, "q", options=[1]) == 200
    lesson.do("close")
    lesson.do("open option q 2")
    assert lesson.vote(cookie, "q", round=1, options=[1]) == 409
    assert lesson.do("close")["count"] == 0


@pytest.mark.parametrize(
    "number", ["1e999", "-1e999", "NaN", "Infinity", "-1", "0", "-0.0", "1" + "0" * 400, '"1"', "null", "1e", "0x1", "true"])
def test_numbers_that_are_none(lesson, number):
    cookie = lesson.join()
    lesson.do("open decades q 1")
    body = b'{"question":"q","round":1,"number":%s}' % number.encode()
    assert lesson.ask("POST", "/vote", body, cookie)[0] == 400
    assert lesson.do("close")["count"] == 0


@pytest.mark.parametrize("number", [5e-324, 1e-300, 1.7976931348623157e308, 1])
def test_numbers_of_any_size_are_counted_and_shown(lesson, number):
    cookie = lesson.join()
    lesson.do("open decades q 1")
    assert lesson.vote(cookie, "q", number=number) == 200
    assert lesson.do("close")["numbers"] == [number]
    assert "seconds" in lesson.do("reveal q 1e-5")
    lesson.do("open number p 1")
    for value in [number, -number]:
        assert lesson.vote(cookie, "p", number=value) == 200
    lesson.do("close")
    assert "seconds" in lesson.do("reveal p 1e308")


@pytest.mark.parametrize(
    "body", [
        b"", b"{", b"[" * 4000, b'{"a":' * 600 + b"1" + b"}" * 600, b'{"question":"q","round":1,"words":"\xff\xfe"}',
        b'{"question":"q","round":1e30,"words":"a"}', b'{"question":"q","round":1,"words":"\\ud800"}',
        b"\x00" * 100, b'"question"', b"[1,2]", b"\xef\xbb\xbf{}", b'{"question":"q","round":1,"words":"\xc0\x80"}',
        b'{"question":"q","round":1,"options":[' + b"1," * 1900 + b"1]}"],
    ids=range(13))
def test_bodies_that_are_no_vote(lesson, body):
    cookie = lesson.join()
    lesson.do("open words q 1")
    status, _, text = lesson.ask("POST", "/vote", body, cookie)
    assert status == 400 and SENTENCE.fullmatch(text)
    assert lesson.do("close")["count"] == 0 and lesson.lives()


def test_words_are_cut_and_nobody_else_sees_them(lesson):
    cookie = lesson.join()
    lesson.do("open words q 1")
    said = "<script>alert(1)</script>\u202e" + "e" + "\u0301" * 500
    status, _, text = lesson.post("/vote", {"question": "q", "round": 1, "words": said}, cookie=cookie)
    assert status == 200 and len(json.loads(text)["words"]) == 200
    assert [len(words) for words in lesson.do("close")["words"]] == [200]
    lesson.do("reveal q")
    assert "alert" not in lesson.ask("GET", "/state", cookie=cookie)[2]


def test_what_is_shown_is_escaped(lesson):
    cookie = lesson.join()
    evil = '<img src=x onerror=alert(1)> </script> &amp; \u202e \u0007'
    lesson.do(f"text {evil}")
    lesson.do(f"step {evil}")
    state = json.loads(lesson.ask("GET", "/state", cookie=cookie)[2])
    for change in state["changes"]:
        assert "<img" not in change["html"] and "</script" not in change["html"]
        assert "⟨U+202E⟩" in change["html"]


# The protocol


def test_every_answer_has_the_headers_that_shut_others_out(lesson):
    cookie = lesson.join()
    asked = [
        ("GET", "/", None), ("GET", "/state", cookie), ("GET", "/nothing", None), ("PUT", "/", None),
        ("POST", "/vote", cookie), ("GET", "/state", None)]
    for method, path, token in asked:
        _, headers, text = lesson.ask(method, path, b"{}" if method == "POST" else b"", token)
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy and "*" not in policy
        assert headers["x-content-type-options"] == "nosniff" and headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer" and headers["connection"] == "close"
        assert "server" not in headers and "access-control-allow-origin" not in headers
        assert str(ROOT) not in text and "Swift" not in text


@pytest.mark.parametrize(
    "path", [
        "/..", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "//etc/passwd", "/state/",
        "/State", "/state%00", "/.git/config", "/index.html", "/\\..\\..", "/favicon.ico", "/events/../state"])
def test_paths_lead_nowhere(lesson, path):
    status, _, text = lesson.ask("GET", path, cookie=lesson.join())
    assert status == 404 and SENTENCE.fullmatch(text)


def test_methods_are_what_they_are(lesson):
    cookie = lesson.join()
    for method in ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get", "Post", "X"]:
        status, _, text = lesson.ask(method, "/vote", cookie=cookie)
        assert status == 405 and SENTENCE.fullmatch(text), method
    for method, path in [("GET", "/vote"), ("GET", "/join"), ("POST", "/"), ("POST", "/state"), ("HEAD", "/events")]:
        assert lesson.ask(method, path, b"{}" if method == "POST" else b"", cookie)[0] == 405
    status, headers, text = lesson.ask("HEAD", "/")
    assert status == 200 and text == "" and int(headers["content-length"]) > 1000
    for header in ["X-HTTP-Method-Override", "X-Method-Override"]:
        assert lesson.ask("GET", "/vote", cookie=cookie, headers={header: "POST"})[0] == 405


VOTE = b'{"question":"q","round":1,"options":[1]}'


def smuggled(host, cookie):
    """Requests that two programs could take for different ones."""
    top = f"POST /vote HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\n".encode()
    top += b"Content-Type: application/json\r\n"
    chunk = b"%x\r\n%s\r\n0\r\n\r\n" % (len(VOTE), VOTE)
    length = b"Content-Length: %d\r\n" % len(VOTE)
    get = f"GET / HTTP/1.1\r\nHost: {host}\r\n".encode()
    yield top + length + b"Transfer-Encoding: chunked\r\n\r\n" + chunk
    yield top + b"Transfer-Encoding: chunked\r\n\r\n" + chunk
    yield top + b"Transfer-Encoding: identity\r\n" + length + b"\r\n" + VOTE
    yield top + b"Transfer-Encoding : chunked\r\n" + length + b"\r\n" + VOTE
    yield top + b"Transfer-Encoding:\x0bchunked\r\n" + length + b"\r\n" + VOTE
    yield top + length + length + b"\r\n" + VOTE
    yield top + length + b"Content-Length: 0\r\n\r\n" + VOTE
    yield top + b"Content-Length: +%d\r\n\r\n" % len(VOTE) + VOTE
    yield top + b"Content-Length: 0x28\r\n\r\n" + VOTE
    yield top + b"Content-Length: %d, %d\r\n\r\n" % (len(VOTE), len(VOTE)) + VOTE
    yield top + b"Content-Length: -1\r\n\r\n" + VOTE
    yield top + b"Content-Length: 99999999999999999999\r\n\r\n" + VOTE
    yield top + b"\r\n" + VOTE
    yield top + length.replace(b"\r\n", b"\n") + b"\r\n" + VOTE
    yield (top + length + b"\r\n").replace(b"\r\n", b"\n") + VOTE
    yield top + b" folded: yes\r\n" + length + b"\r\n" + VOTE
    yield top + b"X: a\x00b\r\n" + length + b"\r\n" + VOTE
    yield top + b"X: a\rb\r\n" + length + b"\r\n" + VOTE
    yield top + b"Host: evil.example\r\n" + length + b"\r\n" + VOTE
    yield top + b"no colon\r\n" + length + b"\r\n" + VOTE
    yield top + b": empty\r\n" + length + b"\r\n" + VOTE
    yield top + b"Expect: 100-continue\r\n" + length + b"\r\n" + VOTE
    yield get + length + b"\r\n" + VOTE
    yield b"\r\n" + get + b"\r\n"
    yield get.replace(b"GET /", b"GET http://evil.example/") + b"\r\n"
    yield get.replace(b"GET / ", b"GET  / ") + b"\r\n"
    yield get.replace(b"GET / ", b"GET /\xc3\xa4 ") + b"\r\n"
    yield get.replace(b"HTTP/1.1", b"HTTP/1.0") + b"\r\n"
    yield get.replace(b"HTTP/1.1", b"HTTP/2.0") + b"\r\n"
    yield get.replace(b" HTTP/1.1", b"") + b"\r\n"
    yield b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
    yield b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200 + b"\r\n\r\n"


def test_requests_of_two_meanings_have_none(lesson):
    cookie = lesson.join()
    lesson.do("open option q 1")
    for request in smuggled(lesson.host, cookie):
        status, _, text = parse(lesson.raw(request))
        assert status in (400, 411, 413, 417) and SENTENCE.fullmatch(text), request
    assert lesson.do("count")["answers"] == 0


def test_a_second_request_behind_the_first_is_not_read(lesson):
    cookie = lesson.join()
    lesson.do("open option q 1")
    vote = f"POST /vote HTTP/1.1\r\nHost: {lesson.host}\r\nOrigin: {lesson.origin}\r\nCookie: {cookie}\r\n".encode()
    vote += b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(VOTE) + VOTE
    answer = lesson.raw(f"GET / HTTP/1.1\r\nHost: {lesson.host}\r\n\r\n".encode() + vote)
    assert answer.count(b"HTTP/1.1 ") == 1 and lesson.do("count")["answers"] == 0


# Too much


def test_requests_that_are_too_large(lesson):
    cookie = lesson.join()
    assert lesson.ask("GET", "/", headers={"X": "a" * 9000})[0] == 431
    assert lesson.ask("GET", "/", headers={f"X-{n}": "a" for n in range(70)})[0] == 431
    assert lesson.ask("GET", "/" + "a" * 2000)[0] == 431
    assert lesson.ask("POST", "/vote", b" " * 4097, cookie)[0] == 413
    assert lesson.ask("POST", "/vote", b"", cookie, {"Content-Length": str(2**62)})[0] == 413
    before = lesson.memory()
    for start in [b"GET / HTTP/1.1\r\nX: ", b"GET /", b"G", b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 100]:
        with lesson.connect() as one:
            sent = 0
            try:
                one.sendall(start)
                while sent < 1 << 25:
                    one.sendall(b"a" * 65536)
                    sent += 65536
            except OSError:
                pass
            # What the system's buffers hold, and what is read so that the answer arrives.
            assert sent < 1 << 24
    assert lesson.memory() < before + 10 and lesson.lives()


def test_who_dawdles_over_a_request_is_dropped_within_seconds(lesson):
    cookie = lesson.join()
    begin = time.monotonic()
    starts = [
        b"", b"G", b"GET / HTTP/1.1\r\nHost: ",
        f"POST /vote HTTP/1.1\r\nHost: {lesson.host}\r\nOrigin: {lesson.origin}\r\nCookie: {cookie}\r\n"
        "Content-Type: application/json\r\nContent-Length: 40\r\n\r\n".encode()]
    connections = [lesson.connect() for _ in starts]
    for one, start in zip(connections, starts):
        one.sendall(start)
    waiting = set(connections)
    while waiting:
        assert time.monotonic() - begin < 8
        for one in list(waiting):
            # A byte now and then does not help.
            try:
                one.sendall(b"a")
            except OSError:
                waiting.discard(one)
                continue
            if select.select([one], [], [], 0.05)[0] and read_all(one) == b"":
                waiting.discard(one)
    assert time.monotonic() - begin > 4 and lesson.lives()


def test_a_thousand_silent_connections_keep_nobody_out(lesson):
    cookie = lesson.join()
    silent = []
    for _ in range(1000):
        one = socket.socket()
        one.setblocking(False)
        one.connect_ex(("127.0.0.1", lesson.port))
        silent.append(one)
        if len(silent) % 200 == 0:
            assert lesson.lives() and lesson.ask("GET", "/state", cookie=cookie)[0] == 200
    until(lambda: lesson.files() < 120, 10)
    assert lesson.lives() and lesson.memory() < 100
    for one in silent:
        one.close()
    until(lambda: lesson.files() < 40, 10)


def test_readers_that_never_read_are_dropped_and_cost_little(lesson):
    cookies = [lesson.join() for _ in range(30)]
    readers = []
    for cookie in cookies:
        one = socket.socket()
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        one.connect(("127.0.0.1", lesson.port))
        one.sendall(f"GET /events HTTP/1.1\r\nHost: {lesson.host}\r\nCookie: {cookie}\r\n\r\n".encode())
        readers.append(one)
    until(lambda: lesson.do("count")["present"] == 30)
    for _ in range(10):
        assert lesson.do("cell 100000")["seconds"] < 0.02
    until(lambda: lesson.do("count")["present"] == 0, 40)
    assert lesson.memory() < 100 and lesson.lives()
    for one in readers:
        one.close()
    until(lambda: lesson.files() < 40)


def test_of_many_windows_of_a_browser_the_oldest_give_way(lesson):
    cookie = lesson.join()
    request = f"GET /events HTTP/1.1\r\nHost: {lesson.host}\r\nCookie: {cookie}\r\n\r\n".encode()
    windows = []
    for _ in range(6):
        windows.append(lesson.connect())
        windows[-1].sendall(request)
        assert windows[-1].recv(12) == b"HTTP/1.1 200"
    for one in windows[:2]:
        read_all(one)
    lesson.do("text there")
    for one in windows[2:]:
        got = b""
        while b"there" not in got:
            got += one.recv(65536)
            assert got
        one.close()
    until(lambda: lesson.do("count")["present"] == 0, 2)


def test_who_asks_too_often_has_to_wait_and_others_need_not(lesson):
    cookie, other = lesson.join(), lesson.join()
    statuses = [lesson.ask("GET", "/state", cookie=cookie)[0] for _ in range(80)]
    assert statuses[0] == 200 and 429 in statuses
    assert lesson.ask("GET", "/state", cookie=other)[0] == 200


def test_the_stream_resumes_where_it_is_told(lesson):
    cookie = lesson.join()
    for n in range(3):
        lesson.do(f"text paragraph {n}")

    def read(after, query=""):
        with lesson.connect() as one:
            last = f"Last-Event-ID: {after}\r\n" if after is not None else ""
            one.sendall(
                f"GET /events{query} HTTP/1.1\r\nHost: {lesson.host}\r\nCookie: {cookie}\r\n{last}\r\n".encode())
            got = b""
            while b"paragraph 2" not in got:
                part = one.recv(65536)
                assert part, got
                got += part
            return [int(n) for n in re.findall(rb"^id: (\d+)$", got, re.M)]

    assert read(None) == [1, 2, 3]
    assert read(1) == [2, 3] and read(None, "?after=2") == [3]
    # What cannot be is everything.
    for after in [-1, "x", 99, 2**70, "1 OR 1"]:
        assert read(after) == [1, 2, 3]
