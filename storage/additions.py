"""What the schemas after the first added, in their order."""

# Schema 2: an entry that answers several problems.
ALSO_ANSWERS = """create table also_answers (id integer primary key, uid text not null unique,
    visit_uid text not null, entry_uid text not null, issue_uid text not null) strict"""

# Schema 3: signed papers of the exchange, each whole: roster, trusted keys, checkpoints, receipts, origins of archives,
# what colleagues were seen to have. The journal does not carry them: each workspace trusts for itself.
EXCHANGE = (
    """create table signed_paper (kind text not null, name text not null, kept_at text not null,
        content text not null, signature text not null, primary key (kind, name)) strict, without rowid""",
)

# Schema 4: who signed a working paper.
SIGNED = tuple(
    f"alter table finding add column {column} text not null default ''" for column in ("deputy_signed", "leader_signed")
)

# Schema 5: what the search box asks. It holds no text; its rows have the numbers of journal_record. Every sign
# outside ASCII is a letter to the tokenizer: the text is cut before it comes here.
SEARCH = """create virtual table search using fts5(kind, visit, text, content = '', contentless_delete = 1,
    tokenize = "ascii tokenchars '_'", prefix = '1')"""

# Schema 6: where the camera says it was, and what counting the pieces of every subject needs.
CAMERA_PLACE = "alter table evidence add column taken_where_text text not null default ''"
COUNTED = (("evidence_link", ("visit_uid", "target_uid", "evidence_uid")), ("evidence", ("visit_uid", "kind", "uid")))

# Schema 7: blind second answers, and visits so short that they answer the core checks only.
SECOND_OPINION = """create table second_opinion (id integer primary key, uid text not null unique,
    visit_uid text not null, item_uid text not null, judge text not null, subject_uid text, answer text,
    reason text not null, question_answered text not null, answered_at text) strict"""
CORE_ONLY = "alter table look_back_visit add column core_only integer not null default 0"

# Schema 8: what a paper bears beside its text, the office's own words, and what an issued paper is about.
PAPERS = (
    """create table particulars (id integer primary key, uid text not null unique,
        visit_uid text not null, kind text not null, form text, sealed integer not null, mark text not null,
        document_number text not null, serial_number text not null, secrecy text not null, urgency text not null,
        signers text not null, addressee text not null, signed_as text not null, dated text,
        copies_to text not null, printed_by text not null, printed_on text,
        with_catalogue integer not null) strict""",
    """create table office_wording (id integer primary key, uid text not null unique,
        kind text not null, text text not null) strict""",
)
PAPER_ISSUED = (
    "alter table paper add column finding_uid text",
    "alter table paper add column document_number text not null default ''",
    "alter table paper add column head text not null default ''",
)

# Schema 9: wordings kept for working papers, and what numbers are dealt by.
PHRASE = """create table phrase (id integer primary key, uid text not null unique,
    kind text not null, text text not null, position integer not null, area text not null, source text not null,
    lapsed_on text) strict"""
DEALT = (
    "alter table team add column number_prefix text not null default ''",
    "alter table membership add column block integer not null default 0",
)

# Schema 10: measures with a day and a person of their own; posts that a document names beside its entries.
MEASURES = (
    "alter table measure add column deadline_text text not null default ''",
    "alter table measure add column deadline text",
    "alter table measure add column deadline_long_term integer not null default 0",
    "alter table measure add column deadline_extended_to text",
    "alter table measure add column deadline_place text not null default ''",
    "alter table measure add column responsible text not null default ''",
    "alter table source_document add column posts text not null default '[]'",
)

# Schema 11: where each line of an account stands.
DETAIL_PLACES = (
    *(
        f"alter table {table} add column detail_places text not null default '[]'"
        for table in ("issue", "assigned_task", "named_matter", "plan_item", "ledger_entry", "report_statement")
    ),
    "alter table plan_item add column goal_place text not null default ''",
)

# Schema 12: the second fingerprint of a piece of evidence.
SM3 = "alter table evidence add column sm3 text not null default ''"

# Schema 13: papers that bear the head of the journal.
HEAD_ON_PAPER = "alter table particulars add column with_head integer not null default 0"

# Schema 14: an index that answers how far every subject is, whatever the number of answers.
ANSWERED = ("visit_uid", "subject_uid", "item_uid", "answer")

# Schema 15: steps come in causal order, no entry waits for another.
NOTHING_AWAITED = "drop table journal_awaited"

# Schema 16: the order of the gallery with the uids in it: 100,000 pieces are listed without looking at one.
NUMBERED = ("visit_uid", "number", "uid")

# Schema 17: the goal that a ledger names.
LEDGER_GOAL = tuple(
    f"alter table ledger_entry add column {column} text not null default ''" for column in ("goal", "goal_place")
)

# Schema 18: what a document says outside its entries.
BESIDE = "alter table source_document add column beside text not null default '[]'"

# Schema 19: what a ledger tells of each measure, and by when the whole problem was done.
ACCOUNTS = (
    *(f"alter table measure add column {column} text not null default ''" for column in ("progress", "progress_place")),
    "alter table measure add column completed_place text not null default ''",
    "alter table ledger_entry add column completed_on text",
    *(
        f"alter table ledger_entry add column completed_{what} text not null default ''"
        for what in ("on_text", "place")
    ),
)

# Schema 20: the digest of a working paper as it was sent on or signed.
SENT_ON = "alter table finding add column sent_on text not null default ''"
