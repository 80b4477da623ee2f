"""The documents, and how they are read: one Profile per occupation, with dated sections."""
