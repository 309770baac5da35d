"""Work that need not be done before an editor gets an answer; at once where no queue is set up."""

from django_tasks import task


@task()
def draw_renditions(image_id: int, role: str) -> None:
    """Draw a picture's sizes for a role. A picture that has been deleted meanwhile needs none."""
    from .models import Image
    from .renditions import draw

    if image := Image.objects.filter(pk=image_id).first():
        draw(image, role)
