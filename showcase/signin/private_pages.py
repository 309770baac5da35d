"""The password of a page that is shared with some."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.forms import PasswordViewRestrictionForm
from wagtail.models import Page, PageViewRestriction
from wagtail.views import authenticate_with_password

from .addresses import client_address
from .responses import with_lock
from .throttle import LOCKED, Lock, find_lock, record_failure


def open_page(request: HttpRequest, page_view_restriction_id: int, page_id: int) -> HttpResponse:
    """Wagtail's, for a few times: counted by page and address, so that nobody keeps the others out."""
    if request.method != "POST":
        return authenticate_with_password(request, page_view_restriction_id, page_id)
    account = f"page {page_view_restriction_id} from {client_address(request)}"
    if not (lock := find_lock(request, account)):
        response = authenticate_with_password(request, page_view_restriction_id, page_id)
        if response.status_code != 200:
            return response
        record_failure(request, account)
        if not (lock := find_lock(request, account)):
            return response
    return _locked(request, page_view_restriction_id, page_id, lock)


def _locked(request: HttpRequest, restriction_id: int, page_id: int, lock: Lock) -> HttpResponse:
    restriction = get_object_or_404(PageViewRestriction, pk=restriction_id)
    form = PasswordViewRestrictionForm(request.POST, instance=restriction)
    form.add_error(None, ValidationError(lock.words, code=LOCKED, params={"seconds": lock.seconds}))
    page = get_object_or_404(Page, pk=page_id).specific
    return with_lock(page.serve_password_required_response(request, form, request.path), form)
