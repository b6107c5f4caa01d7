"""Reads a run."""

import json


class Run:
    """steps: each with `modules` of its list and `at(name, call)` for the place in its arrays."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        assert text.endswith("\n")
        self.lines = [json.loads(line, parse_constant=refused) for line in text.splitlines()]
        self.head = self.lines[0]
        self.lists = {line["list"]: line for line in self.lines if line["kind"] == "modules"}
        self.steps = [Step(line, self.lists[line["list"]]) for line in self.lines if line["kind"] == "step"]
        self.end = next((line for line in self.lines if line["kind"] == "end"), None)

    def assert_whole(self):
        """Nothing went wrong in measuring."""
        for line in self.lines:
            for one in line.get("unmeasured", []):
                assert "Error" not in one["why"], one

    def unmeasured(self, what):
        return [one for line in self.lines for one in line.get("unmeasured", []) if one["what"] == what]


class Step:
    def __init__(self, line, listed):
        self.line = line
        self.modules = listed["modules"]
        self.names = [(m["name"], m["call"]) for m in self.modules]
        for key in ("size", "input_size", "spread", "nudge", "signal", "dead", "saturated", "gradient", "step_size"):
            assert len(line[key]) == len(self.modules), key

    def at(self, name, call=1):
        return self.names.index((name, call))

    def of(self, field, name, call=1):
        return self.line[field][self.at(name, call)]


def refused(text):
    raise AssertionError("%s is no JSON" % text)
