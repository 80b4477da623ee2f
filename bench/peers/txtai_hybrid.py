"""txtai with its hybrid index: dense and keyword scores together. It gets LangChain's chunks."""

from __future__ import annotations

from pathlib import Path

from langchain_text_splitters import RecursiveCharacterTextSplitter
from txtai import Embeddings

from bench.peers.common import Ask, Found, Made, Material, model_path

PACKAGES = ("txtai", "faiss-cpu", "transformers", "torch")


def model() -> Embeddings:
    return Embeddings(path=model_path(), hybrid=True, content=True)


def build(embeddings: Embeddings, material: Material, folder: Path) -> Made:
    """Chunks of 1,000 characters that overlap by 200, the page's title before each."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    rows = [
        (f"{page.slug} {number}", f"{page.title}\n\n{text}")
        for page in material.pages
        for number, text in enumerate(splitter.split_text(page.text))
    ]
    embeddings.index(rows)
    embeddings.save(str(folder))
    return lambda: [text for _, text in rows]


def load(embeddings: Embeddings, folder: Path) -> Ask:
    embeddings.load(str(folder))

    def ask(question: str) -> Found:
        first = embeddings.search(question)[0]
        _, _, text = first["text"].partition("\n\n")
        return Found(first["id"].split()[0], text, float(first["score"]))

    return ask
