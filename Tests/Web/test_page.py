"""The exported page, as a reader of it meets it."""

import html5lib
import pytest


@pytest.fixture(scope="session")
def lesson(gradlab, tmp_path_factory):
    out = tmp_path_factory.mktemp("pages") / "core-concept.html"
    gradlab("export", "lessons/en/02-core-concept.md", "--to", "html", "-o", out)
    return out


def test_html_has_no_error(lesson):
    html5lib.HTMLParser(strict=True).parse(lesson.read_text())


def test_nothing_is_asked_of_anybody(open_page, lesson):
    page = open_page(lesson)
    assert page.requests == [lesson.as_uri()]
    assert page.errors == []
