"""The exported page, as a reader of it meets it."""

import re
import subprocess

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe

import samples
from conftest import ROOT

WIDTHS = [360, 800, 1600]
COURSE = ROOT / "lessons/en"


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="session")
def export(gradlab, folder):
    """Exports a lesson's text, in its folder, and gives the page's path."""

    def export(text, name="sample", audience="reader", to="html", status=0):
        source = folder / f"{name}.md"
        source.write_text(text)
        out = folder / f"{name}-{audience}.{to}"
        said = gradlab("export", source, "--to", to, "--for", audience, "-o", out, "--overwrite", status=status)
        return out if status == 0 else said

    return export


@pytest.fixture(scope="session")
def kinds(export):
    return export(samples.KINDS)


@pytest.fixture(scope="session")
def course(gradlab, folder):
    gradlab("export", COURSE, "--to", "html", "-o", folder / "course", timeout=600)
    return sorted((folder / "course").glob("*.html"))


def form(page, id):
    return page.locator(f"form#at-{id}")


def answered(page, id):
    return page.locator(f'[data-question="at-{id}"]')


# Guess, then reveal


def test_nothing_of_the_answer_is_seen_before_the_guess(open_page, kinds):
    page = open_page(kinds)
    text = page.inner_text("main")
    for word in ["42", "Reason", "Because", "0.0396", "model", "As one would"]:
        assert word not in text
    assert page.errors == []


def test_a_number_is_compared_in_decades_and_the_reasons_open(open_page, kinds):
    page = open_page(kinds)
    form(page, "number").get_by_label("Your guess", exact=True).fill("1e-3")
    form(page, "number").get_by_role("button").click()
    assert answered(page, "number").locator(".comparison").inner_text() == (
        "You said 0.0010, measured is 0.0396: 1.6 decades too small.")
    assert "As one would say it." in page.inner_text("main")
    assert page.locator(".score").inner_text() == "Your predictions: 1, on average 47 % right."


@pytest.mark.parametrize("chosen, said, order", [(2, "Right.", "213"), (3, "Not so. You said 3, and it is 2.", "321")])
def test_one_option_with_the_readers_reason_first(open_page, kinds, chosen, said, order):
    page = open_page(kinds)
    form(page, "one").get_by_role("radio").nth(chosen - 1).check()
    form(page, "one").get_by_role("button").click()
    part = answered(page, "one")
    assert part.locator(".comparison").inner_text() == said
    assert part.locator("ol.reasons > li").evaluate_all("all => all.map(li => li.value).join('')") == order


@pytest.mark.parametrize(
    "chosen, said", [([1, 3], "Right."), ([1, 2], "Not so. You said 1, 2, and it is 1, 3."), ([3], "Not so. You said 3, and it is 1, 3.")])
def test_several_options(open_page, kinds, chosen, said):
    page = open_page(kinds)
    for option in chosen:
        form(page, "several").get_by_role("checkbox").nth(option - 1).check()
    form(page, "several").get_by_role("button").click()
    assert answered(page, "several").locator(".comparison").inner_text() == said


def test_words_are_shown_as_they_were_written(open_page, kinds):
    page = open_page(kinds)
    form(page, "words").get_by_role("textbox").fill("<b>because</b> & so")
    form(page, "words").get_by_role("button").click()
    assert answered(page, "words").locator(".comparison").inner_text() == "You said: <b>because</b> & so"
    assert "A model answer:" in answered(page, "words").inner_text()


def test_two_questions_before_one_cell_open_it_together(open_page, kinds):
    page = open_page(kinds)
    reveal = page.locator(".prediction", has=form(page, "left")).locator("details.reveal")
    assert "Between." in page.inner_text("main")
    form(page, "left").get_by_role("radio").nth(0).check()
    form(page, "left").get_by_role("button").click()
    assert reveal.get_attribute("open") is None
    form(page, "right").get_by_label("Your guess", exact=True).fill("40")
    form(page, "right").get_by_role("button").click()
    assert reveal.get_attribute("open") is not None
    assert answered(page, "left").locator(".comparison").inner_text() == "Right."
    assert answered(page, "right").locator(".comparison").inner_text() == (
        "You said 40, measured is 42.0: 5 % too small.")


