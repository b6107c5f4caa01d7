"""Jupyter's side of gradlab: hands the cells of a notebook to `gradlab kernel`, and its answers to Jupyter.

It knows nothing of the language; docs/json.md has how the two talk. Which program it starts, and the words for when that
fails, stand in kernel.json beside it.
"""

import json
import signal
import subprocess
import sys
from pathlib import Path

SPEC = json.loads(Path(__file__).with_name("kernel.json").read_text(encoding="utf-8"))
OWN = SPEC["metadata"]["gradlab"]

try:
    from ipykernel.kernelapp import IPKernelApp
    from ipykernel.kernelbase import Kernel
except ImportError:
    sys.exit(OWN["libraryIsMissing"])


class HasEnded(Exception):
    """The program is not there, or not any more."""


class Program:
    """One process that holds the session."""

    def __init__(self):
        try:
            # In a process group of its own: Ctrl-C comes to this side, which says what it is meant for.
            self.process = subprocess.Popen(
                [OWN["program"], "kernel", *OWN.get("options", [])], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, start_new_session=True)
            self.language = next(self.lines())
        except (OSError, HasEnded) as problem:
            raise HasEnded(OWN["cannotStart"], str(problem)) from problem
        self.number = 0
        self.asked = False
        self.stops = False

    def lines(self):
        """What it says: objects, and text where something else than an answer comes."""
        for line in self.process.stdout:
            try:
                yield json.loads(line)
            except ValueError:
                yield line.decode(errors="replace")
        raise HasEnded(OWN["hasDied"], "")

    def send(self, request, **fields):
        try:
            self.process.stdin.write(json.dumps({"request": request, "id": self.number, **fields}).encode() + b"\n")
            self.process.stdin.flush()
        except (OSError, ValueError):
            pass  # It has ended: reading tells.

    def ask(self, request, **fields):
        """The answers to a request, one by one; the last has no progress to follow."""
        self.number += 1
        self.stops = False
        self.send(request, **fields)
        self.asked = True
        try:
            if self.stops:
                self.send("interrupt")
            yield from self.lines()
        finally:
            self.asked = False

    def interrupt(self):
        """Stops what was asked for; while the request is being written, that waits until it is."""
        if self.asked:
            self.send("interrupt")
        self.stops = True

    def end(self):
        self.process.terminate()
        try:
            self.process.wait(2)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Cell:
    """The outputs of a cell, with how far its work has come below them."""

    def __init__(self, send, number):
        self.send = send
        self.number = number
        self.shown = []
        self.watched = False
        self.error = {"ename": "", "evalue": "", "traceback": []}

    def show(self, kind, content):
        self.forget(bool(content))
        self.shown.append((kind, content))
        self.send(kind, content)

    def display(self, forms):
        self.show("display_data", {"data": forms, "metadata": {}})

    def fail(self, error):
        self.error = error
        self.show("error", error)

    def watch(self, forms):
        content = {"data": forms, "metadata": {}, "transient": {"display_id": f"progress-{self.number}"}}
        self.send("update_display_data" if self.watched else "display_data", content)
        self.watched = True

    def forget(self, follows=False):
        """Takes the progress away; the outputs come anew, since a cell is cleared as a whole."""
        if self.watched:
            self.watched = False
            self.send("clear_output", {"wait": follows or bool(self.shown)})
            for kind, content in self.shown:
                self.send(kind, content)


class GradlabKernel(Kernel):
    implementation = SPEC["language"]
    implementation_version = banner = ""
    language_info = {"name": SPEC["language"], "mimetype": "text/plain", "file_extension": ".txt"}

    def __init__(self, **options):
        super().__init__(**options)
        self.program = None
        self.closed = False
        try:
            self.begin()
        except HasEnded:
            pass  # The first cell tells.

    def begin(self):
        if self.program is None:
            self.program = Program()
            language = self.program.language
            self.banner = language["banner"]
            self.implementation_version = language["language_info"]["version"]
            self.language_info = language["language_info"]
        return self.program

    def answer(self, request, **fields):
        """The one answer to a request; nothing where the program can't be asked."""
        try:
            return next(line for line in self.begin().ask(request, **fields) if isinstance(line, dict))
        except HasEnded:
            self.leave()
            return {}

    def failure(self, sentence, reason=""):
        return {
            "ename": self.implementation, "evalue": sentence,
            "traceback": [line for line in (reason, sentence) if line]}

    def pre_handler_hook(self):
        self.saved_sigint_handler = signal.signal(
            signal.SIGINT, lambda *_: self.program and self.program.interrupt())

    async def do_execute(self, code, silent, store_history=True, user_expressions=None, allow_stdin=False, **_):
        def send(kind, content):
            if not silent:
                self.send_response(self.iopub_socket, kind, content)

        cell = Cell(send, self.execution_count)
        status = "failed"
        try:
            for line in self.begin().ask("execute", code=code):
                if isinstance(line, str):
                    cell.show("stream", {"name": "stderr", "text": line})
                elif line["kind"] == "progress":
                    cell.watch(line["shown"])
                elif line["kind"] == "refusal":
                    cell.fail(self.failure(line["message"]))
                    break
                elif line["kind"] == "end":
                    status = line["status"]
                    break
                elif "error" in line:
                    cell.fail(line["error"])
                elif "shown" in line:
                    cell.display(line["shown"])
        except HasEnded as problem:
            self.leave()
            if not self.closed:
                cell.fail(self.failure(*problem.args))
        cell.forget()
        if status == "left":
            self.leave()
        reply = {"status": "ok", "payload": [], "user_expressions": {}}
        if status not in ("done", "left"):
            # Whatever waits behind the cell is not run.
            reply = {"status": "error", **cell.error}
        return {**reply, "execution_count": self.execution_count}

    async def do_complete(self, code, cursor_pos):
        answer = self.answer("complete", code=code, cursor=cursor_pos)
        start, end = answer.get("start", cursor_pos), answer.get("end", cursor_pos)
        found = answer.get("candidates", [])
        return {
            "status": "ok", "matches": [one["text"] for one in found], "cursor_start": start, "cursor_end": end,
            "metadata": {}}

    async def do_inspect(self, code, cursor_pos, detail_level=0, omit_sections=()):
        answer = self.answer("inspect", code=code, cursor=cursor_pos)
        return {
            "status": "ok", "found": answer.get("found", False), "data": answer.get("shown", {}), "metadata": {}}

    async def do_is_complete(self, code):
        answer = self.answer("is_complete", code=code)
        if answer.get("complete", True):
            return {"status": "complete"}
        return {"status": "incomplete", "indent": answer["indent"]}

    def leave(self):
        """The next cell begins a new session."""
        if self.program is not None:
            self.program.end()
            self.program = None

    async def do_shutdown(self, restart):
        # While a cell runs this is another thread, and the cell sees its program end.
        self.closed = True
        if self.program is not None:
            self.program.end()
        return {"status": "ok", "restart": restart}


if __name__ == "__main__":
    IPKernelApp.launch_instance(kernel_class=GradlabKernel)
