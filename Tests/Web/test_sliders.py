"""Comparisons in a page, through which a reader moves: controls, address, and that nothing is shown but what was computed."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from texts import check_legible

TOWER = "tower(depth, act) = depth * dense(6, act) -> dense(1, sigmoid)"

FRONT = """\
---
format: 1
id: moved
title: Moved
---
# Moved

## Comparisons

"""

ONE = FRONT + f"""\
```gradlab id=deep
{TOWER}
probe tower(2..8, [sigmoid, relu]) seed=1..3
```
"""

TWO = ONE + """
```gradlab id=rates
trained = train(tower(2, relu), epochs=100, with=adam([0.001, 0.01, 0.1]))
```
"""


def export(gradlab, folder, text):
    (folder / "moved.md").write_text(text)
    gradlab("export", "moved.md", "--to", "html", "-o", "moved.html", cwd=folder)
    return folder / "moved.html"


@pytest.fixture(scope="module")
def one(gradlab, tmp_path_factory):
    return export(gradlab, tmp_path_factory.mktemp("one"), ONE)


@pytest.fixture(scope="module")
def two(gradlab, tmp_path_factory):
    return export(gradlab, tmp_path_factory.mktemp("two"), TWO)


@pytest.fixture(scope="module")
def measured(gradlab):
    """By depth and activation the factors over the seeds, as the program prints them for other programs."""
    lines = gradlab("--json", text=f"{TOWER}\nprobe tower(2..8, [sigmoid, relu]) seed=1..3\n").splitlines()
    factors = {}
    for record in json.loads(lines[-1])["value"]["records"]:
        at = record["at"]
        factors.setdefault((at["depth"], at["act"]), []).append(record["fields"]["factor"])
    return factors


def address(page):
    return page.evaluate("location.hash")


def figure(page, name, section=0):
    lines = page.locator("section.explorer").nth(section).locator(".figures li")
    names = lines.locator(".name").all_text_contents()
    return lines.nth(names.index(name)).locator(".value").inner_text()


def depth(page, place):
    page.locator("section.explorer input[type=range]").first.focus()
    page.keyboard.press("Home")
    for _ in range(place):
        page.keyboard.press("ArrowRight")


def until(page, condition):
    """Waits for what the browser is about to do; the page's policy lets no test run code in it by text."""
    for _ in range(250):
        if condition():
            return
        page.wait_for_timeout(20)
    assert condition()


def test_what_is_shown_at_each_place_is_what_was_computed(open_page, one, measured):
    page = open_page(one)
    for act in ["sigmoid", "relu"]:
        page.get_by_label(act, exact=True).check(force=True)
        for place in range(7):
            depth(page, place)
            assert page.locator(".controls output").inner_text() == str(2 + place)
            low, median, high = sorted(measured[(2 + place, act)])
            shown = re.fullmatch(r"([0-9.]+) \(([0-9.]+) … ([0-9.]+)\)", figure(page, "factor")).groups()
            for number, found in zip(shown, [median, low, high]):
                assert abs(float(number) / found - 1) < 0.006
    assert page.errors == [] and all(url.startswith("file:") for url in page.requests)


def test_charts_answer_at_once_and_tell_their_values(open_page, one):
    page = open_page(one)
    section = page.locator("section.explorer")
    signal = section.locator("figure.chart").nth(2)
    depth(page, 6)
    assert signal.locator("circle.marker.s0").count() == 9
    before = signal.locator("path.line").get_attribute("d")
    page.keyboard.press("ArrowLeft")
    assert signal.locator("circle.marker.s0").count() == 8
    assert signal.locator("path.line").get_attribute("d") != before
    assert signal.locator("path.band").count() == 1
    signal.locator(".readable").focus()
    page.keyboard.press("End")
    assert re.fullmatch(r"layer 8\s*signal \S+ \(\S+ … \S+\)", signal.locator(".reading").inner_text())
    # The place is marked on the course along each axis.
    assert section.locator(".course .chosen").count() == section.locator(".course").count()


def test_the_address_says_where_the_reader_is_and_leads_there(open_page, one):
    page = open_page(one)
    assert address(page) == ""
    depth(page, 6)
    page.get_by_label("relu", exact=True).check(force=True)
    assert address(page) == "#depth=8&act=relu"
    factor = figure(page, "factor")
    other = open_page(one.as_uri() + "#depth=8&act=relu")
    assert figure(other, "factor") == factor
    assert other.locator(".controls output").inner_text() == "8"
    assert other.get_by_label("relu", exact=True).is_checked()


