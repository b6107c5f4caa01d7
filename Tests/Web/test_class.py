"""A class through a lesson: its teacher at the program, its students in three browsers.

One of them comes late, and one loses its connection.
"""

import csv
import queue
import re
import subprocess
import threading

import pytest
from playwright.sync_api import expect

LESSON = """---
format: 1
id: course
title: The <b>course</b> & more
minutes: 20
---
# The `<b>course</b>` & more

Hello there.

## One

<!-- note: For the teacher alone. -->

```predict id=half answer=a
How large is a?
```

```gradlab id=first
a = 0.5
probe 3 * dense(4, tanh) -> dense(1)
```

<details>
<summary>It is a half</summary>

Since it was said.

</details>

## Two

```predict id=pick answer=2
Which one?
1) this
2) that
```

```gradlab id=second
b = 2
```
"""


class Teacher:
    """The program, to which lines are typed, and what it says."""

    def __init__(self, program, environment, folder):
        (folder / "course.md").write_text(LESSON)
        self.process = subprocess.Popen(
            [program, "class", "course.md", "--results", "votes.csv"], cwd=folder, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=1)
        self.lines, self.said = queue.Queue(), ""
        threading.Thread(target=self._read, daemon=True).start()
        self.address = self.wait(r"(http://127\.0\.0\.1:\d+/)")
        self.code = self.wait(r"code (\d{4} \d{4})")

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line)

    def wait(self, pattern):
        """Waits for a line, and gives what is in its group."""
        while True:
            try:
                line = self.lines.get(timeout=30)
            except queue.Empty:
                pytest.fail(f"{pattern} did not come; the teacher sees:\n{self.said}")
            self.said += line
            if found := re.search(pattern, line):
                return found[found.re.groups and 1]

    def type(self, line=""):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()


@pytest.fixture
def teacher(gradlab, tmp_path):
    teacher = Teacher(gradlab.program, gradlab.environment, tmp_path)
    teacher.folder = tmp_path
    yield teacher
    teacher.process.kill()
    teacher.process.wait()


def joined(open_page, teacher):
    page = open_page(teacher.address, viewport={"width": 390, "height": 800})
    page.locator("#code").fill(teacher.code)
    page.locator("#join button").click()
    expect(page.locator("#join")).to_be_hidden()
    return page


def answer(page, value):
    form = page.locator("form.open")
    if isinstance(value, int):
        form.locator("label.choice").nth(value - 1).click()
    else:
        form.locator("input[inputmode=text]").fill(value)
    form.locator("button").click()
    expect(page.locator("form.in").last).to_be_visible()


def test_three_students_vote_talk_and_vote_again(teacher, open_page):
    first, second = joined(open_page, teacher), joined(open_page, teacher)
    for page in (first, second):
        expect(page.locator("#board")).to_contain_text("Hello there.")
        expect(page.locator("h1")).to_have_text("The <b>course</b> & more")
    teacher.type()
    answer(first, "3")
    # What is answered again takes the place of what was answered.
    answer(first, "0,5")
    answer(second, "7")
    # The second one's network goes, and what happens meanwhile is there when it comes back.
    second.context.set_offline(True)
    teacher.type()
    teacher.wait("Right: 50 %.*talk")
    teacher.type("vote")
    teacher.wait("Vote 2 is open")
    answer(first, "0.5")
    late = joined(open_page, teacher)
    expect(late.locator("#board")).to_contain_text("Hello there.")
    expect(late.locator("#board")).not_to_contain_text("Right:")
    answer(late, "0.52")
    second.context.set_offline(False)
    answer(second, "0.5")
    teacher.type("1 + 1")
    teacher.type()
    teacher.wait("Right: 100 %")
    teacher.type()
    teacher.wait("50 %, then 100 %")
    for page in (first, second, late):
        board = page.locator("#board")
        expect(board).to_contain_text("Right: 50 %, then 100 %")
        for text in ["How large is a?", "a = 0.5", "dense 4 tanh", "1 + 1", "Measured: 0.500"]:
            expect(board).to_contain_text(text)
        for text in ["teacher alone", "let them talk", "Enter", "Since it was said", "gives"]:
            expect(board).not_to_contain_text(text)
    teacher.type()
    expect(late.locator("#board")).to_contain_text("Since it was said.")
    teacher.type()
    for page in (first, second, late):
        answer(page, 2)
    teacher.type("skip")
    teacher.process.stdin.close()
    for page in (first, second, late):
        expect(page.locator("#connection")).to_contain_text("over")
        # What the browser itself says of the network that was gone.
        assert [error for error in page.errors if "INTERNET_DISCONNECTED" not in error] == []
        assert all(request.startswith(teacher.address) for request in page.requests)
    assert teacher.process.wait(timeout=20) == 0
    rows = list(csv.DictReader((teacher.folder / "votes.csv").open(newline="")))
    counts = [(row["question"], row["vote"], row["answer"], row["count"], row["share_right"]) for row in rows]
    assert counts == [
        ("course/half", "1", "0.5", "1", "0.500"), ("course/half", "1", "7.0", "1", "0.500"),
        ("course/half", "2", "0.5", "2", "1.000"), ("course/half", "2", "0.52", "1", "1.000"),
        ("course/pick", "1", "2", "3", "1.000"),
    ]
