"""Why a file is refused, in words: one sentence a code, and what to do where the reason does not say it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

SENTENCES: Final = {
    "too_large": _("“%(name)s” is %(size)s MB; at most %(limit)s MB is accepted."),
    "empty": _("“%(name)s” is empty."),
    "not_the_type_named": _("“%(name)s” is called a %(named)s file, but its content is something else."),
    "type_not_allowed": _("“%(name)s” is not one of the accepted types: %(allowed)s."),
    "truncated": _("“%(name)s” is damaged or incomplete and cannot be opened."),
    "too_many_pixels": _("The picture “%(name)s” has more than %(limit)s million pixels."),
    "encrypted": _("“%(name)s” is locked with a password, so the public could not open it."),
    "unsafe_name": _(
        "The name “%(name)s” contains characters that cannot be seen. Rename the file and upload it again."
    ),
    "name_too_long": _("The name “%(name)s” is too long: at most %(limit)s characters."),
    "unsafe_path": _(
        "“%(name)s” contains “%(path)s”, which would be unpacked outside of the folder chosen. Make the archive anew."
    ),
    "unsafe_name_inside": _("“%(name)s” contains a file whose name has hidden characters or is too long: “%(path)s”."),
    "too_many_entries": _("“%(name)s” contains %(count)s files; at most %(limit)s are accepted."),
    "bomb": _("“%(name)s” grows too large when it is opened (more than %(limit)s MB, or out of all proportion)."),
    "overlapping": _("“%(name)s” is made so that its parts lie over each other, which no ordinary program does."),
    "inconsistent": _("The list of contents of “%(name)s” does not agree with what it contains. Make the file anew."),
    "unusual_packing": _(
        "“%(name)s” is packed in an unusual way that many computers cannot open. Make it as an ordinary ZIP."
    ),
    "split_archive": _(
        "“%(name)s” is one part of an archive split into several. Make one archive, or several complete ones."
    ),
    "polyglot": _("“%(name)s” has something else hidden in it. Open it, save it anew and upload that."),
    "nested_archive": _("“%(name)s” is an archive inside another file. Put its files in directly."),
    "program_inside": _("“%(name)s” is a program or a shortcut, which may not be published."),
    "type_inside": _("“%(name)s” may not be in an archive. Accepted there: %(allowed)s."),
    "macros": _("“%(name)s” contains macros. Save it without macros (as docx, xlsx or pptx) and upload that."),
    "active_content": _("“%(name)s” contains ActiveX controls, which run programs. Remove them, or save it as PDF."),
    "command": _("“%(name)s” contains a field that starts another program (DDE). Remove it, or save it as PDF."),
    "fetches": _("“%(name)s” fetches something from elsewhere when it is opened: “%(target)s”. Put it into the file."),
    "program_embedded": _("“%(name)s” has a program or an archive embedded: “%(part)s”. Remove it."),
    "xml_bomb": _("“%(name)s” is built so that it would overload the programs that open it."),
    "pdf_script": _("The PDF “%(name)s” contains a script. Print it to a new PDF and upload that."),
    "pdf_launch": _(
        "The PDF “%(name)s” would start a program or bring in data. Print it to a new PDF and upload that."
    ),
    "pdf_xfa": _(
        "The PDF “%(name)s” is an XFA form, which most programs cannot show. Print it to a new PDF and upload that."
    ),
    "pdf_program": _("The PDF “%(name)s” carries a program or macros with it: “%(carried)s”. Remove it."),
    "pdf_archive": _("The PDF “%(name)s” carries an archive with it: “%(carried)s”. Remove it."),
    "too_costly": _(
        "“%(name)s” takes too long or too much memory to open, so it could not be checked. Make it simpler."
    ),
    "breaks_readers": _("“%(name)s” makes the program that opens it fail. Save it anew and upload that."),
    "not_checked": _(
        "“%(name)s” could not be checked because of a fault of the system. Nothing was stored; try again."
    ),
    "infected": _("The virus scanner found “%(virus)s” in “%(name)s”. Check the computer it comes from."),
    "viruses_not_checked": _(
        "“%(name)s” cannot be checked for viruses now. Nothing was stored; try again in a moment."
    ),
}
"""By code; each is filled from the problem's context, which always holds `name`."""
