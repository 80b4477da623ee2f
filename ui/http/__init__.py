"""The same answers for programs: JSON over HTTP, from the process that serves the pages.

``routes.py`` lists what can be asked; ``openapi.yaml`` describes it, and requests are checked
against that very description.
"""
