"""The draft as a page of the website, for the holder of a link: a banner, an answer form, and files through the link.

The site's own template is rendered as for a preview; what is of the link is put in afterwards, so that every page type
of every site can be shared as it is.
"""

import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from publishing.models import PublishingRendition
from publishing.sharing.draft import SharedDraft

# What a chat application would fetch and keep as soon as the link is pasted into a message.
_TOLD_TO_MACHINES = re.compile(
    r"<meta\b[^>]*\b(?:property=[\"']og:|name=[\"'](?:description|twitter:|robots))[^>]*>"
    r"|<script\b[^>]*application/ld\+json[^>]*>.*?</script>",
    re.IGNORECASE | re.DOTALL,
)
_TITLE = re.compile(r"<title\b[^>]*>.*?</title>", re.IGNORECASE | re.DOTALL)
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_END_OF_MAIN = re.compile(r"</main\s*>(?!.*</main\s*>)|</body\s*>(?!.*</main\s*>)", re.IGNORECASE | re.DOTALL)


def render_shared(request: HttpRequest, found: SharedDraft, token: str, context: dict[str, Any]) -> str:
    """The whole page as HTML. The link is open."""
    page = found.page
    response: HttpResponse = page.make_preview_request(
        request, page.default_preview_mode, extra_request_attrs={"in_preview_panel": True, "shared_draft": found}
    )
    if response.status_code != 200:
        raise RuntimeError(f"the draft of page {page.pk} cannot be rendered: {response.status_code}")
    html = _files_by_link(response.content.decode(), request, found, token)
    html = _TITLE.sub(format_html("<title>{}</title>", _("Draft for checking – not published")), html, count=1)
    html = _TOLD_TO_MACHINES.sub("", html)
    context = context | {"found": found, "share": found.share, "token": token}
    head = format_html(
        '<meta name="robots" content="noindex, nofollow, noarchive"><link rel="stylesheet" href="{}">',
        static("publishing/share.css"),
    )
    html = html.replace("</head>", f"{head}</head>", 1)
    banner = render_to_string("publishing/share/banner.html", context)
    html = _BODY.sub(lambda body: body.group() + banner, html, count=1)
    form = render_to_string("publishing/share/answer.html", context)
    return _END_OF_MAIN.sub(lambda end: form + end.group(), html, count=1)


def _files_by_link(html: str, request: HttpRequest, found: SharedDraft, token: str) -> str:
    """The addresses of the draft's own files changed to those below the link; what is public keeps its own."""
    keys = found.files()
    media, documents = settings.MEDIA_URL, reverse("wagtaildocs_serve", args=[0, "x"]).removesuffix("0/x")
    renditions = PublishingRendition.objects.filter(image_id__in=keys["image"]).only("file")
    own = {rendition.url for rendition in renditions}
    below = reverse("sharing:draft", args=[token])
    host = re.escape(f"{request.scheme}://{request.get_host()}")
    addresses = re.compile(rf"(?<=[\"'(\s,=])(?:{host})?((?:{re.escape(media)}|{re.escape(documents)})[^\"'\s,)]+)")

    def moved(match: re.Match[str]) -> str:
        address = match.group(1)
        if address in own:
            return f"{below}media/{address.removeprefix(media)}"
        number = address.removeprefix(documents).partition("/")[0]
        if address.startswith(documents) and number.isdecimal() and int(number) in keys["document"]:
            return f"{below}documents/{address.removeprefix(documents)}"
        return match.group()

    return addresses.sub(moved, html)
