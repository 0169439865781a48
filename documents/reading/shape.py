"""The reading as plain JSON for people and scripts (`read FILE --json`)."""

from collections import Counter
from datetime import date
from decimal import Decimal

from documents.reading.result import Reading, ReadItem, ReadMeasure, Sheet
from domain.words import DocumentKind as Kind
from domain.words import NamedKind
from domain.words import RectificationStatus as Status

Json = dict[str, object]
# Columns that hold 责任 are named for every item as soon as one item of the document has them.
_RESPONSIBLE = ("lead_officer", "lead_dept", "support_dept")


def as_json(reading: Reading) -> Json:
    """Everything understood of a document, in the words of the trade's identifiers."""
    items = reading.items
    known = [name for name in _RESPONSIBLE if any(getattr(item, name) for item in items)]
    shape: Json = {
        "file": reading.file,
        "kind": reading.kind.identifier if reading.kind else None,
        "organization": reading.organization,
        "issuer": reading.issuer,
        "document_date": _iso(reading.document_date or reading.as_of),
        "as_of": _iso(reading.as_of),
        "feedback_date": _iso(reading.feedback_date),
        "inspection_period": [_iso(day) for day in reading.inspection_period] if reading.inspection_period else None,
        "numbering": reading.numbering,
        "declared": {name: _number(value) for name, value in reading.declared},
        "recommendations": list(reading.recommendations),
        "tables": reading.tables,
        "sheets": [sheet.name for sheet in reading.sheets],
        "hidden_columns": _hidden(reading.sheets),
        "layout": _layout(reading),
        "counts": _counts(reading),
        "tally_measure_status": Counter(m.status.identifier for item in items for m in item.measures),
        "tally_closed_text": Counter(item.closed_text for item in items if item.closed_text),
        "amount_sum_wan": _wan(sum(item.amount_fen or 0 for item in items)),
        "problems": [_item(item, reading.kind, known) for item in items],
        "remarks": list(reading.remarks),
        "doubts": [{"place": d.place, "reason": d.reason, "quote": d.quote} for d in reading.doubts],
    }
    first = next((sheet for sheet in reading.sheets if sheet.header_rows), None)
    if first:
        shape |= {"header_rows": list(first.header_rows), "first_data_row": first.first_data_row}
    return shape


def _hidden(sheets: tuple[Sheet, ...]) -> list[str]:
    names = [sheet.columns[column] for sheet in sheets for column in sheet.hidden if column < len(sheet.columns)]
    return list(dict.fromkeys(name for name in names if name))


def _layout(reading: Reading) -> Json:
    sheets = reading.sheets
    if not sheets:
        return {}
    if sheets[0].card:
        return {"tables": len(sheets), "shape": "一题一表，左列为栏目名"}
    first = sheets[0]
    return {
        "tables": len(sheets),
        "title_row": first.title_row,
        "as_of_row": first.as_of_row,
        "header_rows": list(first.header_rows),
        "header_rows_in_table": len(first.header_rows),
        "first_data_row": first.first_data_row,
        "data_rows": first.data_rows,
        "flattened": first.flattened,
        "footer": "填表人/审核人行不是问题" if any(sheet.footer_rows for sheet in sheets) else "",
        "columns": list(first.columns),
    }


def _counts(reading: Reading) -> Json:
    items = reading.items
    named = Counter(item.named_kind for item in items if item.named_kind)
    return {
        "aspects": len(reading.aspects),
        "problems": len(items),
        "measures": sum(len(item.measures) for item in items),
        "closed": sum(item.closed is True for item in items),
        "not_closed": sum(item.closed is False for item in items),
        "rows": sum(sheet.data_rows for sheet in reading.sheets),
        "columns": max((len(sheet.columns) for sheet in reading.sheets), default=0),
        "units": len({item.unit for item in items if item.unit}),
        **{kind.identifier: named[kind] for kind in NamedKind if named},
    }


def _item(item: ReadItem, kind: Kind | None, known: list[str]) -> Json:
    deadline = item.deadline
    shape: Json = {
        "no": int(item.number) if item.number.isdecimal() else item.position,
        "heading": item.heading,
        "aspect": item.aspect or None,
        "measures_count": len(item.measures),
        "measures": [_measure(measure) for measure in item.measures],
        "responsible": {name: getattr(item, name) or None for name in known},
        "deadline_text": deadline.text if deadline else None,
        "deadline_iso": _iso(deadline.day) if deadline else None,
        "deadline_long_term": bool(deadline and deadline.long_term),
        "deadline_immediate": bool(deadline and deadline.immediate),
        "deadline_extended_to": _iso(deadline.extended_to) if deadline else None,
        "deadline_year_inferred": bool(deadline and deadline.year_inferred),
        "status_text": item.status_text,
        "status": item.status.identifier,
        "status_basis": item.status_basis,
        "closed_text": item.closed_text,
        "closed": item.closed,
        "place": item.place,
    }
    shape |= _also(item, kind)
    if item.long_term and item.status is not Status.LONG_TERM:
        shape["long_term"] = True
    return shape


def _also(item: ReadItem, kind: Kind | None) -> Json:
    """What only some kinds of documents say."""
    shape: Json = {
        name: getattr(item, name)
        for name in (
            "heading_number",
            "auto_number",
            "unit",
            "group",
            "goal",
            "requirement",
            "status_column",
            "evidence",
        )
        if getattr(item, name)
    }
    if kind is Kind.RECTIFICATION_REPORT:
        shape |= {"heading_line": item.heading_line, "narrative": item.detail}
    elif item.detail:
        shape["detail"] = item.detail
    if kind in {Kind.ASSIGNMENT_PLAN, Kind.NAMED_MATTERS}:
        shape["feedback_no"] = item.feedback_number
    if item.named_kind:
        shape["named_kind"] = item.named_kind.identifier
    if kind is Kind.LEDGER:
        shape["amount_wan"] = _wan(item.amount_fen)
        shape["amount_fixed"] = {name: _wan(fen) for name, fen in item.amount_fixed}
    if item.examples:
        shape["examples"] = [example.number + example.text for example in item.examples]
    if item.parts:
        shape["parts"] = [
            {"heading": part.heading, "status_text": part.status_text, "narrative": part.detail, "place": part.place}
            for part in item.parts
        ]
    return shape | dict(item.extras)


def _measure(measure: ReadMeasure) -> Json:
    shape: Json = {
        "text": measure.text,
        "status_text": measure.status_text,
        "status": measure.status.identifier,
        "completed_on_text": measure.completed_on_text,
        "completed_on_iso": _iso(measure.completed_on),
        "evidence": measure.evidence,
        "place": measure.place,
    }
    if measure.long_term and measure.status is not Status.LONG_TERM:
        shape["long_term"] = True
    if measure.deadline:
        shape |= {"deadline_text": measure.deadline.text, "deadline_iso": _iso(measure.deadline.day)}
    if measure.responsible:
        shape["responsible"] = measure.responsible
    if measure.progress:
        shape["progress"] = list(measure.progress)
    if measure.support_officers:
        shape["support_officers"] = list(measure.support_officers)
    return shape


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _wan(fen: int | None) -> float | int | None:
    """Fen as 万元."""
    return None if fen is None else _number(float(Decimal(fen) / 1_000_000))


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else value