def test_the_first_answer_counts_and_what_was_seen_is_not_guessed(open_page, kinds):
    page = open_page(kinds)
    form(page, "one").get_by_role("radio").nth(0).check()
    form(page, "one").get_by_role("button").click()
    assert form(page, "one").get_by_role("radio").nth(1).is_disabled()
    assert not form(page, "one").get_by_role("button").is_visible()
    seen = page.locator(".prediction", has=form(page, "several"))
    seen.locator("summary").first.click()
    page.wait_for_function("document.querySelector('#at-several').classList.contains('done')")
    assert form(page, "several").get_by_role("checkbox").nth(0).is_disabled()
    assert page.locator(".score").inner_text() == "Your predictions: 1, on average 0 % right."


def test_what_follows_a_question_in_its_section_waits_for_it(open_page, export):
    text = samples.lesson(
        ("A step", samples.question("q", "40 + 2") + samples.CELL + samples.REASONS + "\nIt was 42.\n"),
        ("Another", "The next step."))
    page = open_page(export(text, "waits"))
    after = page.get_by_text("It was 42.")
    assert not after.is_visible() and page.get_by_text("The next step.").is_visible()
    page.emulate_media(media="print")
    assert after.is_visible()
    page.emulate_media(media="screen")
    form(page, "q").locator("input[type=text]").fill("41")
    form(page, "q").get_by_role("button").click()
    assert after.is_visible()


REFUSED = [
    ("number", "", "The answer is a number, such as"), ("number", "much", "The answer is a number, such as"),
    ("number", "-3", "The answer is a number above zero"), ("number", "1/0", "The answer is a number, such as"),
]


@pytest.mark.parametrize("id, typed, said", REFUSED)
def test_what_is_no_guess_is_said_and_opens_nothing(open_page, kinds, id, typed, said):
    page = open_page(kinds)
    form(page, id).get_by_label("Your guess", exact=True).fill(typed)
    form(page, id).get_by_role("button").click()
    assert form(page, id).get_by_role("alert").inner_text().startswith(said)
    assert page.locator("details.reveal[open]").count() == 0


@pytest.mark.parametrize("typed", ["1e-3", "１ｅ－３", "1e−3", "0.001", "0．001", "1/1000", "10^-3", "1·10^-3", " 1 E-3 "])
def test_a_number_is_read_however_it_is_typed(open_page, kinds, typed):
    page = open_page(kinds)
    form(page, "number").get_by_label("Your guess", exact=True).fill(typed)
    form(page, "number").get_by_role("button").click()
    assert answered(page, "number").locator(".comparison").inner_text().startswith("You said 0.0010,")


def test_everything_goes_by_keyboard(open_page, kinds):
    page = open_page(kinds)
    form(page, "number").get_by_role("slider").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    value = form(page, "number").get_by_label("Your guess", exact=True).input_value()
    assert float(value.replace("−", "-")) == pytest.approx(10 ** (-8 + 0.15), rel=0.05)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert answered(page, "number").locator(".comparison").inner_text().startswith(f"You said {value},")
    # The focus is on what has opened, and Tab goes on from there.
    assert page.evaluate("document.activeElement.closest('details.reveal')?.open") is True
    form(page, "one").get_by_role("radio").nth(0).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert answered(page, "one").locator(".comparison").inner_text() == "Right."
    page.locator(".prediction", has=form(page, "several")).locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".prediction", has=form(page, "several")).locator("details.reveal[open]").count() == 1


def test_a_slider_tells_nothing_by_where_it_is(open_page, export):
    answers = ["3e-12", "0.02", "7.5", "0.9"]
    steps = [(f"Step {n}", samples.question(f"q{n}", a, scale="log10") + samples.CELL) for n, a in enumerate(answers)]
    page = open_page(export(samples.lesson(*steps), "sliders"))
    ends = page.get_by_role("slider").evaluate_all("all => all.map(s => [s.min, s.max, s.value].join())")
    assert len(ends) == len(answers) and len(set(ends)) == 1


GUESSES = [
    (scale, found, said)
    for scale, founds in [("log10", ["0.0396", "4.94e-5", "1e-12", "3"]), (None, ["0.0396", "0.25", "-2", "42", "0", "1e-9"])]
    for found in founds
    for said in [found if float(found) > 0 or not scale else "1", "0.04", "0.0395", "0.03", "1", "1.1", "2", "7", "100", "123456", "5e-7", "9.995", "0.05"]
] + [(None, "0.25", "-3"), (None, "-2", "-2.5"), (None, "42", "-1000")]


