"""Pages, notebooks and a class in Chinese: they speak the language of their lesson, whatever the program speaks."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import samples
from conftest import ROOT
from test_class_attacks import Class

WIDTHS = [360, 800, 1600]
COURSE = ROOT / "lessons/zh"
LESSON = samples.lesson(
    ("一个数", samples.question("number", "0.0396", scale="log10") + samples.CELL + samples.MODEL),
    ("几个选项", samples.question("several", "[1, 3]", "甲", "乙", "丙") + samples.CELL + samples.REASONS),
    ("一张图", "梯度*逐层*衰减。\n\n```gradlab\nnet(act) = 3 * dense(8, act) -> dense(1, sigmoid)\nprobe net([relu, tanh])\n```\n"),
    ("轮到你", samples.EXERCISE),
    title="一课", more="lang: zh-Hans\n")


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("chinese")


@pytest.fixture(scope="session")
def export(gradlab, folder):
    """Exports a lesson by a program of some language, and gives the page's path."""

    def export(text, language, to="html", audience="reader"):
        source = folder / "sample.md"
        source.write_text(text)
        out = folder / f"sample-{language}-{audience}.{to}"
        gradlab("export", source, "--to", to, "--for", audience, "--language", language, "-o", out, "--overwrite")
        return out

    return export


@pytest.fixture(scope="session")
def course(gradlab, folder):
    gradlab("export", "--language", "zh", "--to", "html", "-o", folder / "course", cwd=ROOT, timeout=900)
    return sorted((folder / "course").glob("*.html"))


def opened(page):
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    return page


def prose(page):
    """What a page says beside code and drawings, and what it has read out."""
    return page.evaluate("""() => {
      const copy = document.body.cloneNode(true);
      copy.querySelectorAll('code, pre, svg, script, template, .verdict, .checks').forEach(part => part.remove());
      document.body.append(copy);
      const text = copy.innerText;
      copy.remove();
      const read = ['aria-label', 'aria-roledescription', 'aria-valuetext', 'alt', 'title'].flatMap(name =>
        [...document.querySelectorAll(`[${name}]`)].map(part => part.getAttribute(name)));
      return [text, ...read].join('\\n');
    }""")


# The language of the lesson


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_chinese_lesson_is_a_chinese_page_whatever_the_program_speaks(open_page, export, language):
    page = open_page(export(LESSON, language))
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    form = page.locator("form#at-number")
    assert form.locator(".label").inner_text() == "你的预测"
    form.get_by_role("textbox").fill("好多")
    form.get_by_role("button").click()
    assert form.locator(".refusal").inner_text() == "这里要填一个数，例如 0.7、2e-3 或 1/3。"
    # As an input method leaves it.
    form.get_by_role("textbox").fill("１ｅ－３")
    form.get_by_role("button").click()
    said = page.locator('[data-question="at-number"] .comparison').inner_text()
    assert re.search("[一-鿿]", said) and "0.0396" in said and "1.6" in said and not re.search("[a-z]{3}", said), said
    several = page.locator("form#at-several")
    for option in [0, 1]:
        several.get_by_role("checkbox").nth(option).check()
    several.get_by_role("button").click()
    said = page.locator('[data-question="at-several"] .comparison').inner_text()
    assert "1、2" in said and "1、3" in said, said
    assert re.search("[一-鿿]", page.locator(".score").inner_text())
    assert page.errors == []


def test_both_programs_make_the_same_page(export):
    assert export(LESSON, "en").read_bytes() == export(LESSON, "zh").read_bytes()
    assert export(LESSON, "en", "ipynb").read_bytes() == export(LESSON, "zh", "ipynb").read_bytes()


def test_an_english_lesson_is_an_english_page_of_a_program_that_speaks_chinese(open_page, export):
    page = open_page(export(samples.KINDS, "zh"))
    assert page.evaluate("document.documentElement.lang") == "en"
    assert not re.search("[一-鿿]", page.content())


@pytest.mark.parametrize("typed", ["０．０３９６", "0。0396", "３．９６×１０＾－２", "０，０３９６", "３９６／１００００"])
def test_numbers_in_full_width_are_understood(open_page, export, typed):
    page = open_page(export(LESSON, "zh"))
    form = page.locator("form#at-number")
    form.get_by_role("textbox").fill(typed)
    form.get_by_role("button").click()
    assert form.locator(".refusal").is_hidden(), typed
    assert "0.0396" in page.locator('[data-question="at-number"] .comparison').inner_text()


