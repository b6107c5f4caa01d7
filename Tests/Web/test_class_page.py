"""A class in three browsers: it follows, votes, talks, votes again, loses its connection and finds back."""

import re

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from test_class_attacks import Class


@pytest.fixture
def lesson():
    one = Class()
    yield one
    one.process.kill()
    one.process.wait()


def complaints(page):
    return [(one["id"], one["nodes"][0]["html"]) for one in Axe().run(page).response["violations"]]


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def connected(page):
    expect(page.locator("#connection")).to_have_text("You are in the class")
    return page


def choose(page, option):
    page.locator("form.open label.choice").nth(option - 1).click()
    page.locator("form.open button").click()
    expect(page.locator("form.open.in")).to_contain_text("Your answer is in")


def shares(page):
    """The first column and the percentages of the last table of votes."""
    rows = page.locator(".votes").last.locator("tbody tr").all()
    return [re.findall(r"^\S.*?(?=\t)|\d+ %", row.inner_text()) for row in rows]


def test_a_class_of_three_votes_twice(lesson, open_page):
    lesson.do("step One unit, by hand")
    lesson.do("cell 4000")
    by_link = connected(open_page(lesson.address))
    # The code of the link is nowhere to be seen any more.
    assert by_link.url == f"{lesson.origin}/"
    by_hand = open_page(f"{lesson.origin}/")
    by_hand.locator("#code").fill("00000000")
    by_hand.keyboard.press("Enter")
    expect(by_hand.locator("#refused")).to_have_text("That is not the code of this class.")
    by_hand.locator("#code").fill(f"{lesson.code[:4]} {lesson.code[4:]}")
    by_hand.keyboard.press("Enter")
    connected(by_hand)

    lesson.do("open option shrinks 1")
    choose(by_link, 1)
    choose(by_link, 2)
    choose(by_hand, 3)
    assert lesson.do("count")["answers"] == 2
    late = connected(open_page(lesson.address))
    expect(late.locator(".step h2")).to_have_text("One unit, by hand")
    expect(late.locator("figure svg").first).to_be_visible()
    choose(late, 3)
    assert lesson.do("close")["options"] == [0, 1, 2]
    for page in (by_link, by_hand, late):
        expect(page.locator("form").last).to_contain_text("The vote is closed. Your answer is in.")
        # Nobody sees what others said before the cell has run.
        assert "%" not in page.locator("#board").inner_text()

    lesson.do("open option shrinks 2")
    for page in (by_link, by_hand, late):
        expect(page.locator("form.open h3")).to_have_text("Your answer, once more")
        choose(page, 1)
    lesson.do("close")
    lesson.do("cell 4000")
    lesson.do("reveal shrinks 1")
    for page in (by_link, by_hand, late):
        expect(page.locator(".votes table")).to_be_visible()
        assert [row[1:] for row in shares(page)] == [["0 %", "100 %"], ["33 %", "0 %"], ["67 %", "0 %"]]
        expect(page.locator(".votes tbody tr").first).to_contain_text("✓")
        expect(page.locator(".votes tfoot")).to_have_text("Right: 0 %, then 100 %")

    by_link.reload()
    connected(by_link)
    expect(by_link.locator(".votes")).to_have_count(1)
    assert by_link.locator("#board").inner_text() == late.locator("#board").inner_text().replace(
        "The vote is closed. Your answer is in.", "The vote is closed.")
    lesson.do("end")
    for page in (by_link, by_hand, late):
        expect(page.locator("#connection")).to_have_text("The class is over. What was shown stays here.")
        assert not [one for one in page.errors if "403" not in one]
        assert all(one.startswith(lesson.origin) or one == "data:," for one in page.requests)


def test_numbers_by_slider_by_field_and_by_keyboard_alone(lesson, open_page):
    page = connected(open_page(lesson.address))
    slider, field = page.locator("form.open input[type=range]"), page.locator("form.open input:not([type=range])")
    typed = [("10^-5", 1e-5), ("3·10^-4", 3e-4), ("0,02", 0.02), ("１e−７", 1e-7), ("1/4", 0.25), (" 2 ", 2)]
    for round, (text, number) in enumerate(typed, start=1):
        lesson.do(f"open decades twenty {round}")
        expect(page.locator("form.open.in")).to_have_count(0)
        slider.focus()
        page.keyboard.press("ArrowLeft")
        assert float(field.input_value()) > 0 and slider.get_attribute("aria-valuetext") == field.input_value()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Control+A")
        for words, wrong in [("many", "That is no number."), ("0", "A number above 0, please.")]:
            field.fill(words)
            page.keyboard.press("Enter")
            expect(page.locator("form.open [role=alert]")).to_have_text(wrong)
        field.fill(text)
        page.keyboard.press("Enter")
        expect(page.locator("form.open.in [role=status]")).to_contain_text("Your answer is in")
        expect(field).to_have_value(text)
        assert lesson.do("close")["numbers"] == [pytest.approx(number)]
    lesson.do("reveal twenty 1")
    expect(page.locator(".votes tfoot")).to_contain_text("Measured: 1.00")


