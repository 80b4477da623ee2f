"""Whether "they" and "it" are spoken of before an occupation is named."""

from __future__ import annotations

import re

# Where a clause starts that asks, whatever stands before it.
_CLAUSE = re.compile(
    r".*(?:[.!?;:]\s|\s[-–—]\s|,\s(?=(?:(?:so|and|but|then|now|well|ok|okay|please)\s+)*"
    r"(?:what|how|when|where|which|who|why|is|are|does|do|did|can|could|would|should|will|tell)"
    r"(?:['’]s)?\b))",
    re.IGNORECASE | re.DOTALL,
)
_PRONOUN = re.compile(
    r"\b(?:do|does|did|can|could|will|would|are|is|must|should|have|has|if|when|that|what|where|"
    r"how|why|who|much|many|often|long|and|but|or|because|while|before|after|until|so|as|than|"
    r"then|for|of|in|with|to|at|about) (?:they|it|this|them|it's)\b"
    r"|^(?:they|it|it's|its|their|this)\b|\btheir\b|\b(?:this|the) (?:job|work|career|"
    r"occupation|profession|field|line of work)\b"
    # "The job outlook for bakers", "the work of a baker" speak of somebody else.
    r"(?! (?:training|outlook|market|prospects?|description|titles?|duties|requirements?|openings?|"
    r"growth|security|environment|conditions|hours|weeks?|days?|schedule|path|options?|of|as|for)\b"
    # Nor does "the work lawyers do".
    r"|\s*$)",
    re.IGNORECASE,
)
# "They" are people in general: "why do they expect fewer bakers", "before they become a baker".
# "It" that stands for nothing: "how long does it take to become a nurse", "is it hard to be one".
_EXPLETIVE = re.compile(
    r"\bthey (?:expect|predict|project|forecast|hire|employ|need (?:more|fewer|so many))\b|"
    r"\b(?:before|until) they (?:become|became|are|were)\b|"
    r"\b(?:how|what) \w+ (?:is|was|would) it\b|"
    # "Is it physically demanding to be a roofer", "would it be too stressful being one".
    r"\b(?:is|was|would|will|can|could|might|isn't|wouldn't) it (?:be )?"
    r"(?:(?!(?:as|than|like) )[a-z-]+ ){1,3}(?:to|for|being)\b|"
    r"\b(?:does|do|will|would|did|is|was|if|can|could|what's|what is|whats) it "
    r"(?:really |actually |usually |too |very |so |still )?"
    r"(?:takes?|costs?|(?:more|better|easier|harder|safer)(?!(?: \w+)? than\b)|a lot|many|like|"
    r"hard|difficult|easy|worth|true|possible|late|tough|ok|okay|good|that|"
    r"necessary|safe|common|important|matter|fun|stressful|dangerous|smart|expensive|mean|"
    r"pay to|help to)"
    r"\b",
    re.IGNORECASE,
)


def speaks_of_it(text: str, before: int) -> bool:
    """Whether the clause that ends ``before`` already speaks of "them" or "it".

    What is told before it may be of anything: "if it is too much, what do bakers earn?".
    """
    told = _CLAUSE.match(text, 0, before)
    clause = text[told.end() if told else 0 : before]
    return bool(_PRONOUN.search(_EXPLETIVE.sub("", clause)))
