"""Settings about oneself: the name that signs, the address, the project."""

from sle_desktop.errors import UserError
from sle_desktop.ui.messages import Messages
from sle_desktop.ui.settings.section import Section, SettingsServices
from sle_desktop.ui.widgets.answer import Answer
from sle_desktop.ui.widgets.question import Question, QuestionFact
from sle_desktop.ui.widgets.text_field import TextField

_NAME = QuestionFact("Your name", "As it stands under what you sign.")
_EMAIL = QuestionFact("Your e-mail address", "Schools see it on your documents.")


class Me(Section):
    """Name, address, project."""

    KEY, LABEL = "me", "Me"

    def __init__(self, services: SettingsServices, messages: Messages) -> None:
        super().__init__(services, messages)
        self.name, self.email = TextField("Your name"), TextField("Your e-mail address")
        self._asked_name, self._asked_email = Question(self.name), Question(self.email)
        self.column.addWidget(self._asked_name)
        self.column.addWidget(self._asked_email)
        self._project = self.block("Project", "")
        self.name.answered.connect(self._rename)
        self.email.answered.connect(self._readdress)

    def read(self) -> None:
        """Show who one is."""
        mine, project = self.services.myself.person(), self.services.myself.project()
        self.name.show_answer(Answer(mine.name))
        self.email.show_answer(Answer(mine.email or None))
        self._asked_name.show_fact(_NAME)
        self._asked_email.show_fact(_EMAIL)
        joined = f"You have joined “{project}”. It vouches for what this laptop signs."
        alone = "You have not joined a project. What you sign is sealed, and checks out as yours."
        self._project.setText(joined if project else alone)

    def _rename(self, value: object) -> None:
        try:
            changes = self.services.myself.rename(str(value or ""))
        except UserError as error:
            self._asked_name.show_fact(_with(_NAME, error))
            return
        self._asked_name.show_fact(_NAME)
        self.services.tell(changes)
        self.saved.emit("")

    def _readdress(self, value: object) -> None:
        try:
            changes = self.services.myself.readdress(str(value or ""))
        except UserError as error:
            self._asked_email.show_fact(_with(_EMAIL, error))
            return
        self._asked_email.show_fact(_EMAIL)
        self.services.tell(changes)
        self.saved.emit("")


def _with(fact: QuestionFact, error: UserError) -> QuestionFact:
    return QuestionFact(fact.label, fact.hint, problem=f"{error.says} {error.do}")
