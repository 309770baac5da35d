"""An interview is translated in part, and read in its new language."""

import re

from playwright.sync_api import Page, expect

PERSON = "/keeping-the-wheels-turning/kristoffer-lien/"
HEADLINE = ("The boy with the two-tenths ear", "Guten med to tidelar i øyret")
JOB = "Sagbruksoperatør"


def translate(page: Page, text: str, words: str) -> None:
    """Give one text of the original its words in the translation, and see them kept."""
    segment = page.locator("li").filter(has_text=text).last
    segment.get_by_role("button", name="Translate").click()
    segment.locator("textarea").fill(words)
    segment.get_by_role("button", name="Save").click()
    expect(segment.get_by_role("button", name="Edit")).to_be_visible()
    expect(segment).to_contain_text(words)


def begin(page: Page) -> None:
    """Submit the person's page for translation into Nynorsk, from the page's own menu."""
    key = page.request.get(f"/api/v1/profiles{PERSON}").json()["id"]
    page.goto(f"/admin/pages/{key}/edit/")
    page.get_by_role("button", name="Actions", exact=True).first.click()
    page.get_by_role("link", name="Translate this page").first.click()
    page.get_by_label("Norwegian Nynorsk").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Submit").click()


def test_two_texts_are_translated_and_the_rest_is_marked(log_in, follower):
    page = log_in("manager")
    job = page.request.get(f"/api/v1/profiles{PERSON}").json()["job_title"]
    begin(page)
    translate(page, HEADLINE[0], HEADLINE[1])
    translate(page, job, JOB)
    follower.goto(PERSON)
    switcher = follower.get_by_role("navigation", name="Languages")
    expect(switcher.get_by_role("link", name=re.compile("Nynorsk"))).to_contain_text("(not this page)")

    with page.expect_navigation():
        page.get_by_role("button", name="Publish in Norwegian Nynorsk").click()
    expect(page.get_by_text("Published").first).to_be_visible()

    follower.goto(PERSON)
    switcher.get_by_role("link", name="Nynorsk", exact=True).click()
    follower.wait_for_url(f"**/nn{PERSON}")
    expect(follower.locator("html")).to_have_attribute("lang", "nn")
    expect(follower.get_by_role("heading", level=1)).to_have_text(HEADLINE[1])
    expect(follower.get_by_text(JOB).first).to_be_visible()
    answers = follower.locator(".answer")
    assert answers.count() > 3
    for answer in answers.all():
        expect(answer.get_by_text("Ikkje omsett enno")).to_be_visible()
        expect(answer.locator(".answer__body")).to_have_attribute("lang", "en")
    expect(follower.locator(".profile-opening__summary")).to_have_attribute("lang", "en")

    follower.get_by_role("link", name="Les originalen").click()
    follower.wait_for_url(f"**{PERSON}")
    expect(follower.get_by_role("heading", level=1)).to_have_text(HEADLINE[0])
    follower.goto("/nn/explore/")
    expect(follower.get_by_role("article").filter(has_text="Kristoffer Lien")).not_to_have_attribute(
        "lang", "en"
    )