def test_what_may_be_thousands_is_asked_again(open_page, export):
    page = open_page(export(LESSON, "zh"))
    form = page.locator("form#at-number")
    form.get_by_role("textbox").fill("1，000")
    form.get_by_role("button").click()
    assert form.locator(".refusal").is_visible()


def test_a_notebook_speaks_the_lessons_language(export):
    cells = json.loads(export(LESSON, "en", "ipynb", "teacher").read_text())["cells"]
    text = "\n".join(cell["source"] for cell in cells if cell["cell_type"] == "markdown")
    for words in ["**你的预测**", "**练习**", "**给教师**："]:
        assert words in text, words
    shown = [output["data"] for cell in cells for output in cell.get("outputs", []) if "data" in output]
    assert all('lang="zh-Hans"' in data["text/html"] for data in shown)
    assert any(re.search("[一-鿿]", data["text/plain"]) for data in shown)


# How it looks


def test_chinese_is_not_slanted_and_breaks_by_its_rules(open_page, export):
    page = open_page(export(LESSON, "en"))
    assert page.locator("em").first.evaluate("one => getComputedStyle(one).fontStyle") == "normal"
    assert page.evaluate("getComputedStyle(document.body).lineBreak") == "strict"


def test_two_letters_of_code_are_as_wide_as_one_of_chinese(open_page, export):
    page = open_page(export(LESSON, "en"))
    widths = page.evaluate("""() => ['梯度消失', 'gradient'].map(text => {
      const code = document.querySelector('main').appendChild(document.createElement('pre'));
      const span = code.appendChild(document.createElement('span'));
      span.textContent = text;
      return span.getBoundingClientRect().width;
    })""")
    assert abs(widths[0] - widths[1]) < 0.5, widths


MARKS = """() => [...document.querySelectorAll('p, li')].flatMap(part => {
  const found = [];
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  let before = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    [...node.data].forEach((sign, at) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, Math.min(at + 1, node.data.length));
      const box = range.getBoundingClientRect();
      if (!box.width || !sign.trim()) return;
      if (before && '、，。；：？！）》”'.includes(sign) && box.top > before.bottom - 2) found.push(part.innerText);
      before = box;
    });
  }
  return found;
})"""


@pytest.mark.parametrize("width", WIDTHS)
def test_the_course_in_chinese(open_page, course, width):
    assert len(course) == len(list(COURSE.glob("[0-9]*.md"))) + 1
    # What is narrow breaks most; of the others a few show the rules at work.
    for path in course if width == min(WIDTHS) else course[::5]:
        page = opened(open_page(path, viewport={"width": width, "height": 900}))
        assert page.evaluate("document.documentElement.lang") == "zh-Hans", path
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, path
        assert page.evaluate(MARKS) == [], path
        left = re.findall("[A-Za-z]{2,}(?: [a-z]{2,}){3}", prose(page))
        assert left == [], (path, left)
        axes = page.locator("figure .across").all_inner_texts()
        assert not {"layer", "epoch", "step"} & set(axes), (path, axes)
        assert page.errors == []
        page.context.close()


# A class


def test_a_class_follows_in_the_language_of_its_lesson(open_page):
    one = Class(language="zh-Hans")
    try:
        one.do("step 一个单元")
        one.do("cell 4000")
        stranger = open_page(f"{one.origin}/", viewport={"width": 360, "height": 800})
        stranger.locator("#code").fill("００００００００")
        stranger.keyboard.press("Enter")
        expect(stranger.locator("#refused")).to_have_text("这不是本课堂的代码。")
        page = open_page(one.address, viewport={"width": 360, "height": 800}, reduced_motion="reduce")
        expect(page.locator("#connection")).to_have_text("你已在课堂中")
        assert page.evaluate("document.documentElement.lang") == "zh-Hans"
        one.do("open decades deep 1")
        form = page.locator("form.open")
        expect(form.locator("h3")).to_have_text("你的回答")
        form.get_by_role("textbox").fill("很小")
        form.get_by_role("button").click()
        expect(form.get_by_role("alert")).to_have_text("这不是一个数。")
        form.get_by_role("textbox").fill("３ｅ－４")
        form.get_by_role("button").click()
        expect(form.get_by_role("status")).to_have_text("已收到你的回答。投票结束前可以修改。")
        one.do("reveal deep 0.0003")
        expect(page.locator(".votes")).to_contain_text("全班怎么说")
        expect(page.locator(".votes")).to_contain_text("实测：")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        assert Axe().run(page).response["violations"] == []
    finally:
        one.process.kill()
        one.process.wait()
