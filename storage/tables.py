"""The tables of the first schema, written out; every one is STRICT, and the row number never leaves storage."""

RECORDS = (
    """create table round (id integer primary key, uid text not null unique,
        name text not null, inspection_level text not null, starts_on text, ends_on text) strict""",
    """create table team (id integer primary key, uid text not null unique,
        name text not null, round_uid text) strict""",
    """create table person (id integer primary key, uid text not null unique,
        name text not null, duty text not null) strict""",
    """create table membership (id integer primary key, uid text not null unique,
        team_uid text not null, person_uid text not null, role text not null) strict""",
    """create table organization (id integer primary key, uid text not null unique,
        name text not null, short_name text not null, parent_uid text) strict""",
    """create table look_back_visit (id integer primary key, uid text not null unique,
        organization_uid text not null, team_uid text, round_uid text, starts_on text, ends_on text,
        checklist_uid text, interviews integer, documents_read integer, site_visits integer,
        assessment text not null) strict""",
    """create table source_document (id integer primary key, uid text not null unique,
        visit_uid text not null, kind text not null, name text not null, file_uid text not null,
        organization text not null, issuer text not null, document_date text, as_of text, feedback_date text,
        declared text not null, declared_places text not null, remarks text not null, measures_counted integer,
        imported_at text) strict""",
    """create table issue (id integer primary key, uid text not null unique,
        visit_uid text not null, document_uid text not null, level text not null, position integer not null,
        heading text not null, parent_uid text, number text not null, number_text text not null,
        detail text not null, amount_fen integer, place text not null) strict""",
    """create table recommendation (id integer primary key, uid text not null unique,
        visit_uid text not null, document_uid text not null, position integer not null, text text not null,
        place text not null) strict""",
    """create table assigned_task (id integer primary key, uid text not null unique,
        visit_uid text not null, document_uid text not null, position integer not null, heading text not null,
        aspect text not null, number text not null, number_text text not null, detail text not null,
        place text not null, issue_uid text, alignment_score integer, alignment_reason text not null,
        alignment_confirmed integer not null, lead_officer text not null, lead_dept text not null,
        support_dept text not null, deadline_text text not null, deadline text,
        deadline_long_term integer not null, deadline_immediate integer not null, deadline_extended_to text,
        deadline_place text not null, responsible_place text not null) strict""",
    """create table named_matter (id integer primary key, uid text not null unique,
        visit_uid text not null, document_uid text not null, position integer not null, heading text not null,
        aspect text not null, number text not null, number_text text not null, detail text not null,
        place text not null, issue_uid text, alignment_score integer, alignment_reason text not null,
        alignment_confirmed integer not null, lead_officer text not null, lead_dept text not null,
        support_dept text not null, deadline_text text not null, deadline text,
        deadline_long_term integer not null, deadline_immediate integer not null, deadline_extended_to text,
        deadline_place text not null, responsible_place text not null,
        named_kind text not null, requirement text not null) strict""",
    """create table plan_item (id integer primary key, uid text not null unique,
        visit_uid text not null, document_uid text not null, position integer not null, heading text not null,
        aspect text not null, number text not null, number_text text not null, detail text not null,
        place text not null, issue_uid text, alignment_score integer, alignment_reason text not null,
        alignment_confirmed integer not null, lead_officer text not null, lead_dept text not null,
        support_dept text not null, deadline_text text not null, deadline text,
        deadline_long_term integer not null, deadline_immediate integer not null, deadline_extended_to text,
        deadline_place text not null, responsible_place text not null, goal text not null) strict""",
    """create table ledger_entry (id integer primary key, uid text not null unique,
        visit_uid text not null, document_uid text not null, position integer not null, heading text not null,
        aspect text not null, number text not null, number_text text not null, detail text not null,
        place text not null, issue_uid text, alignment_score integer, alignment_reason text not null,
        alignment_confirmed integer not null, lead_officer text not null, lead_dept text not null,
        support_dept text not null, deadline_text text not null, deadline text,
        deadline_long_term integer not null, deadline_immediate integer not null, deadline_extended_to text,
        deadline_place text not null, responsible_place text not null,
        status_text text not null, claimed_status text not null, status_place text not null,
        closed_text text not null, closed integer, closed_place text not null, long_term integer not null) strict""",
    """create table report_statement (id integer primary key, uid text not null unique,
        visit_uid text not null, document_uid text not null, position integer not null, heading text not null,
        aspect text not null, number text not null, number_text text not null, detail text not null,
        place text not null, issue_uid text, alignment_score integer, alignment_reason text not null,
        alignment_confirmed integer not null, lead_officer text not null, lead_dept text not null,
        support_dept text not null, deadline_text text not null, deadline text,
        deadline_long_term integer not null, deadline_immediate integer not null, deadline_extended_to text,
        deadline_place text not null, responsible_place text not null,
        status_text text not null, claimed_status text not null, status_place text not null,
        closed_text text not null, closed integer, closed_place text not null, long_term integer not null) strict""",
    """create table measure (id integer primary key, uid text not null unique,
        visit_uid text not null, document_uid text not null, entry_uid text not null, position integer not null,
        text text not null, status_text text not null, claimed_status text not null, completed_on text,
        completed_on_text text not null, evidence_text text not null, place text not null,
        status_place text not null, evidence_place text not null) strict""",
    """create table contradiction (id integer primary key, uid text not null unique,
        visit_uid text not null, kind text not null, problem text not null, description text not null,
        weight integer not null, subject_uid text, quotes text not null, quote_documents text not null,
        quote_places text not null, suggested_account text, state text not null, reason text not null,
        judged_by text not null, judged_at text) strict""",
    """create table reference_stance (id integer primary key, uid text not null unique,
        visit_uid text not null, subject_uid text not null, reference text not null, stance text,
        note text not null) strict""",
    """create table checklist (id integer primary key, uid text not null unique,
        name text not null, version text not null) strict""",
    """create table check_item (id integer primary key, uid text not null unique,
        checklist_uid text not null, position integer not null, code text not null, question text not null,
        core integer not null, scope text not null, expected text not null, reference text not null,
        focus text not null, materials text not null, methods text not null, how_to_verify text not null,
        red_flags text not null, account text not null) strict""",
    """create table check_result (id integer primary key, uid text not null unique,
        visit_uid text not null, item_uid text not null, subject_uid text, answer text, reason text not null,
        note text not null, materials_seen text not null, question_answered text not null,
        answered_by text not null, answered_at text) strict""",
    """create table judgement (id integer primary key, uid text not null unique,
        visit_uid text not null, subject_uid text not null, account text) strict""",
    """create table stored_file (id integer primary key, uid text not null unique,
        size integer not null, sha256 text not null, key text not null) strict""",
    """create table evidence (id integer primary key, uid text not null unique,
        visit_uid text not null, number text not null, name text not null, file_uid text not null,
        thumbnail_uid text, kind text not null, origin text not null, note text not null,
        media_type text not null, size integer not null, sha256 text not null, taken_at_text text not null,
        added_at text, added_by text not null) strict""",
    """create table evidence_link (id integer primary key, uid text not null unique,
        visit_uid text not null, evidence_uid text not null, target_uid text not null) strict""",
    """create table finding (id integer primary key, uid text not null unique,
        visit_uid text not null, number text not null, title text not null, subject_uid text,
        facts text not null, basis text not null, cause text not null, suggestion text not null,
        responsible text not null, account text, focuses text not null, undertakers text not null,
        communication text not null, state text not null, position integer not null) strict""",
    """create table finding_quote (id integer primary key, uid text not null unique,
        visit_uid text not null, finding_uid text not null, number integer not null, document_uid text not null,
        place text not null, text text not null) strict""",
    """create table paper (id integer primary key, uid text not null unique,
        visit_uid text not null, kind text not null, version integer not null, title text not null,
        state text not null, word_uid text, pdf_uid text, word_sha256 text not null, pdf_sha256 text not null,
        issued_at text, issued_by text not null) strict""",
)

