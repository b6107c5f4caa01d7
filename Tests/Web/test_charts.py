"""Charts of a page: what they tell under the pointer and by arrow keys, and how large their text is."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from texts import check_legible

LESSON = """\
---
format: 1
id: drawn
title: Drawn
---
# Drawn

## Charts

```gradlab id=curve
plot sigmoid
```

```gradlab id=bands
plot train(2 * dense(4, [tanh, relu]) -> dense(1, sigmoid), epochs=30, seed=1..3).losses
```

```gradlab id=map
tower(depth, act) = depth * dense(4, act) -> dense(1, sigmoid)
plot train(tower(2..5, relu), epochs=5, with=adam(0.001..1 by *10)).loss
```

```gradlab id=bars
plot train(tower(2, [sigmoid, tanh, relu]), epochs=5).loss
```

```gradlab id=many
plot probe(20 * dense(4, [sigmoid, tanh, relu, leaky_relu, elu, selu]) -> dense(1, sigmoid)).signal
```

```gradlab id=plane
plot moons
```
"""


@pytest.fixture(scope="module")
def page_file(gradlab, tmp_path_factory):
    folder = tmp_path_factory.mktemp("charts")
    (folder / "drawn.md").write_text(LESSON)
    gradlab("export", "drawn.md", "--to", "html", "-o", "drawn.html", cwd=folder)
    return folder / "drawn.html"


def figure(page, number):
    return page.locator("figure.chart").nth(number)


def reading(figure):
    return figure.locator(".reading")


def test_the_value_nearest_to_the_pointer_is_told(open_page, page_file):
    page = open_page(page_file, viewport={"width": 800, "height": 900})
    curve = figure(page, 0)
    assert not reading(curve).is_visible()
    box = curve.locator(".drawing").bounding_box()
    curve.scroll_into_view_if_needed()
    box = curve.locator(".drawing").bounding_box()
    # z = 0 is the middle, where sigmoid is 0.5: from −6 to 6, and from 0 to 1.
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert re.fullmatch(r"z 0\s*sigmoid 0\.500", reading(curve).inner_text())
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.75)
    assert re.fullmatch(r"z 0\s*slope 0\.250", reading(curve).inner_text())
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] - 200)
    assert not reading(curve).is_visible()
    assert page.errors == [] and all(url.startswith("file:") for url in page.requests)


def test_arrow_keys_go_along_a_series_and_between_series(open_page, page_file):
    page = open_page(page_file, viewport={"width": 800, "height": 900})
    bands = figure(page, 1)
    area = bands.locator(".readable")
    area.focus()
    seen = {}
    for key in ["Home", "ArrowRight", "ArrowLeft", "ArrowLeft", "End", "ArrowRight", "ArrowDown", "ArrowUp"]:
        page.keyboard.press(key)
        seen.setdefault(key, []).append(reading(bands).inner_text())
    assert seen["Home"][0].startswith("epoch 1\ntanh ")
    assert seen["ArrowRight"][0].startswith("epoch 2\ntanh ")
    assert [text.split("\n")[0] for text in seen["ArrowLeft"]] == ["epoch 1", "epoch 1"]
    assert seen["End"][0].startswith("epoch 30\ntanh ") and seen["ArrowRight"][1] == seen["End"][0]
    assert seen["ArrowDown"][0].startswith("epoch 30\nrelu ") and seen["ArrowUp"][0] == seen["End"][0]
    # The median, and the range over the seeds.
    assert re.search(r"tanh [0-9.]+ \([0-9.]+ … [0-9.]+\)", seen["End"][0])
    assert reading(bands).get_attribute("role") == "status"
    page.keyboard.press("Escape")
    assert not reading(bands).is_visible()


def test_what_is_told_is_what_was_measured(open_page, page_file, gradlab, tmp_path):
    page = open_page(page_file)
    bands = figure(page, 1)
    bands.locator(".readable").focus()
    page.keyboard.press("End")
    told = re.search(r"tanh ([0-9.]+) \(([0-9.]+) … ([0-9.]+)\)", reading(bands).inner_text()).groups()
    lines = gradlab(text="""train(2 * dense(4, tanh) -> dense(1, sigmoid), epochs=30, seed=1..3).losses[30]\n""").split()
    measured = sorted(float(number) for number in re.findall(r"0\.\d+", " ".join(lines)))
    assert len(measured) >= 3
    for number in told:
        assert any(abs(float(number) - other) < 0.0006 for other in measured), (told, measured)


def test_the_fields_of_a_heat_map_are_told(open_page, page_file):
    page = open_page(page_file)
    heat = figure(page, 2)
    heat.locator(".readable").focus()
    page.keyboard.press("Home")
    assert re.fullmatch(r"depth 2, rate 0\.001\s*loss [0-9.]+", reading(heat).inner_text())
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert reading(heat).inner_text().startswith("depth 3, rate 0.01")


def test_bars_stand_beside_their_numbers(open_page, page_file):
    page = open_page(page_file)
    bars = figure(page, 3)
    assert len(re.findall(r"(sigmoid|tanh|relu)\s+0\.\d{3}", bars.locator("table").inner_text())) == 3


@pytest.mark.parametrize("width", [360, 400, 800, 1600])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_is_legible_and_nothing_overlaps(open_page, page_file, width, theme):
    page = open_page(page_file, viewport={"width": width, "height": 900}, color_scheme=theme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert check_legible(page, "figure.chart", width) > 40


@pytest.mark.parametrize("width", [360, 1600])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(open_page, page_file, width, theme):
    page = open_page(page_file, viewport={"width": width, "height": 900}, color_scheme=theme)
    figure(page, 0).locator(".readable").focus()
    page.keyboard.press("Home")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_without_script_a_chart_is_a_picture_with_its_figures(open_page, page_file):
    page = open_page(page_file, java_script_enabled=False)
    assert page.locator("figure.chart svg.drawing").count() == 5
    assert page.locator(".reading").count() == 0
    assert "sigmoid goes from" in figure(page, 0).locator("figcaption").inner_text()
