"""What happens to a question: from what was typed to a dated quote, or a reason for none.

``assistant.py`` is the story; its chapters, in the order a question goes through them:

- ``understanding``: what was typed -> what is asked, and of whom
- ``talking``: what is said to the program and asked of no profile
- ``weighing``: how near a profile's passages are, and whether any of them answers
- ``quoting``: what the profiles of an occupation say to it, as quotes
- ``replying``: what was found -> the reply
- ``telling``: the reply as text, JSON, Markdown, a hand-out, a link

All of them lean on ``language`` (words and their forms), ``naming`` (names of occupations),
``vocabulary`` (lists and weights) and the files of this folder that name what they speak of:
``records.py``, ``conversation.py``, ``asked.py``, ``kinds.py``, ``why.py``. ``measuring`` asks
questions with known answers, ``teaching`` learns from them.
"""
