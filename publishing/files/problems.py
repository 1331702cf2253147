"""Why a file is not accepted, as data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FileProblem:
    """One reason why a file is not accepted: a code and what its sentence needs."""

    code: str
    context: dict[str, object]

    @property
    def message(self) -> str:
        """The reason as a sentence in the reader's language."""
        # Here and not above: the box knows codes only, and must not pay for Django.
        from publishing.files.sentences import SENTENCES

        return str(SENTENCES[self.code]) % self.context


class Refusal(Exception):  # noqa: N818 - an answer, not a fault
    """The content is not acceptable, for the reason whose code is the first argument."""

    def __init__(self, code: str, **context: object) -> None:
        super().__init__(code)
        self.code = code
        self.context = context

    def problem(self, **context: object) -> FileProblem:
        """The reason, told of the file named in the context unless the refusal names one itself."""
        return FileProblem(self.code, context | self.context)
