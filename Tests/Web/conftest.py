"""What the tests of pages share: the program, a browser, and a course that is exported once.

GRADLAB names the program (.build/debug/gradlab without), CHROMIUM the browser.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def gradlab(tmp_path_factory):
    """Runs the program and gives what it printed; it has to succeed, where no other status is said."""
    program = Path(os.environ.get("GRADLAB", ROOT / ".build/debug/gradlab")).resolve()
    assert program.exists(), f"{program} is not there: swift build, or GRADLAB=PROGRAM"
    home = tmp_path_factory.mktemp("home")
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "NO_COLOR": "1"}

    def run(*arguments, status=0, cwd=None, text=None, timeout=120):
        done = subprocess.run(
            [program, *map(str, arguments)], input=text, stdin=None if text else subprocess.DEVNULL,
            capture_output=True, text=True, env=environment, cwd=cwd, timeout=timeout)
        assert done.returncode == status, done.stderr + done.stdout
        return done.stdout if status == 0 else done.stderr

    run.program = program
    run.environment = environment
    return run


@pytest.fixture(scope="session")
def browser():
    """Headless Chromium, Debian's where it is there."""
    names = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]
    found = next((path for path in map(shutil.which, filter(None, names)) if path), None)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser):
    """Opens an address in a context of its own; what the page asked for and complained of is in `requests`, `errors`."""
    contexts = []

    def open(address, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.requests, page.errors = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on(
            "console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
        page.goto(address.as_uri() if isinstance(address, Path) else address)
        return page

    yield open
    for context in contexts:
        context.close()