# A cell is (record, field); field '' says whether the record is there. An entry is named by device, seq and position
# and lists the entries it replaces as "device.seq.position …" with the numbers of journal_device.
# journal_head holds the entries nobody replaced: more than one for a cell means that people differ.
JOURNAL = (
    "create table meta (name text primary key, value text not null) strict, without rowid",
    "create table journal_device (id integer primary key, uid text not null unique) strict",
    """create table journal_record (id integer primary key, record_table text not null, uid text not null,
        unique (record_table, uid)) strict""",
    """create table journal_step (device integer not null references journal_device (id), seq integer not null,
        author text not null, label text not null, made_at text not null, lamport integer not null,
        deed text not null, reverses integer, previous blob not null, hash blob not null,
        primary key (device, seq)) strict, without rowid""",
    """create table journal_entry (device integer not null, seq integer not null, position integer not null,
        record integer not null references journal_record (id), field text not null, value any,
        replaces text not null,
        primary key (device, seq, position), foreign key (device, seq) references journal_step (device, seq))
        strict, without rowid""",
    """create table journal_head (record integer not null, field text not null,
        device integer not null, seq integer not null, position integer not null,
        primary key (record, field, device, seq, position)) strict, without rowid""",
    # Entries that an entry which came early already replaces.
    """create table journal_awaited (device integer not null, seq integer not null, position integer not null,
        primary key (device, seq, position)) strict, without rowid""",
)

