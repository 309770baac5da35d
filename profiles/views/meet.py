"""Someone by chance."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Site

from ..querysets import published_profiles


@require_safe
@never_cache
def meet(request: HttpRequest) -> HttpResponse:
    """Leads to a person by chance, each time anew."""
    site = Site.find_for_request(request)
    person = published_profiles(site).anyone() if site else None
    if person is None:
        raise Http404
    return HttpResponseRedirect(person.get_url(request, site))
