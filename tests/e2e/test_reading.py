"""What makes a reader stay: a menu that needs no script, contents that follow along, and pages that stand still."""

from playwright.sync_api import Page, Route, expect

from tools.demo_pages import MARTE

# Layout shifts that no click caused, added up (Cumulative Layout Shift).
WATCH_SHIFTS = """
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""


def phone(new_context, **options) -> Page:
    page = new_context(**options).new_page()
    page.set_viewport_size({"width": 360, "height": 760})
    return page


def test_the_menu_of_a_phone_opens_without_a_script(new_context):
    page = phone(new_context, java_script_enabled=False)
    page.goto("/")
    link = page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Questions")
    expect(link).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    link.click()
    page.wait_for_url("**/questions/")


def test_escape_closes_the_menu_and_gives_the_focus_back(new_context):
    page = phone(new_context)
    page.goto("/")
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Main menu")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation", name="Main menu")).to_be_hidden()
    expect(page.get_by_role("button", name="Menu")).to_be_focused()


def test_a_wide_window_needs_no_menu_button(visitor):
    visitor.goto("/")
    expect(visitor.get_by_role("button", name="Menu")).to_be_hidden()
    expect(visitor.get_by_role("navigation", name="Main menu")).to_be_visible()


def test_the_contents_mark_the_question_that_is_read(visitor):
    visitor.goto(MARTE)
    answers = visitor.locator(".answer")
    for at in (3, 1):
        answers.nth(at).evaluate("answer => answer.scrollIntoView({ behavior: 'instant' })")
        marked = visitor.locator("[data-contents] [aria-current]")
        expect(marked).to_have_count(1)
        expect(marked).to_have_attribute("href", f"#{answers.nth(at).get_attribute('id')}")


def test_a_picture_that_has_not_come_leaves_its_colour(new_context):
    page = new_context().new_page()
    page.route("**/uploads/**", lambda route: route.abort())
    page.goto(MARTE)
    portrait = page.locator(".profile-opening__portrait img")
    tone = portrait.get_attribute("data-tone").removeprefix("#")
    rgb = ", ".join(str(int(tone[at : at + 2], 16)) for at in (0, 2, 4))
    expect(portrait).to_have_css("background-color", f"rgb({rgb})")


def test_nothing_moves_when_pictures_and_fonts_come_late(new_context):
    page = phone(new_context)
    page.add_init_script(WATCH_SHIFTS)

    def late(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    page.route("**/*.{webp,avif,jpg,woff2}", late)
    for address in ("/", MARTE):
        page.goto(address, wait_until="networkidle")
        assert page.evaluate("window.shifts") < 0.02, address
