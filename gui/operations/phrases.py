"""Deeds on the wordings an office keeps (常用表述、政策依据): keep, change, order, drop."""

from dataclasses import replace

from documents.phrase_files import made
from domain.errors import InputError
from domain.records import Phrase, new_uid
from domain.words import PhraseKind
from storage.store import Store


def keep(store: Store, kind: PhraseKind, text: str, *, area: str = "", source: str = "") -> str:
    """A wording at the end of its kind; one that is there already is not kept twice. Returns its uid."""
    text = text.strip()
    if not text:
        raise InputError("还没有写要存的文字，什么也没有存，请先写上再存。")
    kept = store.phrases.find(kind)
    if known := next((phrase for phrase in kept if phrase.text == text), None):
        return known.uid
    phrase = made(kind, text, area=area, source=source)
    uid = new_uid() if store.phrases.get(phrase.uid) else phrase.uid
    with store.change(f"存为常用{kind}"):
        store.phrases.put(replace(phrase, uid=uid, position=max((one.position for one in kept), default=0) + 1))
    return uid


def write(store: Store, uid: str, **fields: object) -> None:
    """Changes a wording; papers that took it keep what they took. Words that will not do keep nothing else back."""
    phrase = store.phrases.one(uid)
    wrong = _wrong(store, phrase, str(fields.get("text", phrase.text)))
    right = {name: value for name, value in fields.items() if not wrong or name != "text"}
    written = replace(phrase, **right)  # type: ignore[arg-type]  # the form names fields of the record
    if written != phrase:
        with store.change("修改常用表述"):
            store.phrases.put(written)
    if wrong:
        raise InputError(wrong)


def _wrong(store: Store, phrase: Phrase, text: str) -> str:
    if not text.strip():
        return "内容不能空着，原来的文字还在，请写上内容，或者删掉这一条。"
    if any(other.text == text and other.uid != phrase.uid for other in store.phrases.find(phrase.kind)):
        return "已有一条同样的内容，内容没有改动，请写得不同，或者删掉这一条。"
    return ""


def move(store: Store, uid: str, by: int) -> None:
    """One place up or down among its kind; the ends stay."""
    phrase = store.phrases.one(uid)
    kept = store.phrases.find(phrase.kind)
    place = [other.uid for other in kept].index(uid)
    there = place + by
    if not 0 <= there < len(kept):
        return
    kept.insert(there, kept.pop(place))
    with store.change("调整常用表述次序"):
        for position, other in enumerate(kept, 1):
            store.phrases.put(replace(other, position=position))


def drop(store: Store, uid: str) -> None:
    """Ctrl+Z brings it back; papers that took it keep what they took."""
    with store.change("删除常用表述"):
        store.phrases.drop(uid)


def as_written(phrase: Phrase) -> str:
    """What goes into the working paper: a policy is named by its source before its words."""
    return f"{phrase.source}：{phrase.text}" if phrase.source else phrase.text