def test_back_and_forward_go_through_the_experiments(open_page, one):
    page = open_page(one)
    start = figure(page, "factor")
    page.get_by_label("relu", exact=True).check(force=True)
    relu = figure(page, "factor")
    assert relu != start and address(page) == "#depth=5&act=relu"
    depth(page, 0)
    assert address(page) == "#depth=2&act=relu"
    page.go_back()
    until(page, lambda: address(page) == "#depth=5&act=relu")
    assert figure(page, "factor") == relu
    page.go_back()
    until(page, lambda: address(page) == "")
    assert figure(page, "factor") == start
    page.go_forward()
    until(page, lambda: address(page) == "#depth=5&act=relu")
    assert figure(page, "factor") == relu


def test_an_address_typed_over_another_is_followed(open_page, one):
    page = open_page(one.as_uri() + "#depth=2")
    assert page.locator(".controls output").inner_text() == "2"
    page.evaluate("location.hash = '#depth=7&act=relu'")
    until(page, lambda: page.locator(".controls output").inner_text() == "7")


@pytest.mark.parametrize("bad", [
    "#depth=99", "#depth=", "#depth", "#=", "#%", "#depth=%E0%A4%A", "#a=b&c=d", "#depth=12&depth", "#__proto__=1",
    "#depth=<script>alert(1)</script>", "#" + "x=1&" * 2000])
def test_a_bad_address_is_ignored(open_page, one, bad):
    page = open_page(one.as_uri() + bad)
    assert page.locator(".controls output").inner_text() == "5"
    assert page.get_by_label("sigmoid", exact=True).is_checked()
    assert page.errors == []


def test_two_comparisons_have_the_cells_in_the_address(open_page, two):
    page = open_page(two)
    depth(page, 0)
    rates = page.locator("section.explorer").nth(1)
    rates.locator("input[type=range]").focus()
    page.keyboard.press("End")
    assert address(page) == "#rates.rate=0.1&deep.depth=2&deep.act=sigmoid"
    loss = figure(page, "loss", 1)
    other = open_page(two.as_uri() + "#rates.rate=0.1&deep.depth=2&deep.act=sigmoid")
    assert figure(other, "loss", 1) == loss
    # The page goes to the first that is named.
    top = lambda: other.locator("section.explorer").nth(1).bounding_box()["y"]
    until(other, lambda: -50 < top() < 500)
    # A place on the page is no experiment, and changes none.
    other.evaluate("location.hash = '#deep'")
    assert figure(other, "loss", 1) == loss


def test_a_link_opens_what_is_folded_behind_a_question(open_page, gradlab, tmp_path):
    page_file = export(gradlab, tmp_path, FRONT + f"""\
```predict id=which answer=1
Which of them?
1) the first
2) the second
```

```gradlab id=deep
{TOWER}
few = probe(tower([2, 3], relu))
more = probe(tower(2..5, relu))
```
""")
    page = open_page(page_file)
    assert page.locator("section.explorer").count() == 2
    assert not page.locator("section.explorer input").nth(1).is_visible()
    page = open_page(page_file.as_uri() + "#deep-2.depth=5")
    assert page.locator("section.explorer").nth(1).locator("input").is_visible()
    assert page.locator("section.explorer").nth(1).locator("output").inner_text() == "5"
    assert not page.locator("section.explorer").nth(0).locator("input").is_visible()


def test_of_many_epochs_some_are_drawn_and_none_is_made_up(open_page, two):
    page = open_page(two)
    losses = page.locator("section.explorer").nth(1).locator("figure.chart").first
    losses.locator(".readable").focus()
    page.keyboard.press("End")
    assert losses.locator(".reading").inner_text().startswith("epoch 100\n")
    page.keyboard.press("Home")
    assert losses.locator(".reading").inner_text().startswith("epoch 1\n")


@pytest.mark.parametrize("width", [360, 400, 800, 1600])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_fits_and_axe_finds_nothing(open_page, two, width, theme):
    page = open_page(two, viewport={"width": width, "height": 900}, color_scheme=theme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert check_legible(page, "section.explorer", width) > 30
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_without_script_there_is_the_table_and_the_chart(open_page, one):
    page = open_page(one, java_script_enabled=False)
    assert not page.locator("section.explorer").is_visible()
    assert page.locator("figure.chart").first.is_visible() and page.locator(".results > .table").is_visible()
