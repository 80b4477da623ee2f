"""Haystack's splitter (200 words), sentence-transformers embedders and in-memory retriever."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from haystack import Document, Pipeline
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

from bench.peers.common import Ask, Found, Made, Material, model_path

PACKAGES = ("haystack-ai", "sentence-transformers-haystack", "sentence-transformers", "torch")


@dataclass(frozen=True, slots=True)
class Embedders:
    """Haystack has one for documents and one for questions; they share the weights in memory."""

    documents: SentenceTransformersDocumentEmbedder
    question: SentenceTransformersTextEmbedder


def model() -> Embedders:
    documents = SentenceTransformersDocumentEmbedder(
        model=model_path(), progress_bar=False, meta_fields_to_embed=["title"]
    )
    question = SentenceTransformersTextEmbedder(model=model_path(), progress_bar=False)
    documents.warm_up()
    question.warm_up()
    return Embedders(documents, question)


def build(embedders: Embedders, material: Material, folder: Path) -> Made:
    """The title is one of the fields that are encoded with each chunk."""
    documents = [
        Document(content=page.text, meta={"title": page.title, "slug": page.slug})
        for page in material.pages
    ]
    split = DocumentSplitter().run(documents=documents)["documents"]
    embedded = embedders.documents.run(documents=split)["documents"]
    store = InMemoryDocumentStore()
    store.write_documents(embedded)
    folder.mkdir(parents=True, exist_ok=True)
    store.save_to_disk(str(folder / "store.json"))
    return lambda: [f"{each.meta['title']}\n{each.content}" for each in embedded]


def load(embedders: Embedders, folder: Path) -> Ask:
    store = InMemoryDocumentStore.load_from_disk(str(folder / "store.json"))
    pipeline = Pipeline()
    pipeline.add_component("embedder", embedders.question)
    pipeline.add_component("retriever", InMemoryEmbeddingRetriever(store))
    pipeline.connect("embedder.embedding", "retriever.query_embedding")

    def ask(question: str) -> Found:
        first = pipeline.run({"embedder": {"text": question}})["retriever"]["documents"][0]
        return Found(first.meta["slug"], first.content or "", float(first.score or 0.0))

    return ask
