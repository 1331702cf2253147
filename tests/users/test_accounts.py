"""Accounts: what a signature needs is asked, and no account is deleted."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse

from tests.world import Story, superuser
from users.models import AccountsAreKeptError


@pytest.fixture
def admin(story: Story, client: Any) -> Any:
    """A signed-in superuser."""
    client.force_login(superuser(first_name="ผู้ดูแล", last_name="ระบบ", email="root@sathit.example"))
    return client


FIELDS = {
    "username": "new.person",
    "email": "new@sathit.example",
    "name_prefix": "นาง",
    "first_name": "ตัวอย่าง",
    "last_name": "สมมุติ",
    "position": "นักวิชาการศึกษาชำนาญการ",
    "telephone": "0 2000 0001",
}


def test_account__is_created_with_prefix_position_and_telephone(admin: Any) -> None:
    shown = admin.get(reverse("wagtailusers_users:add")).content.decode()
    for label in ("คำนำหน้าชื่อ", "ตำแหน่ง", "โทรศัพท์"):
        assert label in shown
    password = "สาธิตสาธิต-2569"
    data = FIELDS | {"password1": password, "password2": password}
    assert admin.post(reverse("wagtailusers_users:add"), data).status_code == 302
    user = get_user_model().objects.get(username="new.person")
    assert user.get_full_name() == "นางตัวอย่าง สมมุติ"
    assert (user.position, user.telephone) == (FIELDS["position"], FIELDS["telephone"])


def test_account__is_edited_and_made_inactive(story: Story, admin: Any) -> None:
    person = story.people["policy.head"]
    url = reverse("wagtailusers_users:edit", args=[person.pk])
    shown = admin.get(url).content.decode()
    assert person.position in shown
    assert 'name="name_prefix"' in shown
    data = FIELDS | {"username": person.username, "groups": list(person.groups.values_list("pk", flat=True))}
    assert admin.post(url, data).status_code == 302  # is_active is not ticked
    person.refresh_from_db()
    assert not person.is_active
    assert person.position == FIELDS["position"]


@pytest.mark.parametrize("referenced", [True, False], ids=["who_holds_a_seat", "nobody_refers_to"])
def test_account__is_not_deleted_in_the_admin(referenced: bool, story: Story, admin: Any) -> None:
    users = get_user_model().objects
    person = story.people["policy.head"] if referenced else users.create_user(username="nobody", password="x")
    url, edit_url = (reverse(f"wagtailusers_users:{act}", args=[person.pk]) for act in ("delete", "edit"))
    for refused in (admin.get(url, follow=True), admin.post(url, follow=True)):
        assert refused.redirect_chain[-1][0] == edit_url
        assert "บัญชีผู้ใช้ลบไม่ได้" in refused.content.decode()
    assert users.filter(pk=person.pk).exists()
    for page in (edit_url, reverse("wagtailusers_users:index")):
        assert url not in admin.get(page).content.decode(), "no button"


def test_accounts__are_not_deleted_in_bulk(story: Story, admin: Any) -> None:
    count = get_user_model().objects.count()
    url = reverse("wagtail_bulk_action", args=["users", "user", "delete"])
    assert admin.post(f"{url}?id={story.people['policy.head'].pk}").status_code == 404
    assert url not in admin.get(reverse("wagtailusers_users:index")).content.decode()
    assert get_user_model().objects.count() == count


def test_accounts__belong_to_superusers(story: Story, client: Any) -> None:
    story.sign_in(client, "director")
    person = story.people["policy.head"]
    for name, args in (("index", []), ("add", []), ("edit", [person.pk]), ("delete", [person.pk])):
        response = client.post(reverse(f"wagtailusers_users:{name}", args=args))
        assert response.status_code == 302
        assert response.url == reverse("wagtailadmin_home")


def test_account__is_not_deleted_by_program(story: Story) -> None:
    users = get_user_model().objects
    nobody = users.create_user(username="nobody", password="x")
    with pytest.raises(AccountsAreKeptError):
        nobody.delete()
    with pytest.raises(AccountsAreKeptError), transaction.atomic():
        users.filter(pk=nobody.pk).delete()
    with pytest.raises((ProtectedError, AccountsAreKeptError)), transaction.atomic():
        users.filter(pk=story.people["policy.head"].pk).delete()
    assert users.filter(pk=nobody.pk).exists()
