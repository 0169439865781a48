"""文书要素: what one paper bears beside its text, in one form; one undoable step."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QScrollArea, QWidget

from documents import particulars
from documents.composing.papers import COMPOSERS
from domain.names import names_in
from domain.particulars import URGENCY, faults
from domain.records import Particulars
from domain.words import PaperForm, PaperKind
from gui.dates import date_of
from gui.desk import Desk
from gui.widgets import Segments
from gui.widgets.field import Field, FieldError
from gui.widgets.field_box import FieldBox
from gui.widgets.forms import FormDialog, form_area
from gui.widgets.tab_order import chain

WIDTH = 720
# field of the record, label, what stands there when nothing is written, its share of a row
ROWS = (
    (("mark", "发文机关标志", "照写巡察组全称"),),
    (("document_number", "发文字号", "例如：云巡〔2025〕3号"), ("dated", "成文日期", "出具当天；例如 2025.3.26")),
    (
        ("serial_number", "份号", "例如：000001"),
        ("secrecy", "密级和保密期限", "例如：机密★1年"),
        ("urgency", "紧急程度", "、".join(URGENCY[:2])),
    ),
    (("addressee", "主送", "照写单位全称"), ("signed_as", "署名", "照写巡察组全称")),
    (("signers", "签发人（上行文）", "姓名，多人用顿号隔开"), ("copies_to", "抄送", "用逗号隔开，末尾不加句号")),
    (("printed_by", "印发机关", "例如：中共云栖县委巡察办"), ("printed_on", "印发日期", "同成文日期")),
)
PLAIN = (
    (("dated", "成文日期", "出具当天；例如 2025.3.26"), ("signed_as", "署名", "照写巡察组全称")),
    (("addressee", "主送", "照写单位全称"),),
)


class ParticularsDialog(FormDialog):
    """Only what the standard knows can be saved; what is left open is said before issuing."""

    keeps = True

    def __init__(self, desk: Desk, kind: PaperKind, parent: QWidget | None = None) -> None:
        super().__init__(f"{kind}的要素", self._save, desk.notices.show, parent, width=WIDTH)
        self._desk = desk
        self._former = particulars.of(desk.store, desk.visit_uid, kind)
        self._letter = COMPOSERS[kind].letter
        self.fields = {
            name: Field(label, QLineEdit(), hint)
            for row in (ROWS if self._letter else PLAIN)
            for name, label, hint in row
        }
        self.form = Segments([(form.identifier, str(form)) for form in PaperForm], name="版式")
        self.sealed = QCheckBox("加盖印章，留出盖章处")
        self.catalogue = QCheckBox("附证据目录")
        self.head = QCheckBox("末尾印改动记录号和二维码")
        self.say("不填的一项照通常的样子印；下一家单位的同一种文书照这次填好，文号、份号、主送和日期除外。", "text2")
        self.body.addWidget(self._build_form(kind))
        _cancel, self.save_button = self.add_buttons(("取消", "保存"))
        self._show()

    def _build_form(self, kind: PaperKind) -> QScrollArea:
        rows: list[list[QWidget]] = [[FieldBox("版式", self.form)]] if self._letter else []
        rows += [[self.fields[name] for name, _, _ in row] for row in (ROWS if self._letter else PLAIN)]
        boxes = [self.sealed, self.head]
        if kind is not PaperKind.EVIDENCE_CATALOGUE:
            boxes.insert(1, self.catalogue)
        rows.append([*boxes])
        area = form_area(rows, "文书要素", self.room())
        chain([*(field.edit for field in self.fields.values()), *boxes])
        return area

    def _show(self) -> None:
        self.form.choose((self._former.form or PaperForm.LETTER).identifier)
        self.sealed.setChecked(self._former.sealed)
        self.catalogue.setChecked(self._former.with_catalogue)
        self.head.setChecked(self._former.with_head)
        for name, field in self.fields.items():
            field.edit.setText(_shown(getattr(self._former, name)))
            field.edit.setCursorPosition(0)
        next(iter(self.fields.values())).edit.setFocus()

    def _save(self) -> None:
        told = self._read()
        for fault in faults(told):
            if fault.field in self.fields and self.fields[fault.field].edit.text().strip():
                raise FieldError(self.fields[fault.field], fault.text)
        particulars.save(self._desk.store, told)

    def _read(self) -> Particulars:
        told: dict[str, object] = {name: self._value(name, field) for name, field in self.fields.items()}
        if self._letter:
            told["form"] = PaperForm.named(self.form.choice())
        told |= {
            "sealed": self.sealed.isChecked(),
            "with_catalogue": self.catalogue.isChecked(),
            "with_head": self.head.isChecked(),
        }
        return replace(self._former, **told)  # type: ignore[arg-type]  # the names are those of the record

    def _value(self, name: str, field: Field) -> object:
        text = field.edit.text().strip()
        if name in ("dated", "printed_on"):
            return date_of(field)
        if name == "signers":
            return names_in(text)
        return text


def _shown(value: object) -> str:
    if isinstance(value, date):
        return f"{value.year}.{value.month}.{value.day}"
    return "、".join(value) if isinstance(value, tuple) else str(value or "")
