"""verbatim-rag's retrieval half: Markdown chunks under their headings, dense vectors, Milvus Lite.

Its other half, which extracts the spans, needs weights from a model hub or a language model behind
an API, so it is not run: its time, memory and answers are those of retrieval alone.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from verbatim_rag import VerbatimIndex
from verbatim_rag.embedding_providers import SentenceTransformersProvider
from verbatim_rag.schema import DocumentSchema
from verbatim_rag.vector_stores import LocalMilvusStore

from bench.peers.common import Ask, Found, Made, Material, Page, model_path

PACKAGES = ("verbatim-rag", "pymilvus", "milvus-lite", "sentence-transformers", "torch")
_MARK = re.compile(r"^## ", re.MULTILINE)


def model() -> SentenceTransformersProvider:
    return SentenceTransformersProvider(model_path())


def markdown(page: Page) -> str:
    """The page with ``##`` before the line above each section, which is its heading."""
    above = (page.text[:start].rstrip().rfind("\n") + 1 for _, start, _ in page.sections)
    cuts = (0, *sorted({*above} - {0}), len(page.text))
    return "## ".join(page.text[start:end] for start, end in pairwise(cuts))


def build(provider: SentenceTransformersProvider, material: Material, folder: Path) -> Made:
    folder.mkdir(parents=True, exist_ok=True)
    index = _index(provider, folder)
    index.add_documents_bulk(
        DocumentSchema(source=page.slug, title=page.title, content=markdown(page))
        for page in material.pages
    )
    chunk = index.chunker_provider.chunk
    return lambda: [text for page in material.pages for _, text in chunk(markdown(page))]


def load(provider: SentenceTransformersProvider, folder: Path) -> Ask:
    index = _index(provider, folder)

    def ask(question: str) -> Found:
        first = index.query(question)[0]
        return Found(first.metadata["source"], _MARK.sub("", first.text), float(first.score))

    return ask


def _index(provider: SentenceTransformersProvider, folder: Path) -> VerbatimIndex:
    store = LocalMilvusStore(db_path=str(folder / "milvus.db"), enable_sparse=False)
    return VerbatimIndex(vector_store=store, dense_provider=provider)