# Signed papers of the exchange, each whole: roster, trusted keys, checkpoints, receipts, origins of archives taken in,
# what colleagues were seen to have. The journal does not carry them: each workspace trusts for itself.
EXCHANGE = (
    """create table signed_paper (kind text not null, name text not null, kept_at text not null,
        content text not null, signature text not null, primary key (kind, name)) strict, without rowid""",
)

# The fourth schema: who signed a working paper.
SIGNED = tuple(
    f"alter table finding add column {column} text not null default ''" for column in ("deputy_signed", "leader_signed")
)

# The fifth schema: what the search box asks. It holds no text; its rows have the numbers of journal_record. Every sign
# outside ASCII is a letter to the tokenizer: the text is cut before it comes here.
SEARCH = """create virtual table search using fts5(kind, visit, text, content = '', contentless_delete = 1,
    tokenize = "ascii tokenchars '_'", prefix = '1')"""

# The sixth schema: where the camera says it was, and what counting the pieces of every subject needs.
CAMERA_PLACE = "alter table evidence add column taken_where_text text not null default ''"
COUNTED = (("evidence_link", ("visit_uid", "target_uid", "evidence_uid")), ("evidence", ("visit_uid", "kind", "uid")))

# The seventh schema: blind second answers, and visits so short that they answer the core checks only.
SECOND_OPINION = """create table second_opinion (id integer primary key, uid text not null unique,
    visit_uid text not null, item_uid text not null, judge text not null, subject_uid text, answer text,
    reason text not null, question_answered text not null, answered_at text) strict"""
CORE_ONLY = "alter table look_back_visit add column core_only integer not null default 0"

# The fifteenth schema: steps come in causal order, no entry waits for another.
NOTHING_AWAITED = "drop table journal_awaited"

