"""One workspace is one folder; the only room that knows SQL and keys.

Where to begin reading:

    store           one unlocked workspace, all that other rooms call; cabinet, shelf, shelves/ are its tables
    writing         the one hand that writes: change, journal, steps, heads, chains, riding; undo, verify, search
                    (splitting)
    database        the connections: sqlcipher; schema, migrations, additions, tables; rows turns records into them
    vault           passphrase to keys: slots, passphrases, tries, lock, unlocking, rekeying, destruction
    files           sealed originals: sealing, hashing, together, scratch, aside, uncached, reserve
    backup          copies, restoring
    merge           steps of colleagues: screening, taking, forks, conflicts, ancestry, intakes, meeting
    bundle          exchange archives: bundle_out and bundle_in over manifest, origin, wire, tarring, age, agekeys,
                    quarantine, foreign; what is told of them: intake, tallying, telling
    roster          whom to trust: members, shares, signing, signed_papers, receipts
    settings        what this computer remembers outside of any workspace
"""
