"""Signing in, where Wagtail's admin has a place for it: in a group's form, and in one's own account."""

from django import forms
from django.contrib.auth.models import Group
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, ChangePasswordPanel

from .factors import has_factor, must_have_factor
from .forms import NewPasswordForm
from .models import CompulsoryGroup


class CompulsoryPanel(forms.Form):
    """The box in a group's form; what Wagtail asks of such a panel is `is_valid`, `save` and `as_admin_panel`."""

    compulsory = forms.BooleanField(
        label=_("Members of this group need a second factor"),
        help_text=_(
            "Whoever has none yet is led to set one up after signing in, and reaches nothing else in the admin before."
        ),
        required=False,
    )

    def __init__(self, data=None, files=None, instance: Group | None = None) -> None:
        self.group = instance or Group()
        needed = self.group.pk is not None and CompulsoryGroup.objects.filter(group=self.group).exists()
        super().__init__(data, files, prefix="second_factor", initial={"compulsory": needed})

    def save(self) -> None:
        if self.cleaned_data["compulsory"]:
            CompulsoryGroup.objects.get_or_create(group=self.group)
        else:
            CompulsoryGroup.objects.filter(group=self.group).delete()

    def as_admin_panel(self) -> str:
        return render_to_string("wagtailadmin/signin/group_panel.html", {"form": self})


class NothingForm(forms.Form):
    """Wagtail saves every panel of an account; this one only shows."""

    def __init__(self, *args, instance=None, **kwargs) -> None:
        super().__init__(*args, **kwargs)

    def save(self) -> None:
        pass


class WaysPanel(BaseSettingsPanel):
    name = "sign_in"
    title = _("Signing in")
    order = 90
    form_class = NothingForm
    template_name = "wagtailadmin/signin/account_panel.html"

    def get_context_data(self) -> dict:
        return super().get_context_data() | {
            "has_factor": has_factor(self.user),
            "compulsory": must_have_factor(self.user),
        }


class PasswordPanel(ChangePasswordPanel):
    """In the place of Wagtail's own, which `WAGTAIL_PASSWORD_MANAGEMENT_ENABLED` takes away."""

    form_class = NewPasswordForm

    def is_active(self) -> bool:
        return self.user.has_usable_password()

    def get_form(self) -> NewPasswordForm:
        # Wagtail asks for it several times in a request, and each form would count the same mistake.
        if not hasattr(self.request, "new_password_form"):
            self.request.new_password_form = super().get_form()
        return self.request.new_password_form