INDEXED = (
    ("look_back_visit", ("organization_uid",)),
    ("membership", ("team_uid",)),
    ("membership", ("person_uid",)),
    ("organization", ("parent_uid",)),
    ("source_document", ("visit_uid",)),
    ("issue", ("visit_uid", "position")),
    ("issue", ("document_uid",)),
    ("issue", ("parent_uid",)),
    ("recommendation", ("visit_uid", "position")),
    ("recommendation", ("document_uid",)),
    ("assigned_task", ("visit_uid", "position")),
    ("assigned_task", ("document_uid",)),
    ("assigned_task", ("issue_uid",)),
    ("named_matter", ("visit_uid", "position")),
    ("named_matter", ("document_uid",)),
    ("named_matter", ("issue_uid",)),
    ("plan_item", ("visit_uid", "position")),
    ("plan_item", ("document_uid",)),
    ("plan_item", ("issue_uid",)),
    ("ledger_entry", ("visit_uid", "position")),
    ("ledger_entry", ("document_uid",)),
    ("ledger_entry", ("issue_uid",)),
    ("report_statement", ("visit_uid", "position")),
    ("report_statement", ("document_uid",)),
    ("report_statement", ("issue_uid",)),
    ("measure", ("visit_uid", "position")),
    ("measure", ("entry_uid",)),
    ("measure", ("document_uid",)),
    ("contradiction", ("visit_uid",)),
    ("contradiction", ("subject_uid",)),
    ("reference_stance", ("subject_uid",)),
    ("reference_stance", ("visit_uid",)),
    ("check_item", ("checklist_uid", "position")),
    ("check_result", ("subject_uid",)),
    ("check_result", ("visit_uid",)),
    ("judgement", ("visit_uid",)),
    ("judgement", ("subject_uid",)),
    ("evidence", ("visit_uid", "number")),
    ("evidence", ("file_uid",)),
    ("evidence_link", ("target_uid",)),
    ("evidence_link", ("evidence_uid",)),
    ("evidence_link", ("visit_uid",)),
    ("finding", ("visit_uid", "position")),
    ("finding", ("subject_uid",)),
    ("finding_quote", ("finding_uid", "number")),
    ("finding_quote", ("visit_uid",)),
    ("paper", ("visit_uid", "kind", "version")),
)

# The second schema: an entry that answers several problems.
ALSO_ANSWERS = """create table also_answers (id integer primary key, uid text not null unique,
    visit_uid text not null, entry_uid text not null, issue_uid text not null) strict"""

# The eighth schema: what a paper bears beside its text, the office's own words, and what an issued paper is about.
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

# The ninth schema: wordings kept for working papers, and what numbers are dealt by.
PHRASE = """create table phrase (id integer primary key, uid text not null unique,
    kind text not null, text text not null, position integer not null, area text not null, source text not null,
    lapsed_on text) strict"""
DEALT = (
    "alter table team add column number_prefix text not null default ''",
    "alter table membership add column block integer not null default 0",
)

# The tenth schema: measures with a day and a person of their own; posts that a document names beside its entries.
MEASURES = (
    "alter table measure add column deadline_text text not null default ''",
    "alter table measure add column deadline text",
    "alter table measure add column deadline_long_term integer not null default 0",
    "alter table measure add column deadline_extended_to text",
    "alter table measure add column deadline_place text not null default ''",
    "alter table measure add column responsible text not null default ''",
    "alter table source_document add column posts text not null default '[]'",
)

# The eleventh schema: where each line of an account stands.
DETAIL_PLACES = (
    *(
        f"alter table {table} add column detail_places text not null default '[]'"
        for table in ("issue", "assigned_task", "named_matter", "plan_item", "ledger_entry", "report_statement")
    ),
    "alter table plan_item add column goal_place text not null default ''",
)

# The twelfth schema: the second fingerprint of a piece of evidence.
SM3 = "alter table evidence add column sm3 text not null default ''"

# The thirteenth schema: papers that bear the head of the journal.
HEAD_ON_PAPER = "alter table particulars add column with_head integer not null default 0"

# Schema 14: an index that answers how far every subject is, whatever the number of answers.
ANSWERED = ("visit_uid", "subject_uid", "item_uid", "answer")
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
# The order of the gallery with the uids in it: 100,000 pieces are listed without looking at one.
NUMBERED = ("visit_uid", "number", "uid")
