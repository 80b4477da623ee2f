"""LlamaIndex with its default splitter (1,024 tokens), vector store and retriever."""

from __future__ import annotations

from pathlib import Path

from llama_index.core import Document, StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.core.schema import MetadataMode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding

from bench.peers.common import Ask, Found, Made, Material, model_path

PACKAGES = (
    "llama-index-core",
    "llama-index-embeddings-huggingface",
    "sentence-transformers",
    "torch",
)


def model() -> HuggingFaceEmbedding:
    return HuggingFaceEmbedding(model_name=model_path())


def build(embedding: HuggingFaceEmbedding, material: Material, folder: Path) -> Made:
    """The title is metadata, which LlamaIndex itself puts before each chunk when it encodes."""
    documents = [
        Document(
            text=page.text,
            metadata={"title": page.title, "slug": page.slug},
            excluded_embed_metadata_keys=["slug"],
        )
        for page in material.pages
    ]
    index = VectorStoreIndex.from_documents(documents, embed_model=embedding)
    index.storage_context.persist(str(folder))
    nodes = index.docstore.docs.values()
    return lambda: [node.get_content(MetadataMode.EMBED) for node in nodes]


def load(embedding: HuggingFaceEmbedding, folder: Path) -> Ask:
    storage = StorageContext.from_defaults(persist_dir=str(folder))
    retriever = load_index_from_storage(storage, embed_model=embedding).as_retriever()

    def ask(question: str) -> Found:
        first = retriever.retrieve(question)[0]
        return Found(first.metadata["slug"], first.get_content(), float(first.score or 0.0))

    return ask
