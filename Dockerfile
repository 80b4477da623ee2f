# The chat as an image: one build of the index and what answering needs, nothing that builds.
#   docker build -t career-answers .
# The base is pinned by tag, so that building anew brings its security updates. For an image that
# never changes underneath, pin its digest (docker buildx imagetools inspect names it):
#   docker build --build-arg BASE=python:3.11-slim-bookworm@sha256:... -t career-answers .
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS builder
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /src
COPY requirements.txt requirements-serving.txt ./
RUN python -m pip install -r requirements.txt
COPY . .
RUN python -m index build \
    && python -m bundle --out /dist \
    && mv /dist/career-answers-*/ /bundle \
    && python -m compileall -q --invalidation-mode unchecked-hash /bundle

FROM ${BASE} AS packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements-serving.lock /requirements.txt
RUN python -m venv --without-pip /venv \
    && python -m pip --python /venv/bin/python install \
        --require-hashes --only-binary :all: -r /requirements.txt

FROM ${BASE}
# Owned by root and read-only to the user it runs as. The only folder it may write to is /tmp.
COPY --from=packages /venv /venv
COPY --from=builder /bundle /app
WORKDIR /app
ENV HOME=/tmp \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0 \
    STREAMLIT_SERVER_PORT=8501
USER 10001:10001
EXPOSE 8501
STOPSIGNAL SIGTERM
# /readyz asks a question of the index; urlopen fails for any status but a good one.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["/venv/bin/python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/readyz', timeout=4)"]
ENTRYPOINT ["/venv/bin/python", "run.py"]
