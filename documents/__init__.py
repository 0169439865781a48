"""Paper in, paper out; no Qt, no SQL of its own.

Where to begin reading:

    reading/        a file becomes a Reading: formats/ to an outline, interpret to items; bounded holds the process
    importing       a confirmed reading becomes records: recording, versions, placing; originals reads it again
    checking        alignments and alarms of a visit, weighed by rule_table
    evidence        proof comes in: taking_in, media_types, pictures and picture_worker, completing;
                    saving_originals lets it out again in the open
    findings        形成问题; numbering and doubles deal its numbers
    issuing         出具: composing/ makes records into a Document, paper/ lays it out and writes both files, linting
                    reads it over; drafts is the preview, comparing its changes, particulars what the office fills in
    giving          exchange as people speak of it: rounds, roster_files, handover_slip, leaving with its bag
    verbs/          the command line
    visits, statistics, sample; checklists, checklist_files, phrase_files over workbooks; limits, safe_names
"""
