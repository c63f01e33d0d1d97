from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sle_desktop.errors import UserError
from sle_desktop.ui.messages import LossDialog, Messages, may_lose
from sle_desktop.ui.widgets.banner import Banner
from sle_desktop.ui.widgets.button import Button

FULL = UserError("DISK_FULL", "Not saved: the disk is full.", "Free some space.")


def buttons(widget: QWidget) -> dict[str, Button]:
    return {one.accessibleName(): one for one in widget.findChildren(Button) if one.isVisible()}


def banner(messages: Messages) -> Banner:
    found = messages.findChild(Banner)
    assert isinstance(found, Banner)
    return found


def shown(qtbot: QtBot) -> Messages:
    messages = Messages()
    qtbot.addWidget(messages)
    messages.show()
    messages.clear()
    return messages


def test_no_message_takes_no_room(qtbot: QtBot) -> None:
    assert not shown(qtbot).isVisible()


def test_a_refused_write_stays_until_it_was_tried_again(qtbot: QtBot) -> None:
    messages, tried = shown(qtbot), []
    messages.refuse(FULL, lambda: tried.append("again"))
    assert banner(messages).accessibleName() == "Not saved: the disk is full. Free some space."
    assert list(buttons(messages)) == ["Try again"]
    QTest.mouseClick(buttons(messages)["Try again"], Qt.MouseButton.LeftButton)
    assert tried == ["again"]
    assert not messages.isVisible()


def test_a_try_that_fails_again_says_so_again(qtbot: QtBot) -> None:
    messages = shown(qtbot)
    messages.refuse(FULL, lambda: messages.refuse(FULL))
    QTest.mouseClick(buttons(messages)["Try again"], Qt.MouseButton.LeftButton)
    assert messages.isVisible()
    assert banner(messages).isVisible()


def test_other_messages_can_be_closed(qtbot: QtBot) -> None:
    messages = shown(qtbot)
    for say in (messages.say, messages.done, messages.care, lambda what: messages.refuse(FULL)):
        say("The copy is saved.")
        QTest.mouseClick(buttons(messages)["Close this message"], Qt.MouseButton.LeftButton)
        assert not messages.isVisible()


def test_an_old_button_does_not_do_a_new_messages_work(qtbot: QtBot) -> None:
    messages, done = shown(qtbot), []
    messages.done("Set aside.", action="Undo", do=lambda: done.append("undo"))
    messages.say("Two statements differ.", action="Show them", do=lambda: done.append("show"))
    QTest.mouseClick(buttons(messages)["Show them"], Qt.MouseButton.LeftButton)
    assert done == ["show"]


def test_only_a_loss_is_asked_about_and_keeping_is_the_default(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def press(key: Qt.Key) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LossDialog)
        QTest.keyClick(dialog.focusWidget() or dialog, key)

    for key, lost in ((Qt.Key.Key_Escape, False), (Qt.Key.Key_Space, False)):
        QTimer.singleShot(20, lambda key=key: press(key))
        assert may_lose(parent, "Delete the draft?", "It is gone then.", "Delete") is lost

    def lose() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        QTest.mouseClick(buttons(dialog)["Delete"], Qt.MouseButton.LeftButton)

    QTimer.singleShot(20, lose)
    assert may_lose(parent, "Delete the draft?", "It is gone then.", "Delete") is True
