"""The notebook and its kernel, in Jupyter's own machinery: what a reader of the notebook does, and what can go wrong."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

LESSONS = sorted((Path(__file__).resolve().parents[2] / "lessons/en").glob("[0-9]*.md"))
assert LESSONS


@pytest.fixture(scope="session")
def jupyter(gradlab, tmp_path_factory):
    """The kernel, made known to a Jupyter of its own."""
    prefix = tmp_path_factory.mktemp("prefix")
    gradlab("kernel", "--install", "--prefix", prefix)
    return KernelSpecManager(kernel_dirs=[str(prefix / "share/jupyter/kernels")])


@pytest.fixture
def manager(gradlab, jupyter):
    return KernelManager(kernel_name="gradlab", kernel_spec_manager=jupyter)


@pytest.fixture(scope="module")
def shared_kernel(gradlab, jupyter):
    with Kernel(KernelManager(kernel_name="gradlab", kernel_spec_manager=jupyter), gradlab) as kernel:
        yield kernel


@pytest.fixture
def kernel(shared_kernel):
    """A kernel whose session begins anew."""
    shared_kernel.texts("reset")
    return shared_kernel


@pytest.fixture
def own_kernel(gradlab, manager):
    """A kernel to be ended."""
    with Kernel(manager, gradlab) as kernel:
        yield kernel


class Kernel:
    """A kernel that runs, as a notebook uses it."""

    def __init__(self, manager, gradlab):
        self.manager = manager
        self.environment = gradlab.environment

    def __enter__(self):
        self.manager.start_kernel(env=self.environment)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=30)
        return self

    def __exit__(self, *_):
        self.client.stop_channels()
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=True)

    def run(self, code, saw=lambda kind, content: None, **options):
        """The reply, and the messages that a notebook shows."""
        shown = []

        def see(message):
            if message["msg_type"] not in ("status", "execute_input"):
                shown.append((message["msg_type"], message["content"]))
                saw(*shown[-1])

        reply = self.client.execute_interactive(code, output_hook=see, timeout=60, **options)
        return reply["content"], shown

    def texts(self, code):
        reply, shown = self.run(code)
        assert reply["status"] == "ok", shown
        return [content["data"]["text/plain"] for kind, content in shown]

    def reply(self, request):
        """The answer to a request, whatever else is answered meanwhile."""
        while (reply := self.client.get_shell_msg(timeout=20))["parent_header"]["msg_id"] != request:
            pass
        return reply["content"]

    def begin_training(self):
        """Begins a cell that takes long, and waits until it tells how far it has come."""
        request = self.client.execute(LONG)
        while self.client.get_iopub_msg(timeout=20)["msg_type"] != "display_data":
            pass
        return request

    def interrupt_while_it_trains(self, code):
        """Runs a cell, and stops it as soon as it tells how far it has come."""
        def saw(kind, content):
            if kind == "display_data" and content.get("transient"):
                self.manager.interrupt_kernel()

        reply, shown = self.run(code, saw)
        assert any(content.get("transient") for _, content in shown)
        return reply, shown

    @property
    def program(self):
        """The process of gradlab."""
        parent = self.manager.provisioner.pid
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                words = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(words[1]) == parent and words[0] != "Z":
                    return int(folder.name)
            except OSError:
                pass
        return None


def ended(process, seconds=5):
    """Whether a process ends within some seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.02)
    return False


LONG = "train 20 * dense(64, relu) -> dense(1, sigmoid) epochs=1000000"


# Lessons


