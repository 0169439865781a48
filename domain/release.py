"""Which release this is: told to users, in workspaces, in parcels and in the properties of the Windows programs."""

RELEASE = "0.1.0"
