"""Lessons that the tests write themselves."""

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082")

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" onload="document.title='run'">
<script>document.title = "run"</script><rect width="40" height="20" fill="teal"/></svg>"""

HEAD = """---
format: 1
id: {id}
title: {title}
{more}---
# {title}
"""


def lesson(*steps, id="sample", title="A sample", more=""):
    return HEAD.format(id=id, title=title, more=more) + "".join(f"\n## {name}\n\n{text}\n" for name, text in steps)


def question(id, answer, *options, scale=None):
    scale = f" scale={scale}" if scale else ""
    lines = "".join(f"\n{number}) {option}" for number, option in enumerate(options, 1))
    answer = f" answer={answer}" if answer is not None else ""
    return f"```predict id={id}{answer}{scale}\nWhat about {id}?{lines}\n```\n"


CELL = "\n```gradlab\n40 + 2\n```\n"

REASONS = """
<details>
<summary>Because</summary>

- Reason one.
- Reason two.
- Reason three.

More of it.

</details>
"""

MODEL = """
<details>
<summary>A model</summary>

As one would say it.

</details>
"""

EXERCISE = """```gradlab role=starter id=mine
mine = ?
```

Write the answer.

```gradlab role=check id=mine
expect mine == 4321 else="not the secret check"
```

<details>
<summary>A first hint</summary>

Think of hintwords.

</details>

<details>
<summary>Solved so</summary>

The solutionprose.

```gradlab role=solution id=mine
mine = 4321
```

</details>

<!-- note: Only teachers read notewords. -->
"""

KINDS = lesson(
    ("A number", question("number", "0.0396", scale="log10") + CELL + MODEL),
    ("One", question("one", "2", "first", "second", "third") + CELL + REASONS),
    ("Several", question("several", "[1, 3]", "first", "second", "third") + CELL + REASONS),
    ("Words", question("words", None) + CELL + MODEL),
    ("Two before a cell", question("left", "1", "this", "that") + "\nBetween.\n\n" + question("right", "6*7") + CELL),
    ("Your turn", EXERCISE),
)