def figures(notebook):
    """What the cells of a notebook show, by the cell's name; not of those that the reader has to fill in."""
    return {
        cell.id: [
            output.data["text/plain"] if "data" in output else "\n".join(output.traceback) for output in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code" and not cell.id.startswith(("starter-", "check-"))}


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_a_lesson_s_notebook_runs_and_gives_the_lesson_s_figures(gradlab, jupyter, manager, tmp_path, lesson):
    written = tmp_path / "lesson.ipynb"
    gradlab("export", lesson, "--to", "ipynb", "-o", written)
    notebook = nbformat.read(written, as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "gradlab"
    before = figures(notebook)
    assert sum(map(len, before.values())) > 5
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    NotebookClient(notebook, km=manager, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute(
        env=gradlab.environment)
    nbformat.validate(notebook)
    assert figures(notebook) == before


# A cell


def test_each_statement_of_a_cell_shows_its_result_as_html_and_text(kernel):
    reply, shown = kernel.run("a = 3\na + 1\nprobe 3 * dense(4, tanh) -> dense(1)\nexpect a == 3\nexpect a < 4")
    assert reply["status"] == "ok"
    assert [kind for kind, _ in shown] == ["display_data"] * 3
    forms = [content["data"] for _, content in shown]
    assert forms[0]["text/plain"] == "a + 1  4\n"
    assert forms[2]["text/plain"] == "✓ a: 3 == 3 · a: 3 < 4\n"
    assert "<table>" in forms[1]["text/html"] and "<svg" in forms[1]["text/html"]
    # The style sheet comes once a cell.
    assert ["<style>" in form["text/html"] for form in forms] == [True, False, False]


def test_a_mistake_is_shown_with_its_place_and_no_trace_and_keeps_what_came_before(kernel):
    reply, shown = kernel.run("a = 3\na\ntrain dense(4, rleu)\nb = 4")
    assert reply["status"] == "error"
    assert [kind for kind, _ in shown] == ["display_data", "error"]
    error = shown[1][1]
    assert error["evalue"] == "No activation is called rleu. Closest: relu."
    assert error["traceback"][:2] == ["  train dense(4, rleu)", "                 ^^^^"]
    assert "Traceback" not in "".join(error["traceback"])
    assert kernel.texts("a") == ["a  3\n"]
    assert kernel.run("b")[0]["status"] == "error"


def test_a_cell_that_cannot_be_read_does_nothing_of_what_stands_in_it(kernel):
    assert kernel.run("a = 3\nb = (")[0]["status"] == "error"
    assert kernel.run("a")[0]["status"] == "error"


def test_nothing_is_shown_where_nobody_wants_to_see_it(kernel):
    reply, shown = kernel.run("1 + 1", silent=True)
    assert reply["status"] == "ok" and shown == []


def test_lessons_can_be_read_in_a_notebook(own_kernel):
    kernel = own_kernel
    assert "tour" in "".join(kernel.texts("learn tour"))
    assert kernel.texts("next")


# What is typed


def test_completion_knows_the_language_and_the_session(kernel):
    kernel.run("my_tower(depth) = depth * dense(4, tanh)")
    for code, place, start, match in [
        ("tra", 3, 0, "train "), ("seed 3\nprobe my_", 16, 13, "my_tower("), ("网络 = dense(4, re", 16, 14, "relu"),
        ("train x ep", 10, 8, "epochs="),
    ]:
        content = kernel.client.complete(code, place, reply=True, timeout=10)["content"]
        assert match in content["matches"], (code, content)
        assert (content["cursor_start"], content["cursor_end"]) == (start, place)
    assert kernel.client.complete('save "', 6, reply=True, timeout=10)["content"]["status"] == "ok"
    assert kernel.client.complete("", 0, reply=True, timeout=10)["content"]["matches"]


def test_inspection_gives_the_help_of_the_word(kernel):
    content = kernel.client.inspect("seed 3\nprobe n", 9, reply=True, timeout=10)["content"]
    assert content["found"] and content["data"]["text/plain"].startswith("probe")
    assert "<table>" in content["data"]["text/html"]
    assert not kernel.client.inspect("nonsense", 3, reply=True, timeout=10)["content"]["found"]


@pytest.mark.parametrize("code,status", [("1 + 1", "complete"), ("f(1,", "incomplete"), ("1 +* 2", "complete")])
def test_a_console_knows_when_a_statement_is_complete(kernel, code, status):
    content = kernel.reply(kernel.client.is_complete(code))
    assert content["status"] == status
    assert content.get("indent", "").strip() == ""


# Stopping


def test_training_that_is_stopped_changes_nothing_and_the_session_lives_on(kernel):
    kernel.run("a = 3")
    begun = time.monotonic()
    reply, shown = kernel.interrupt_while_it_trains(f"{LONG}\na = 4")
    assert time.monotonic() - begun < 20
    assert reply["status"] == "error" and reply["ename"] == "interrupted"
    # How far it had come is taken away again.
    assert [kind for kind, _ in shown if kind != "update_display_data"] == ["display_data", "clear_output", "error"]
    assert kernel.texts("a") == ["a  3\n"]


def test_training_of_a_name_that_is_stopped_keeps_its_epochs(kernel):
    kernel.run("n = 20 * dense(64, relu) -> dense(1, sigmoid)")
    reply, shown = kernel.interrupt_while_it_trains("train n epochs=1000000")
    assert reply["status"] == "error"
    assert "Loss of n" in shown[-1][1]["data"]["text/plain"]
    assert "behind it" in kernel.texts("n")[0]


def test_an_interrupt_between_cells_stops_nothing(kernel):
    for _ in range(5):
        kernel.manager.interrupt_kernel()
        assert kernel.texts("1 + 1") == ["1 + 1  2\n"]


def test_what_waits_behind_a_stopped_cell_is_not_run(kernel):
    # It waits only if it has come before the interrupt, which goes another way.
    for attempt in range(5):
        kernel.begin_training()
        waiting = kernel.client.execute(f"b{attempt} = 4")
        kernel.manager.interrupt_kernel()
        if kernel.reply(waiting)["status"] == "aborted":
            break
    assert kernel.run(f"b{attempt}")[0]["status"] == "error"


# Ends


def test_a_restart_forgets_the_session_and_leaves_no_process(own_kernel):
    kernel = own_kernel
    kernel.run("a = 3")
    before = kernel.program
    kernel.manager.restart_kernel()
    kernel.client.wait_for_ready(timeout=30)
    assert ended(before)
    assert kernel.run("a")[0]["status"] == "error"


@pytest.mark.parametrize("busy", [False, True], ids=["at rest", "while it trains"])
@pytest.mark.parametrize("now", [False, True], ids=["asked", "killed"])
def test_no_process_outlives_its_kernel(own_kernel, busy, now):
    own_kernel.run("1 + 1")
    process = own_kernel.program
    if busy:
        own_kernel.begin_training()
    own_kernel.manager.shutdown_kernel(now=now)
    assert ended(process)


def test_a_program_that_dies_is_told_and_begun_anew(kernel):
    kernel.run("a = 3")
    os.kill(kernel.program, signal.SIGKILL)
    reply, shown = kernel.run("a")
    assert reply["status"] == "error" and "has ended" in shown[-1][1]["evalue"]
    assert kernel.texts("1 + 1") == ["1 + 1  2\n"]
    assert kernel.run("a")[0]["status"] == "error"


def test_a_program_that_dies_at_work_says_what_it_was_at(kernel):
    training = kernel.begin_training()
    os.kill(kernel.program, signal.SIGSEGV)
    said = ""
    while "has ended" not in said:
        message = kernel.client.get_iopub_msg(timeout=20)
        said += json.dumps(message["content"])
    assert "epochs=1000000" in said
    assert kernel.reply(training)["status"] == "error"
    assert kernel.texts("1 + 1") == ["1 + 1  2\n"]


def test_a_session_that_is_left_is_followed_by_a_new_one(kernel):
    assert "begins a new one" in kernel.texts("a = 3\nquit")[-1]
    assert kernel.run("a")[0]["status"] == "error"


def test_a_kernel_whose_program_is_gone_says_so(gradlab, tmp_path):
    program = tmp_path / "gradlab"
    gradlab("kernel", "--install", "--prefix", tmp_path, "--program", program)
    manager = KernelManager(
        kernel_name="gradlab",
        kernel_spec_manager=KernelSpecManager(kernel_dirs=[str(tmp_path / "share/jupyter/kernels")]))
    with Kernel(manager, gradlab) as kernel:
        reply, shown = kernel.run("1 + 1")
        assert reply["status"] == "error" and "can't be started" in shown[-1][1]["evalue"]
        program.symlink_to(gradlab.program)
        assert kernel.texts("1 + 1") == ["1 + 1  2\n"]


# Files and installing


def test_a_cell_writes_no_file_that_is_there_without_saying_so(kernel, tmp_path):
    there = tmp_path / "a.csv"
    there.write_text("mine")
    reply, shown = kernel.run(f'export 1..3 to="{there}"')
    assert reply["status"] == "error" and "overwrite=true" in shown[-1][1]["evalue"]
    assert there.read_text() == "mine"
    kernel.texts(f'export 1..3 to="{there}" overwrite=true')
    assert there.read_text() != "mine"


def test_what_is_installed_can_be_taken_away_and_nothing_else(gradlab, tmp_path):
    folder = tmp_path / "share/jupyter/kernels/gradlab"
    assert str(folder) in gradlab("kernel", "--install", "--prefix", tmp_path)
    gradlab("kernel", "--install", "--prefix", tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == ["gradlab_kernel.py", "kernel.json", "logo-svg.svg"]
    assert json.loads((folder / "kernel.json").read_text())["metadata"]["gradlab"]["program"] == str(gradlab.program)
    assert folder.stat().st_mode & 0o055 == 0o055
    gradlab("kernel", "--uninstall", "--prefix", tmp_path)
    assert not folder.exists()
    assert "is not there" in gradlab("kernel", "--uninstall", "--prefix", tmp_path, status=1)
    folder.mkdir()
    (folder / "kernel.json").write_text("{}")
    for option in ("--install", "--uninstall"):
        assert "no kernel of gradlab" in gradlab("kernel", option, "--prefix", tmp_path, status=1)
    assert (folder / "kernel.json").read_text() == "{}"


@pytest.mark.parametrize("variable,below", [
    ("JUPYTER_DATA_DIR", ""), ("XDG_DATA_HOME", "jupyter"), ("HOME", ".local/share/jupyter")])
def test_it_is_installed_where_jupyter_looks(gradlab, tmp_path, variable, below):
    environment = {**gradlab.environment, variable: str(tmp_path)}
    subprocess.run([gradlab.program, "kernel", "--install"], env=environment, check=True, capture_output=True)
    assert (tmp_path / below / "kernels/gradlab/kernel.json").exists()


# Without Jupyter: the lines of docs/json.md


def serve(gradlab, text, status=0):
    done = subprocess.run(
        [gradlab.program, "kernel"], input=text, capture_output=True, env=gradlab.environment, timeout=60)
    assert done.returncode == status, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_what_is_no_request_is_refused_and_the_next_is_answered(gradlab):
    bad = [
        b"nonsense", b"[]", b"{}", b'{"request":"run"}', b'{"request":"exe\0cute"}', b'\xff\xfe', b'"' * 1000,
        b'{"request":' + b"[" * 1_000_000, b'{"request":"execute","code":1}', b'{"id":-1,"request":"execute"}']
    good = b'{"id":7,"request":"execute","code":"1 + 1"}'
    answers = serve(gradlab, b"\n".join(bad + [good]))
    assert [answer["kind"] for answer in answers] == ["language"] + ["refusal"] * len(bad) + ["statement", "end"]
    assert answers[-1] == {"format": 1, "kind": "end", "status": "done", "id": 7}
    assert answers[-2]["value"]["records"] == [{"at": {}, "value": 2}]


def test_a_request_of_100_mb_is_refused_and_not_kept(gradlab):
    process = subprocess.Popen(
        [gradlab.program, "kernel"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=gradlab.environment)
    process.stdout.readline()
    before = memory(process.pid)
    process.stdin.write(b'{"request":"execute","code":"')
    for _ in range(100):
        process.stdin.write(b"1" * 1_000_000)
    process.stdin.write(b'"}\n{"id":1,"request":"execute","code":"1 + 1"}\n')
    process.stdin.flush()
    answers = [json.loads(process.stdout.readline()) for _ in range(3)]
    assert [answer["kind"] for answer in answers] == ["refusal", "statement", "end"]
    assert memory(process.pid) - before < 64 << 20
    process.stdin.close()
    assert process.wait(5) == 0


def memory(process):
    line = next(line for line in Path(f"/proc/{process}/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) << 10


def test_hidden_characters_are_shown(gradlab):
    request = json.dumps({"id": 1, "request": "execute", "code": '"a\u202eb"\nx\0'})
    answers = serve(gradlab, request.encode())
    shown = json.dumps([answer.get("shown") or answer.get("error") for answer in answers], ensure_ascii=False)
    assert "⟨U+0000⟩" in shown and "\0" not in shown and "\u202e" not in shown


def test_what_is_shown_has_an_end(gradlab):
    code = "x = 1..10000\nx\nplot x\nplot gaussian(samples=100000)"
    answers = serve(gradlab, json.dumps({"id": 1, "request": "execute", "code": code}).encode())
    shown = [answer["shown"] for answer in answers if "shown" in answer]
    assert shown and all(sum(map(len, forms.values())) < 4 << 20 for forms in shown)


def test_standard_input_that_ends_ends_the_program_after_what_was_asked(gradlab):
    requests = [{"id": number, "request": "execute", "code": f"{number} + 0"} for number in range(50)]
    answers = serve(gradlab, "\n".join(map(json.dumps, requests)).encode())
    assert [answer["id"] for answer in answers if answer["kind"] == "end"] == list(range(50))


@pytest.mark.parametrize("ending", ["both pipes close", "SIGTERM"])
def test_nobody_who_reads_ends_the_program(gradlab, ending):
    process = subprocess.Popen(
        [gradlab.program, "kernel"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=gradlab.environment)
    process.stdin.write(json.dumps({"id": 1, "request": "execute", "code": LONG}).encode() + b"\n")
    process.stdin.flush()
    while json.loads(process.stdout.readline())["kind"] != "progress":
        pass
    if ending == "SIGTERM":
        process.terminate()
        assert process.wait(5) == 128 + signal.SIGTERM
    else:
        process.stdin.close()
        process.stdout.close()
        process.wait(5)


def test_an_interrupt_means_the_request_of_its_number(gradlab):
    def line(number, request, **fields):
        return json.dumps({"id": number, "request": request, **fields})

    answers = serve(gradlab, "\n".join([
        line(1, "execute", code=LONG), line(2, "execute", code="a = 2"), line(3, "execute", code="b = 3"),
        line(2, "interrupt"), line(1, "interrupt"), line(9, "interrupt"), line(1, "interrupt")]).encode())
    ends = {answer["id"]: answer["status"] for answer in answers if answer["kind"] == "end"}
    assert ends == {1: "interrupted", 2: "interrupted", 3: "done"}
