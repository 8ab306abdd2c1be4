"""Builds models of argostranslate that translate word for word from a small dictionary: real ones, made without training.

A transformer whose weights are set by hand. The state of a token is two one-hot vectors, of the token and of its
position. The encoder passes it on, since its attention and its feed-forward layer are zero. The decoder's cross
attention asks for the state at its own position. The projection looks up its token in the dictionary. `</s>` is put
behind the source and stands for itself, so decoding ends. An unknown word becomes `<unk>`. In its place argostranslate
takes the word it attended to most, so that names and numbers are copied.
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import sentencepiece

_SPECIAL = ("<unk>", "<s>", "</s>")
_POSITIONS = 256
_WORD_START = "\u2581"
_NAMES = {"en": "English", "fr": "French"}
# So strongly does the decoder prefer the state at its own position, and the word of the dictionary.
_ATTENTION, _CERTAINTY = 16.0, 12.0

Pairs = Sequence[tuple[str, str]]


def build(file: Path, source: str, target: str, pairs: Pairs, version: str = "1.0") -> Path:
    """Writes a package that translates by these pairs of words; a word that stands first twice has its first partner."""
    words = dict(reversed(pairs))
    with tempfile.TemporaryDirectory() as folder:
        _specification(words).save(folder)
        model = {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}
    pack(file, source, target, version=version, tokenizer=_tokenizer(words), model=model)
    return file


def pack(
    file: Path, source: str, target: str, *, version: str = "1.0", tokenizer: bytes = b"", model: dict[str, bytes]
) -> None:
    """A package with a model in it, whatever that is."""
    root = f"translate-{source}_{target}-{version.replace('.', '_')}"
    metadata = {
        "package_version": version,
        "argos_version": "1.11",
        "from_code": source,
        "from_name": _NAMES.get(source, source),
        "to_code": target,
        "to_name": _NAMES.get(target, target),
        "type": "translate",
        "links": [],
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{root}/metadata.json", json.dumps(metadata))
        archive.writestr(f"{root}/sentencepiece.model", tokenizer)
        for name, data in model.items():
            archive.writestr(f"{root}/model/{name}", data)


def _specification(words: dict[str, str]) -> Any:
    sources = [*_SPECIAL, *(_WORD_START + word for word in words)]
    targets = [*_SPECIAL, *dict.fromkeys(_WORD_START + word for word in words.values())]
    size = len(sources) + _POSITIONS
    size += -size % 8
    spec = ctranslate2.specs.TransformerSpec.from_config((1, 1), 1, pre_norm=True)
    positions = np.zeros((_POSITIONS, size), np.float32)
    positions[np.arange(_POSITIONS), len(sources) + np.arange(_POSITIONS)] = 1
    tokens = np.zeros((len(sources), size), np.float32)
    tokens[np.arange(len(sources)), np.arange(len(sources))] = 1
    spec.encoder.embeddings[0].weight = tokens
    spec.decoder.embeddings.weight = np.zeros((len(targets), size), np.float32)
    for part in (spec.encoder, spec.decoder):
        part.scale_embeddings = False
        part.position_encodings.encodings = positions
        layer = part.layer[0]
        for norm in (part.layer_norm, layer.self_attention.layer_norm, layer.ffn.layer_norm):
            _norm(norm, size)
        _linear(layer.self_attention.linear[0], 3 * size, size)
        _linear(layer.self_attention.linear[1], size, size)
        _linear(layer.ffn.linear_0, 8, size)
        _linear(layer.ffn.linear_1, size, 8)
    _cross_attention(spec.decoder.layer[0].attention, len(sources), size)
    dictionary = np.zeros((len(targets), size))
    dictionary[0, 0] = dictionary[2, 2] = 1
    for word, translation in words.items():
        dictionary[targets.index(_WORD_START + translation), sources.index(_WORD_START + word)] = 1
    _linear(spec.decoder.projection, len(targets), size, dictionary * _CERTAINTY)
    spec.register_source_vocabulary(sources)
    spec.register_target_vocabulary(targets)
    spec.config.add_source_eos, spec.config.add_source_bos = True, False
    spec.config.decoder_start_token = "<s>"
    spec.validate()
    spec.optimize(quantization=None)
    return spec


def _cross_attention(attention: Any, words: int, size: int) -> None:
    _norm(attention.layer_norm, size)
    of_position, of_token = np.zeros((size, size)), np.zeros((size, size))
    of_position[np.arange(words, words + _POSITIONS), np.arange(words, words + _POSITIONS)] = 1
    of_token[np.arange(words), np.arange(words)] = 1
    _linear(attention.linear[0], size, size, of_position * _ATTENTION)
    _linear(attention.linear[1], 2 * size, size, np.concatenate([of_position, of_token]))
    _linear(attention.linear[2], size, size, np.eye(size))


def _norm(norm: Any, size: int) -> None:
    norm.gamma, norm.beta = np.ones(size, np.float32), np.zeros(size, np.float32)


def _linear(layer: Any, rows: int, columns: int, weight: Any = None) -> None:
    layer.weight = (np.zeros((rows, columns)) if weight is None else weight).astype(np.float32)
    layer.bias = np.zeros(rows, np.float32)


def _tokenizer(words: dict[str, str]) -> bytes:
    """A word-level SentencePiece model of the words of both languages."""
    listed = sorted({*words, *words.values()})
    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([" ".join(listed)] * 2),
        model_writer=out,
        model_type="word",
        vocab_size=len(listed) + 3,
        hard_vocab_limit=False,
        minloglevel=2,
        unk_id=0,
        bos_id=1,
        eos_id=2,
        split_by_whitespace=True,
        normalization_rule_name="identity",
    )
    return out.getvalue()
