"""Results of `gradlab --json` read with json and pandas, as docs/json.md describes them.

Run by the Swift tests: results.py PROGRAM
"""

import json
import math
import os
import subprocess
import sys
import tempfile
import unittest

import numpy
import pandas

PROGRAM = sys.argv.pop(1)

TOWER = "tower(depth, act) = depth * dense(4, act) -> dense(1, sigmoid)\n"


class Session:
    """The lines that the program writes, each read on its own."""

    def __init__(self, script, *arguments, files=None):
        self.folder = tempfile.mkdtemp()
        for name, contents in (files or {}).items():
            if callable(contents):
                contents(self.path(name))
                continue
            with open(self.path(name), "w", encoding="utf-8") as file:
                file.write(contents)
        environment = {"PATH": "/usr/bin:/bin", "HOME": self.folder, "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [PROGRAM, "--json", *arguments], input=script, capture_output=True, text=True,
            cwd=self.folder, env=environment, check=False)
        self.status = done.returncode
        self.errors = done.stderr
        self.lines = [json.loads(line) for line in done.stdout.splitlines()]

    def path(self, name):
        return os.path.join(self.folder, name)

    def frame(self, place=-1):
        return pandas.json_normalize(self.lines[place]["value"]["records"])


class Results(unittest.TestCase):
    def test_each_statement_is_a_line(self):
        script = "a = 1\n\n# nothing\nseed 3\n1 +* 1\nvars\nnowhere\na + 1\n"
        session = Session(script)
        lines = session.lines
        self.assertEqual(
            [line["statement"] for line in lines], ["a = 1", "seed 3", "1 +* 1", "vars", "nowhere", "a + 1"])
        self.assertEqual([line["format"] for line in lines], [1] * 6)
        self.assertEqual([line["kind"] for line in lines], ["statement"] * 6)
        self.assertEqual(
            [line["status"] for line in lines], ["done", "done", "failed", "done", "failed", "done"])
        self.assertEqual([line.get("changes") for line in lines[:2]], [["a"], ["seed"]])
        self.assertIn("| **a** |", lines[3]["text"])
        self.assertEqual(session.status, 1)
        self.assertEqual(session.errors, "")

    def test_a_comparison_is_a_frame(self):
        session = Session(
            TOWER
            + "train tower([2, 3], [tanh, relu]) seed=1..3 epochs=4 validation=0.2\n"
            + 'export it to="it.csv"\nexport it to="it.json"\n')
        value = session.lines[1]["value"]
        self.assertEqual([axis["name"] for axis in value["axes"]], ["depth", "act", "seed"])
        self.assertEqual([axis["values"] for axis in value["axes"]], [[2, 3], ["tanh", "relu"], [1, 2, 3]])
        self.assertEqual(value["rows"]["losses"], "epoch")

        frame = session.frame(1)
        self.assertEqual(len(frame), 12)
        types = frame.dtypes.astype(str)
        self.assertEqual(types["at.depth"], "int64")
        self.assertEqual(types["at.act"], "object")
        self.assertEqual(types["fields.loss"], "float64")
        self.assertEqual(types["fields.held_out.loss"], "float64")
        self.assertEqual(list(frame["at.seed"]), [1, 2, 3] * 4)
        self.assertEqual(set(frame["fields.losses"].map(len)), {4})

        # The table has the same numbers, written in another way.
        table = pandas.read_csv(session.path("it.csv"), float_precision="round_trip")
        self.assertEqual(str(table["value"].dtype), "float64")
        self.assertEqual(set(table.loc[table["text"].notna(), "field"]), {"net"})
        medians = table[table["field"] == "losses"].pivot_table(
            index="epoch", columns=["depth", "act"], values="value", aggfunc="median")
        self.assertEqual(medians.shape, (4, 4))
        losses = frame.explode("fields.losses", ignore_index=True)
        self.assertEqual(len(losses), 48)
        other = table[table["field"] == "losses"]
        self.assertEqual(list(losses["fields.losses"]), list(other["value"]))
        self.assertEqual(list(losses["at.act"]), list(other["act"]))
        held_out = table[table["field"] == "held_out.loss"]
        self.assertEqual(list(frame["fields.held_out.loss"]), list(held_out["value"]))
        best = frame.groupby("at.act")["fields.loss"].median()
        self.assertEqual(set(best.index), {"tanh", "relu"})

        with open(session.path("it.json"), encoding="utf-8") as file:
            exported = json.load(file)
        self.assertEqual(exported, {"format": 1, "kind": "value", "value": value})

    def test_long_rows_are_whole(self):
        session = Session(TOWER + "train tower(2, relu) epochs=60\n")
        losses = session.lines[-1]["value"]["records"][0]["fields"]["losses"]
        self.assertEqual(len(losses), 60)
        self.assertTrue(all(isinstance(loss, float) for loss in losses))

    def test_numbers_that_json_lacks(self):
        session = Session("ln(0)\n-ln(0)\nln(0) - ln(0)\n0.1 + 0.2\n")
        values = [line["value"]["records"][0]["value"] for line in session.lines]
        self.assertEqual(values[:2], ["-inf", "inf"])
        self.assertEqual(values[2], "nan")
        self.assertEqual(values[3], 0.1 + 0.2)
        self.assertEqual(float(values[0]), -math.inf)
        self.assertTrue(math.isnan(float(values[2])))

    def test_failures(self):
        script = TOWER + "train tower(2, relu) epochs=0\nprobe tower(2, rleu)\n1 +* 1\n"
        session = Session("", "run", "--keep-going", "s.gl", files={"s.gl": script})
        self.assertEqual(session.status, 1)
        failures = [line["failure"] for line in session.lines[1:]]
        self.assertEqual((failures[0]["topic"], failures[0]["code"]), ("parameter", "outOfRange"))
        self.assertEqual(failures[0]["arguments"]["parameter"], "epochs")
        self.assertEqual(failures[0]["arguments"]["given"], 0)
        self.assertEqual(failures[0]["place"], {"start": 28, "end": 29, "line": 2, "column": 29})
        place = failures[1]["place"]
        source = failures[1]["source"].encode("utf-8")
        self.assertEqual(source[place["start"]:place["end"]], b"rleu")
        self.assertEqual(failures[1]["correction"], "probe tower(2, relu)")
        self.assertEqual(failures[2]["kind"], "syntax")
        frame = pandas.json_normalize(session.lines)
        self.assertEqual(list(frame["file"]), ["s.gl"] * 4)
        self.assertEqual(list(frame["line"]), [1, 2, 3, 4])
        self.assertEqual(list(frame["failure.place.line"])[1:], [2, 3, 4])

    def test_claims(self):
        session = Session("expect 0.5 < [1, 2]\nexpect [1, 3] < 2\n")
        checks = pandas.json_normalize(session.lines[0]["checks"])
        self.assertTrue(checks["holds"].all())
        self.assertEqual(list(checks["sides"]), [[0.5, 1], [0.5, 2]])
        failed = pandas.json_normalize(session.lines[1]["checks"])
        self.assertEqual(list(failed["holds"]), [True, False])
        self.assertEqual(session.lines[1]["failure"]["kind"], "claim")

    def test_a_diagnosis(self):
        session = Session("diagnose 12 * dense(4, sigmoid) -> dense(1, sigmoid) try=best epochs=1\n")
        records = session.lines[0]["value"]["records"]
        findings = pandas.json_normalize(records, "findings")
        self.assertEqual(findings["cause"][0], records[0]["fields"]["cause"])
        self.assertEqual(str(findings["arguments.path.factor"].dtype), "float64")
        ranking = pandas.json_normalize(records, "ranking")
        self.assertTrue(ranking["loss.median"].is_monotonic_increasing)
        self.assertEqual(set(ranking["loss.seeds"]), {5})
        self.assertEqual(ranking["remedy"].isna().sum(), 1)

    def test_histories_and_remedies_are_numbers(self):
        session = Session(
            TOWER + "train tower(3, relu) epochs=5 watch=gradients\n" + 'export it to="run.csv"\n'
            + "diagnose tower(12, sigmoid) try=best epochs=1\n" + 'export it to="remedies.csv"\n'
            + "probe tower([2, 3], relu)\n" + 'export it to="probe.csv"\n')
        self.assertEqual(session.status, 0)
        run = pandas.read_csv(session.path("run.csv"), float_precision="round_trip")
        self.assertEqual(str(run["value"].dtype), "float64")
        gradients = run[run["field"] == "gradients"].pivot(index="layer", columns="epoch", values="value")
        self.assertEqual(gradients.shape, (4, 5))
        exact = session.lines[1]["value"]["records"][0]
        self.assertEqual(gradients.values.tolist(), exact["fields"]["gradients"])
        names = run[run["field"] == "gradients"].groupby("layer")["layer_name"].unique()
        self.assertEqual([list(name) for name in names], [["dense 4 relu"]] * 3 + [["dense 1 sigmoid"]])
        self.assertEqual(exact["layers"], ["dense 4 relu"] * 3 + ["dense 1 sigmoid"])

        remedies = pandas.read_csv(session.path("remedies.csv"))
        self.assertEqual(str(remedies["value"].dtype), "float64")
        losses = remedies[remedies["field"] == "remedies.loss"].set_index("remedy")["value"]
        ranking = pandas.json_normalize(session.lines[3]["value"]["records"], "ranking")
        self.assertEqual(list(losses), list(ranking["loss.median"]))
        self.assertEqual(list(losses.index), list(ranking["remedy"].fillna("as it is")))

        probe = pandas.read_csv(session.path("probe.csv"))
        signals = probe[probe["field"] == "signal"]
        self.assertEqual(len(signals), 3 + 4)
        self.assertEqual(set(signals["layer_name"]), {"dense 4 relu", "dense 1 sigmoid"})
        self.assertFalse((probe["layer"].notna() & probe["layer_name"].isna()).any())

    def test_data_go_out(self):
        session = Session(
            'export adding(samples=8, length=3) to="a.csv"\n' + 'export adding(samples=8, length=3) to="a.json"\n'
            + 'export moons(samples=5) to="m.csv"\n')
        self.assertEqual(session.status, 0)
        table = pandas.read_csv(session.path("a.csv"), float_precision="round_trip")
        columns = ["number_1", "mark_1", "number_2", "mark_2", "number_3", "mark_3", "y"]
        self.assertEqual(list(table.columns), columns)
        with open(session.path("a.json"), encoding="utf-8") as file:
            data = json.load(file)
        self.assertEqual((data["format"], data["kind"], data["classes"]), (1, "data", None))
        self.assertEqual(data["features"], ["number", "mark"])
        steps = table[columns[:-1]].to_numpy().reshape(8, 3, 2)
        self.assertEqual(steps.tolist(), data["X"])
        self.assertEqual(list(table["y"]), data["y"])
        self.assertTrue(((steps[:, :, 0] * steps[:, :, 1]).sum(axis=1) == table["y"]).all())
        moons = pandas.read_csv(session.path("m.csv"))
        self.assertEqual(str(moons["y"].dtype), "int64")

    def test_data_come_in(self):
        random = numpy.random.default_rng(0)
        frame = pandas.DataFrame({
            "size": random.normal(size=6), "colour": ["red", "blue", "red", "green", "blue", "red"],
            "new": [True, False, True, True, False, False], "kind": ["b", "a", "a", "b", "a", "c"]})
        sequences = random.normal(size=(6, 4, 2))
        targets = random.normal(size=(6, 3))
        # What a table with an axis of time is as columns: features outside, steps inside.
        wide = pandas.DataFrame(
            {f"{name}_{step}": sequences[:, step, place] for place, name in enumerate(["a", "b"])
             for step in range(4)}).assign(y=targets[:, 0])
        files = {
            "frame.csv": frame.to_csv(), "wide.csv": wide.to_csv(index=False),
            "arrays.npz": lambda path: numpy.savez_compressed(path, X=sequences.astype("f4"), y=targets),
            "ints.npz": lambda path: numpy.savez(path, pixels=numpy.arange(12).reshape(4, 3), label=[0, 2, 1, 1]),
            "gap.csv": frame.assign(size=frame["size"].where(frame.index != 3)).to_csv(index=False),
        }
        script = (
            'export csv("frame.csv", target="kind") to="frame.json"\n'
            + 'export csv("wide.csv", target="y", steps=4) to="wide.json"\n'
            + 'export arrays("arrays.npz") to="arrays.json"\n'
            + 'export arrays("ints.npz", features="pixels", target="label") to="ints.json"\n'
            + "train lstm(4) -> dense(3) on=arrays(\"arrays.npz\") epochs=1\n")
        session = Session(script, files=files)
        self.assertEqual(session.status, 0)
        data = {}
        for name in ["frame", "wide", "arrays", "ints"]:
            with open(session.path(f"{name}.json"), encoding="utf-8") as file:
                data[name] = json.load(file)
        dummies = pandas.get_dummies(frame["colour"], prefix="colour", prefix_sep="=").astype(float)
        expected = pandas.concat([frame[["size"]], dummies, frame[["new"]].astype(float)], axis=1)
        self.assertEqual(data["frame"]["features"], list(expected.columns))
        self.assertEqual(data["frame"]["X"], expected.to_numpy().tolist())
        self.assertEqual(data["frame"]["y"], list(frame["kind"].astype("category").cat.codes))
        self.assertEqual(data["wide"]["X"], sequences.tolist())
        self.assertEqual(data["arrays"]["X"], sequences.astype("f4").tolist())
        self.assertEqual(data["arrays"]["y"], targets.tolist())
        self.assertEqual((data["ints"]["y"], data["ints"]["classes"]), ([0, 2, 1, 1], 3))
        said = session.lines[0]["remarks"]
        self.assertTrue(any("colour=blue, colour=green, colour=red" in remark for remark in said))
        self.assertTrue(any("index" in remark for remark in said))

        refused = Session('csv("gap.csv", target="kind")\n', files=files)
        failure = refused.lines[0]["failure"]
        self.assertEqual((failure["code"], failure["arguments"]["line"]), ("missingValue", 5))

    def test_a_lesson(self):
        lesson = (
            "---\nformat: 1\nid: mine\ntitle: Mine\n---\n\n# Mine\n\n## A step\n\nSome *prose*.\n\n"
            "```gradlab id=look\na = 2\na + 0.5\n```\n\n```gradlab id=wrong\nnowhere\n```\n")
        session = Session("", "run", "l.md", files={"l.md": lesson})
        self.assertEqual(session.status, 1)
        frame = pandas.DataFrame(session.lines)
        self.assertIn("Some *prose*.\n", list(frame.loc[frame["kind"] == "text", "markdown"]))
        statements = frame[frame["kind"] == "statement"]
        self.assertEqual(list(statements["statement"]), ["a = 2", "a + 0.5", "nowhere"])
        self.assertEqual(list(statements["line"]), [14, 15, 19])
        self.assertEqual(list(statements["status"]), ["done", "done", "failed"])
        learnt = Session("\n" * 6, "learn", "l.md", files={"l.md": lesson})
        statements = [line for line in learnt.lines if line["kind"] == "statement"]
        self.assertEqual([line["statement"] for line in statements], ["a = 2", "a + 0.5", "nowhere"])

        check = Session("", "check", "l.md", files={"l.md": lesson})
        self.assertEqual(check.status, 1)
        self.assertEqual([line["kind"] for line in check.lines], ["problem", "summary"])
        self.assertEqual((check.lines[0]["file"], check.lines[0]["line"]), ("l.md", 19))
        self.assertEqual((check.lines[1]["passed"], check.lines[1]["failed"]), (0, 1))

    def test_lessons(self):
        session = Session("", "lessons")
        frame = pandas.DataFrame(session.lines)
        self.assertEqual(set(frame["kind"]), {"lesson"})
        self.assertEqual(set(frame["state"]), {"none"})
        self.assertEqual(str(frame["minutes"].dtype), "int64")
        self.assertTrue(frame["id"].is_unique)


if __name__ == "__main__":
    unittest.main()
