import os
import pathlib
import sys

import pytest
import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "python"))
torch.set_num_threads(1)


@pytest.fixture
def run(tmp_path):
    return str(tmp_path / "run.jsonl")


@pytest.fixture(scope="session")
def gradlab():
    """The program, or none: then what needs it is left out by name."""
    root = pathlib.Path(__file__).resolve().parents[2]
    program = os.environ.get("GRADLAB") or str(root / ".build/debug/gradlab")
    if not os.access(program, os.X_OK):
        pytest.skip("no program gradlab")
    return program