def test_guesses_are_graded_as_in_the_terminal(open_page, gradlab, export, folder):
    steps = [
        (f"Step {n}", samples.question(f"q{n}", f"{found}+0", scale=scale) + samples.CELL)
        for n, (scale, found, _) in enumerate(GUESSES)]
    text = samples.lesson(*steps)
    page = open_page(export(text, "graded"))
    typed = "".join(f"{said}\n\n\n\n" for _, _, said in GUESSES)
    terminal = gradlab("learn", folder / "graded.md", text=typed)
    expected = re.findall(r"You said .*", terminal.replace("\u00a0", " "))
    assert len(expected) == len(GUESSES)
    for n, (_, _, said) in enumerate(GUESSES):
        form(page, f"q{n}").get_by_label("Your guess", exact=True).fill(said)
        form(page, f"q{n}").get_by_role("button").click()
    found = page.locator(".comparison").all_inner_texts()
    assert found == expected
    assert page.locator(".score").inner_text() in terminal


# Without a script, on paper


def test_without_script_the_same_text_stands_there(open_page, kinds):
    live, still = open_page(kinds), open_page(kinds, java_script_enabled=False)
    text = still.locator("main").inner_text()
    assert "What about one?" in text and "second" in text and "42" not in text
    assert still.locator("input:visible, button:visible, textarea:visible").count() == 0
    still.locator("details.reveal > summary").first.click()
    assert "42" in still.locator("main").inner_text()
    words = lambda page: set(re.findall(r"\w+", page.locator("article").text_content()))
    assert words(still) == words(live)


def printed(page, out):
    page.pdf(path=out, format="A4", prefer_css_page_size=True)
    return subprocess.run(["pdftotext", "-raw", out, "-"], capture_output=True, text=True, check=True).stdout


def squeezed(text):
    return re.sub(r"[\s\u00ad]+", "", text)


PRINTED = ["02-core-concept", "03-activations", "06-gradient-clipping", "13-everything"]


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("name", PRINTED)
def test_every_sentence_is_on_paper(open_page, course, tmp_path, name, script):
    page = open_page(next(path for path in course if path.stem == name), java_script_enabled=script)
    # What is read: prose, questions, reasons, hints, solutions, code, tables.
    texts = open_page(next(path for path in course if path.stem == name)).evaluate("""() => {
        const all = [...document.querySelectorAll('article p, article li, article pre, article td, article th, article summary')]
        return all.filter(e => !e.closest('form .entry.number, form .entry.words, .refusal, .comparison, figure, .send, .explorer')
            && !e.matches('.reveal > summary')).map(e => e.textContent)
    }""")
    paper = squeezed(printed(page, tmp_path / "page.pdf"))
    sentences = [piece for text in texts for piece in re.split(r"(?<=[.:?!])\s|\n", text) if squeezed(piece)]
    assert len(sentences) > 100
    assert [sentence for sentence in sentences if squeezed(sentence) not in paper] == []


def test_after_printing_the_page_is_as_it_was(open_page, kinds, tmp_path):
    page = open_page(kinds)
    assert "As one would say it." in printed(page, tmp_path / "page.pdf")
    page.evaluate("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))")
    page.wait_for_function("document.querySelectorAll('details[open]').length === 0")
    assert page.locator("form.done").count() == 0


# For whom


def test_a_students_copy_holds_no_solution(export):
    source = export(samples.KINDS, audience="student").read_text()
    for secret in ["4321", "solutionprose", "secret check", "notewords", "Solved so"]:
        assert secret not in source
    assert "hintwords" in source and "mine = ?" in source and "Reason two" in source


def test_a_teachers_copy_has_the_notes_and_the_solution_open(open_page, export):
    text = open_page(export(samples.KINDS, audience="teacher")).inner_text("main")
    for part in ["notewords", "solutionprose", "mine = 4321"]:
        assert part in text


def test_a_readers_copy_has_the_solution_folded(open_page, kinds):
    page = open_page(kinds)
    assert "solutionprose" not in page.inner_text("main") and "notewords" not in kinds.read_text()
    page.get_by_text("Solved so").click()
    assert "solutionprose" in page.inner_text("main")


# The course


