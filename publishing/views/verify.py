"""/verify/CODE: whoever holds a printed form asks whether, since when and by whose permission the item is public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from publishing.lookup import answer_for

_LONGEST_CODE = 40


def verify(request: HttpRequest, code: str = "") -> HttpResponse:
    """What is recorded for the code; without one, the form that asks for it. 404 for a code there is not."""
    typed = "".join(request.GET.get("code", "").split())[:_LONGEST_CODE]
    if typed and not code and "/" not in typed:
        return redirect("verify", code=typed.upper())
    code = code[:_LONGEST_CODE]
    answer = answer_for(code) if code and "\0" not in code else None
    unknown = bool(code) and answer is None
    context = {"code": code.upper(), "typed": typed, "answer": answer, "unknown": unknown}
    response = TemplateResponse(request, "publishing/verify.html", context, status=404 if unknown else 200)
    response["X-Robots-Tag"] = "noindex"
    return response
