"""Any text at all: both files open and say the same."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.paper import pdf, proofreading, styles, word
from documents.paper.model import (
    Addressee,
    Annex,
    AttachmentNote,
    Block,
    Document,
    Form,
    Heading,
    Para,
    Signature,
    Table,
    Title,
)

STYLES = styles.shipped()
TEXT = st.text(st.one_of(st.characters(codec=None), st.sampled_from("的一，。“”（）——……3.8% 㛃")), max_size=60)
BLOCK: st.SearchStrategy[Block] = st.one_of(
    st.builds(Title, text=TEXT),
    st.builds(Addressee, text=TEXT),
    st.builds(Para, text=TEXT, indent=st.booleans()),
    st.builds(Heading, level=st.integers(1, 4), text=TEXT, body=TEXT),
    st.builds(Annex, label=TEXT, title=TEXT),
    st.builds(AttachmentNote, names=st.lists(TEXT, min_size=1, max_size=3).map(tuple)),
    st.builds(Signature, name=TEXT, day=TEXT, sealed=st.booleans()),
    st.builds(
        Table,
        head=st.tuples(TEXT, TEXT),
        rows=st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple),
        widths=st.just((1.0, 2.0)),
        centred=st.sampled_from([(), (0,)]),
    ),
)
DOCUMENT = st.builds(
    Document,
    form=st.sampled_from([*Form]),
    title=TEXT,
    author=TEXT,
    mark=TEXT,
    number=TEXT,
    blocks=st.lists(BLOCK, max_size=6).map(tuple),
)


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENT)
def test_any_document_says_the_same_in_both_files(document: Document) -> None:
    files = word.as_bytes(document, STYLES), pdf.as_bytes(document, STYLES)
    assert proofreading.differences(document, *files) == ""
