#!/usr/bin/env python3
"""Checks a Probity evidence bundle without Probity. Needs Python 3.9 and the package `cryptography`.

    python3 verify.py BUNDLE.zip [VERIFIER-KEY]

Exit code: 0 when every entry is proven, 1 when something does not hold. Give the verifier key that the log's operator
published; without it the key inside the bundle is used, which shows nothing about who signed.
"""
import base64
import hashlib
import json
import sys
import zipfile

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def verifier_key(text):
    """name+id+base64(type, key): C2SP signed-note. Only Ed25519 log keys (type 1) matter here."""
    name, key_id, material = text.split("+", 2)
    material = base64.b64decode(material)
    if material[0] != 1 or sha256(name.encode(), b"\n", material)[:4].hex() != key_id:
        return None
    return name, bytes.fromhex(key_id), Ed25519PublicKey.from_public_bytes(material[1:])


def signed_by(note, keys, origin=None):
    """Whether one of the keys, named as the log is, signed the note's text, the part before the last blank line."""
    text, lines = note.rsplit("\n\n", 1)
    text += "\n"
    for line in lines.splitlines():
        _, name, signature = line.split(" ")
        signature = base64.b64decode(signature)
        for key_name, key_id, key in keys:
            if name == key_name and signature[:4] == key_id and (origin or text.splitlines()[0]) == name:
                try:
                    key.verify(signature[4:], text.encode())
                    return True
                except InvalidSignature:
                    return False
    return False


def handed_on(notes, trusted):
    """The keys by size that a trusted key leads to: each step is signed by all its own keys and by one of the step before."""
    steps, before = [], None
    for note in notes:
        text = note.rsplit("\n\n", 1)[0]
        header, origin, start, *lines = text.splitlines()
        assert header == "probity-keys/1" and start.startswith("from "), "not a step in a history of keys"
        previous = [line[9:] for line in lines if line.startswith("previous ")]
        assert previous == ([] if before is None else [base64.b64encode(sha256(before.encode())).decode()]), "a step is missing"
        keys = [line[4:] for line in lines if line.startswith("key ")]
        assert all(signed_by(note, [verifier_key(key)], origin) for key in keys), "a step is not signed by its own keys"
        if steps:
            by_before = any(signed_by(note, [verifier_key(key)], origin) for key in steps[-1][1])
            assert by_before and int(start[5:]) >= steps[-1][0], "a step is not signed by a key of the step before"
        steps.append((int(start[5:]), keys))
        before = note
    assert any(trusted in keys for _, keys in steps), "the history of keys does not hold the trusted one"
    return steps


def in_force(steps, size):
    """At the size of a change, the keys of both sides."""
    ends = [step[0] for step in steps[1:]] + [size]
    return [key for (start, keys), end in zip(steps, ends) if start <= size <= end for key in keys]


def root_of(leaf, index, size, path):
    """RFC 9162, section 2.1.3.2."""
    node, last = index, size - 1
    for sibling in path:
        if last == 0:
            return None
        if node & 1 or node == last:
            leaf = sha256(b"\1", sibling, leaf)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            leaf = sha256(b"\1", leaf, sibling)
        node, last = node >> 1, last >> 1
    return leaf if last == 0 else None


def reveal(value, disclosed):
    """RFC 9901, section 7.1: puts disclosed values in the place of their digests; used ones are taken out."""
    if isinstance(value, dict):
        shown = {name: reveal(inner, disclosed) for name, inner in value.items() if name not in ("_sd", "_sd_alg")}
        for digest in value.get("_sd", []):
            if digest in disclosed:
                _, name, inner = disclosed.pop(digest)
                assert name not in shown, "two disclosures of one field"
                shown[name] = reveal(inner, disclosed)
        return shown
    if isinstance(value, list):
        shown = []
        for item in value:
            if isinstance(item, dict) and list(item) == ["..."]:
                if item["..."] in disclosed:
                    shown.append(reveal(disclosed.pop(item["..."])[-1], disclosed))
            else:
                shown.append(reveal(item, disclosed))
        return shown
    return value


def decoded(disclosure):
    return json.loads(base64.urlsafe_b64decode(disclosure + "=" * (-len(disclosure) % 4)))


def check(bundle, trusted):
    assert bundle.testzip() is None, "a file is damaged"
    manifest = json.loads(bundle.read("manifest.json"))
    for path, listed in manifest["files"].items():
        assert hashlib.sha256(bundle.read(path)).hexdigest() == listed["sha256"], path + " is not the one listed"
    checkpoint = bundle.read("checkpoint").decode()
    accepted = [trusted] if trusted else bundle.read("keys").decode().split()
    if manifest["keySteps"]:
        history = [bundle.read(f"key-history/{step}").decode() for step in range(manifest["keySteps"])]
        accepted = in_force(handed_on(history, trusted or accepted[0]), int(checkpoint.splitlines()[1]))
    keys = [key for key in map(verifier_key, accepted) if key]
    assert signed_by(checkpoint, keys), "the checkpoint is not signed by the key"
    _, size, root = checkpoint.splitlines()[:3]
    named = set()
    for index in manifest["entries"]:
        leaf = bundle.read(f"entries/{index}.json")
        head, note = bundle.read(f"proofs/{index}.tlog-proof").decode().split("\n\n", 1)
        lines = head.splitlines()
        assert lines[:2] == ["c2sp.org/tlog-proof@v1", f"index {index}"] and note == checkpoint, "a proof of something else"
        path = [base64.b64decode(line) for line in lines[2:]]
        assert root_of(sha256(b"\0", leaf), index, int(size), path) == base64.b64decode(root), f"entry {index} is not in the log"
        disclosures = bundle.read(f"disclosures/{index}.txt").decode().split()
        disclosed = {base64.urlsafe_b64encode(sha256(d.encode())).rstrip(b"=").decode(): decoded(d) for d in disclosures}
        shown = reveal(json.loads(leaf), disclosed)
        assert not disclosed, "a disclosure does not belong to its entry"
        text = json.dumps(shown, ensure_ascii=False)
        named.add(text)
        print(f"entry {index} is in the log and says {text}")
    for name, digest in manifest["attachments"].items():
        assert hashlib.sha256(bundle.read("attachments/" + digest)).hexdigest() == digest, name + " is another file"
        assert any(digest in text for text in named), "no entry vouches for " + name
        print(f"attachment {name} is the file that an entry names")


def main():
    try:
        with zipfile.ZipFile(sys.argv[1]) as bundle:
            check(bundle, sys.argv[2] if len(sys.argv) > 2 else None)
    except (AssertionError, KeyError, ValueError, OSError, zipfile.BadZipFile) as fault:
        print("NOT PROVEN:", fault)
        return 1
    print("PROVEN" + ("" if len(sys.argv) > 2 else ", under the key in the bundle: compare it with the published one"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
