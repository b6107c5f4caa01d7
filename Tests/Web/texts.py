"""The texts of drawings as a reader sees them."""

FIND = """selector => [...document.querySelectorAll(selector)].map(part =>
  [...part.querySelectorAll('svg text, p.caption, .legend li, .name, .value')]
    .filter(text => text.getBoundingClientRect().width > 0)
    .map(text => {
      const box = text.getBoundingClientRect();
      const scale = text.ownerSVGElement ? text.getScreenCTM().a : 1;
      return {words: text.textContent, size: scale * parseFloat(getComputedStyle(text).fontSize),
        left: box.left, right: box.right, top: box.top, bottom: box.bottom};
    }))"""


def check_legible(page, selector, width):
    """Each text within the parts is at least 11 px high, in the window, and lies over no other; gives how many there are."""
    parts = page.evaluate(FIND, selector)
    for texts in parts:
        for text in texts:
            assert text["size"] >= 11, text
            assert text["left"] >= 0 and text["right"] <= width, text
        for index, one in enumerate(texts):
            for other in texts[index + 1:]:
                # The box of a line of text is taller than its letters.
                apart = (one["right"] <= other["left"] + 0.5 or other["right"] <= one["left"] + 0.5
                         or one["bottom"] <= other["top"] + 4 or other["bottom"] <= one["top"] + 4)
                assert apart, (one, other)
    return sum(map(len, parts))