def test_words_stay_words(lesson, open_page):
    page = connected(open_page(lesson.address))
    lesson.do("open words why 1")
    page.locator("form.open textarea").fill("<img src=x onerror=alert(1)>")
    page.locator("form.open button").click()
    expect(page.locator("form.open.in")).to_be_visible()
    page.reload()
    # What this browser has said is there again, and may be changed.
    expect(page.locator("form.open.in textarea")).to_have_value("<img src=x onerror=alert(1)>")
    assert lesson.do("close")["words"] == ["<img src=x onerror=alert(1)>"]
    lesson.do("reveal why")
    expect(page.locator(".votes")).to_have_text("1 answered in words.")


def test_several_options(lesson, open_page):
    page = connected(open_page(lesson.address))
    lesson.do("open options which 1")
    page.locator("form.open button").click()
    expect(page.locator("form.open [role=alert]")).to_have_text("Choose an answer first.")
    for place in (0, 2):
        page.locator("form.open input").nth(place).check()
    page.locator("form.open button").click()
    expect(page.locator("form.open.in")).to_be_visible()
    assert lesson.do("close")["options"] == [1, 0, 1]


def test_a_lost_connection_is_said_and_found_again(lesson, open_page):
    page = connected(open_page(lesson.address))
    lesson.do("text before")
    expect(page.locator(".prose")).to_have_text(["before"])
    page.evaluate("window.here = true")
    page.context.set_offline(True)
    # The browser's own emulation leaves streams open: the class closes them.
    before = lesson.do("count")
    assert before["present"] == 1
    lesson.do("drop")
    expect(page.locator("#connection")).to_have_text(re.compile("lost|can't be reached"))
    lesson.do("text meanwhile")
    lesson.do("open option q 1")
    page.context.set_offline(False)
    connected(page)
    expect(page.locator(".prose")).to_have_text(["before", "meanwhile"])
    choose(page, 2)
    assert page.evaluate("window.here") and lesson.do("count") == {"joined": 1, "present": 1, "answers": 1}
    # A vote that could not be sent is sent when it can.
    page.context.set_offline(True)
    page.locator("form.open label.choice").first.click()
    page.locator("form.open button").click()
    expect(page.locator("form.open [role=status]")).to_have_text("Not sent yet. Trying again …")
    page.context.set_offline(False)
    expect(page.locator("form.open [role=status]")).to_contain_text("Your answer is in")
    assert lesson.do("close")["options"] == [1, 0, 0]


def test_a_reader_further_up_is_left_there_and_told(lesson, open_page):
    page = connected(open_page(lesson.address, viewport={"width": 800, "height": 500}))
    for _ in range(4):
        lesson.do("cell 6000")
    expect(page.locator("figure")).to_have_count(4)
    page.evaluate("scrollTo(0, 0)")
    lesson.do("open option q 1")
    expect(page.locator("#latest")).to_have_text("To the question")
    assert page.evaluate("scrollY") == 0
    page.locator("#latest").click()
    expect(page.locator("form.open input").first).to_be_focused()
    expect(page.locator("form.open")).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 800, 1600])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_and_use_it(lesson, open_page, width, scheme):
    look = {"viewport": {"width": width, "height": 740}, "color_scheme": scheme, "reduced_motion": "reduce"}
    page = open_page(f"{lesson.origin}/", **look)
    expect(page.locator("#join")).to_be_visible()
    assert complaints(page) == [] and overflow(page) == 0
    page.locator("#code").fill(lesson.code)
    page.keyboard.press("Enter")
    connected(page)
    lesson.do("step A step")
    lesson.do("cell 9000")
    for kind in ["option", "options", "decades", "number", "words"]:
        lesson.do(f"open {kind} {kind} 1")
        expect(page.locator("form.open")).to_be_visible()
        assert complaints(page) == [] and overflow(page) == 0, kind
        if kind == "option":
            choose(page, 2)
            lesson.do("open option option 2")
            expect(page.locator("form.open h3")).to_have_text("Your answer, once more")
            choose(page, 1)
            lesson.do("close")
            lesson.do("reveal option 1")
            expect(page.locator(".votes")).to_be_visible()
    assert complaints(page) == [] and overflow(page) == 0
    box = page.locator(".votes table").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    sizes = page.eval_on_selector_all(
        "form.open button, label.choice, input:not([type=radio]):not([type=checkbox]), textarea",
        "all => all.filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect().height)")
    assert min(sizes) >= 44
    texts = page.evaluate(
        "[...document.querySelectorAll('#board p, #board label, #board td')].map(one => parseFloat(getComputedStyle(one).fontSize))")
    assert min(texts) >= 15


def test_the_page_is_proper_html_and_needs_a_script(lesson, open_page):
    html5lib.HTMLParser(strict=True).parse(lesson.ask("GET", "/")[2])
    page = open_page(lesson.address, java_script_enabled=False)
    expect(page.locator("noscript")).to_be_visible()


def test_a_reader_who_listens_hears_what_is_new(lesson, open_page):
    page = connected(open_page(lesson.address))
    news = page.locator("#news")
    assert news.get_attribute("role") == "status"
    lesson.do("step Two units")
    expect(news).to_have_text("A new step: Two units")
    lesson.do("cell 5000")
    expect(news).to_contain_text("A result is there.")
    lesson.do("open option q 1")
    expect(news).to_have_text("A question: How large is the gradient of layer 1, q?")
