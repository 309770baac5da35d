"""What happens when pages are made and moved. Connected once, in `ProfilesConfig.ready()`."""

from django.db.models.signals import post_save
from django.utils.translation import override
from wagtail.signals import init_new_page, page_published, post_page_move


def connect() -> None:
    """Connect every handler of the package."""
    from wagtail_localize.models import TranslationLog

    from media.models import Image

    from .languages.provenance import note_provenance, tell_translators
    from .models import ProfilePage

    init_new_page.connect(lay_out_questions, dispatch_uid="profiles.lay_out_questions")
    post_page_move.connect(keep_series, sender=ProfilePage, dispatch_uid="profiles.keep_series")
    page_published.connect(draw_pictures, dispatch_uid="profiles.draw_pictures")
    post_save.connect(redraw_picture, sender=Image, dispatch_uid="profiles.redraw_picture")
    page_published.connect(tell_translators, dispatch_uid="profiles.tell_translators")
    post_save.connect(note_provenance, sender=TranslationLog, dispatch_uid="profiles.note_provenance")


def lay_out_questions(sender, page, parent, **kwargs) -> None:
    """Open a new profile with its series' questions in order, ready to type into. Retired ones are left out."""
    from .languages.choice import in_reading_language
    from .models import Answer, ProfilePage

    if not isinstance(page, ProfilePage):
        return
    page.series = parent
    questions = parent.question_set.questions() if parent.question_set else []
    with override(parent.locale.language_code):
        questions = in_reading_language(questions)
    page.answers = [
        Answer(question=question, wording=question.text, sort_order=order)
        for order, question in enumerate(question for question in questions if not question.retired)
    ]


def keep_series(sender, instance, **kwargs) -> None:
    """A profile moved to another series belongs to that series, in every list and count, at once."""
    from .models import ProfilePage

    moved = ProfilePage.objects.get(pk=instance.pk)
    ProfilePage.objects.filter(pk=moved.pk).update(series_id=moved.series_id_in_tree())


def draw_pictures(sender, instance, **kwargs) -> None:
    """Draw a published page's pictures in every size that the site shows, so that no visitor waits for them."""
    from media.signal_handlers import enqueue_drawing

    from .models import ProfilePage, ShowcasePage

    if isinstance(instance, ShowcasePage) and instance.lead_image:
        role = "portrait" if isinstance(instance, ProfilePage) else "lead"
        enqueue_drawing(instance.lead_image.pk, role)


def redraw_picture(sender, instance, created: bool, raw: bool = False, **kwargs) -> None:
    """A picture in use that gets another file or focal point is drawn again for every place where it is."""
    from media.signal_handlers import enqueue_drawing

    from .usage import roles_of

    if not raw and not created:
        for role in sorted(roles_of(instance)):
            enqueue_drawing(instance.pk, role)
