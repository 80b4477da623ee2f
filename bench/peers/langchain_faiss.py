"""LangChain as its tutorials wire it: recursive splitter 1000/200, HuggingFaceEmbeddings, FAISS."""

from __future__ import annotations

from pathlib import Path

from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from bench.peers.common import Ask, Found, Made, Material, Page, model_path

PACKAGES = (
    "langchain-core",
    "langchain-community",
    "langchain-huggingface",
    "langchain-text-splitters",
    "faiss-cpu",
    "sentence-transformers",
    "torch",
)


def model() -> HuggingFaceEmbeddings:
    return HuggingFaceEmbeddings(model_name=model_path())


def chunks(pages: tuple[Page, ...]) -> list[Document]:
    """Chunks of 1,000 characters that overlap by 200, the page's title before each."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    return [
        Document(f"{page.title}\n\n{text}", metadata={"slug": page.slug, "text": text})
        for page in pages
        for text in splitter.split_text(page.text)
    ]


def build(embeddings: HuggingFaceEmbeddings, material: Material, folder: Path) -> Made:
    documents = chunks(material.pages)
    FAISS.from_documents(documents, embeddings).save_local(str(folder))
    return lambda: [each.page_content for each in documents]


def load(embeddings: HuggingFaceEmbeddings, folder: Path) -> Ask:
    store = FAISS.load_local(str(folder), embeddings, allow_dangerous_deserialization=True)

    def ask(question: str) -> Found:
        first, distance = store.similarity_search_with_score(question)[0]
        return Found(first.metadata["slug"], first.metadata["text"], -float(distance))

    return ask