def test_the_course_is_small_and_its_links_lead_somewhere(course):
    assert len(course) == 15
    assert sum(path.stat().st_size for path in course) <= 4 << 20
    ids = {path.name: set(re.findall(r' id="([^"]+)"', path.read_text())) for path in course}
    links = 0
    for path in course:
        for link in re.findall(r'href="([^"]+)"', path.read_text()):
            if "://" in link:
                continue
            file, _, place = link.partition("#")
            assert (file or path.name) in ids, link
            assert not place or place in ids[file or path.name], f"{path.name}: {link}"
            links += 1
    assert links > 150


def test_a_course_reads_from_lesson_to_lesson(open_page, course):
    page = open_page(next(path for path in course if path.stem == "02-core-concept"))
    assert "Lesson 2 · section 2 of the article · about 22 minutes" in page.inner_text("main")
    assert "seed 7" in page.inner_text("footer") and "MIT" in page.inner_text("footer")
    page.locator("footer a[rel=next]").click()
    page.wait_for_url("**/03-activations.html")
    page.get_by_role("link", name="The course").click()
    page.wait_for_url("**/index.html")
    assert page.get_by_role("listitem").count() == 14


def test_pages_are_html_without_an_error_and_ids_stand_once(course, kinds):
    for path in [*course, kinds]:
        html5lib.HTMLParser(strict=True).parse(path.read_text())
        ids = re.findall(r' id="([^"]+)"', path.read_text())
        assert len(ids) == len(set(ids)), path.name


def test_nothing_is_asked_of_anybody(open_page, course):
    for path in course:
        page = open_page(path)
        assert page.requests == [path.as_uri()] and page.errors == []
        page.context.close()


def test_the_same_lesson_gives_the_same_bytes(export):
    first = export(samples.KINDS, "same").read_bytes()
    assert export(samples.KINDS, "same").read_bytes() == first


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_its_window_or_hard_to_use(open_page, course, width, scheme):
    # In both themes and all widths a lesson with everything in it and the index; more lessons once.
    names = ["03-activations", "index"]
    if (width, scheme) == (360, "dark"): names += ["02-core-concept", "06-gradient-clipping", "13-everything"]
    for path in [path for path in course if path.stem in names]:
        page = open_page(
            path, viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
        for state in ["asking", "open"]:
            if state == "open":
                page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path.name
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
        page.context.close()


# Pictures and hostile lessons


def test_pictures_stand_in_the_page_with_their_words(open_page, export, folder):
    (folder / "a.png").write_bytes(samples.PNG)
    (folder / "b c.svg").write_text(samples.SVG)
    text = samples.lesson(("A step", "![a *dot*](a.png)\n\n![a box](<b c.svg>)"))
    page = open_page(export(text, "pictures"))
    images = page.get_by_role("img").evaluate_all("all => all.map(i => [i.alt, i.naturalWidth, i.src.slice(0, 15)])")
    assert images == [["a dot", 1, "data:image/png;"], ["a box", 40, "data:image/svg+"]]
    assert page.title() == "A sample" and page.requests[1:] == [
        url for url in page.requests[1:] if url.startswith("data:")]
    assert page.errors == []
    assert "![a dot](<data:image/png;base64," in export(text, "pictures", to="md").read_text()


@pytest.mark.parametrize("name, content, said", [
    ("../outside.png", samples.PNG, "outside"), ("fake.png", b"<html>", "no picture"), ("none.png", None, "none.png"),
    ("https://example.org/a.png", None, "fetches nothing")])
def test_what_is_no_picture_of_the_lesson_is_no_page(export, folder, name, content, said):
    if content is not None:
        (folder / name).write_bytes(content)
    error = export(samples.lesson(("A step", f"![x]({name})")), "bad", status=1)
    assert said in error and not (folder / "bad-reader.html").exists()


HOSTILE = samples.lesson(
    ("A &lt;script&gt;step&lt;/script&gt;",
     "Text &lt;img src=x onerror=alert(1)&gt; and [link](javascript:alert(1)) and `</script><script>`.\n\n"
     + samples.question("q", "1", "&lt;/label&gt;&lt;script&gt;document.title='run'&lt;/script&gt;", "b") + samples.CELL),
    more="lang: zh-Hans\nlicence: <b>none</b>\n"
).replace("title: A sample", "title: T\"><script>document.title='run'</script>")


def test_what_a_lesson_says_is_text(open_page, export):
    page = open_page(export(HOSTILE, "hostile"))
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    assert page.locator("main script, main img, main b, footer b, a[href^=javascript]").count() == 0
    assert page.title().startswith("T\"><script>") and page.errors == []
    assert "<script>step</script>" in page.locator("h2").inner_text()
