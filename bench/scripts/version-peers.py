#!/usr/bin/env python3
"""Compares orders and ranges of versions with the ecosystems' own tools on random versions.

    bench/scripts/version-peers.py [--rounds N] [-- COMMAND…]

COMMAND runs probity (default: ./probity). Peers that are absent are skipped by name: Python's `packaging`, `dpkg`, node's
`semver`. Prints each difference and ends with 1 if there is any.
"""
import json, random, shutil, subprocess, sys

args = sys.argv[1:]
command = args[args.index("--") + 1:] if "--" in args else ["./probity"]
rounds = int(args[args.index("--rounds") + 1]) if "--rounds" in args else 3000
random.seed(20261129)
pick = random.choice
differences = 0


def ask(words, lines):
    out = subprocess.run(command + ["vers", *words, "--json", "-"], input="\n".join(lines) + "\n",
                         capture_output=True, text=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def check(name, questions, answers, expected):
    global differences
    wrong = 0
    for question, answer, right in zip(questions, answers, expected):
        if answer.get("result") != right:
            wrong += 1
            if wrong <= 5:
                print(f"  {name}: {question!r}: {answer} but the peer says {right}")
    differences += wrong
    print(f"{name}: {len(questions)} compared, {wrong} differ")


def number():
    return pick(["0", "1", "2", "3", "9", "10", "11", "20"])


def pypi():
    text = pick(["", "", "", "1!"]) + ".".join(number() for _ in range(random.randint(1, 4)))
    text += pick(["", "", "a1", "b2", "rc1", "RC2", ".alpha3", "-beta", "c1"])
    text += pick(["", "", ".post1", "-1", ".rev2", ".post"])
    text += pick(["", "", ".dev0", ".dev3", "dev"])
    return pick(["", "", "", "v"]) + text + pick(["", "", "+abc.1", "+1", "+abc-2"])


def semver():
    text = ".".join(number() for _ in range(3))
    return text + pick(["", "", "-alpha", "-alpha.1", "-1", "-rc.10", "-rc.2", "-a-b", "-0a"]) + pick(["", "", "+b1"])


def deb():
    body = "".join(pick(["1", "0", "10", "2", ".", "~", "+", "a", "b", "rc", "~~", "-"]) for _ in range(random.randint(0, 6)))
    body = "1" + body.rstrip("-")
    return pick(["", "", "0:", "1:"]) + body + pick(["", "-1", "-1ubuntu2", "-0~bpo1", "-1+b1"])


def npm_range():
    def partial():
        return pick([".".join(number() for _ in range(random.randint(1, 3))), semver(), "1.x", "1.2.*", "*", "x"])

    def simple():
        return pick(["^", "~", "", ">", ">=", "<", "<=", "="]) + partial()

    def conjunction():
        return pick([simple(), simple() + " " + simple(), partial() + " - " + partial()])

    return " || ".join(conjunction() for _ in range(random.randint(1, 3)))


try:
    from packaging.version import Version
    from packaging.specifiers import SpecifierSet
    pairs = [(pypi(), pypi()) for _ in range(rounds)]
    order = [(Version(a) > Version(b)) - (Version(a) < Version(b)) for a, b in pairs]
    check("pypi order", pairs, ask(["compare", "pypi"], [f"{a}\t{b}" for a, b in pairs]), order)

    def clause():
        release = ".".join(number() for _ in range(random.randint(2, 3)))
        return pick([pick([">=", "<=", "==", "!="]) + pick([release, release + "rc1", release + ".post1"]),
                     "~=" + release, "==" + release + ".*", "!=" + release + ".*"])

    ranges = [",".join(clause() for _ in range(random.randint(1, 3))) for _ in range(rounds)]
    made = ask(["from-native", "--exact", "pypi"], ranges)
    versions = [pick([pypi(), ".".join(number() for _ in range(3))]).split("+")[0] for _ in ranges]
    both = [(r, m["result"], v) for r, m, v in zip(ranges, made, versions) if "result" in m]
    print(f"pypi ranges: {len(ranges) - len(both)} refused of {len(ranges)}")
    check("pypi ranges", both, ask(["contains"], [f"{m}\t{v}" for _, m, v in both]),
          [SpecifierSet(r).contains(Version(v), prereleases=True) for r, _, v in both])
except ImportError:
    print("pypi: skipped, Python's packaging is absent")

if shutil.which("dpkg"):
    pairs = [(deb(), deb()) for _ in range(min(rounds, 1500))]

    def dpkg(a, b):
        for sign, value in (("lt", -1), ("eq", 0)):
            if subprocess.run(["dpkg", "--compare-versions", a, sign, b], stderr=subprocess.DEVNULL).returncode == 0:
                return value
        return 1

    answers = ask(["compare", "deb"], [f"{a}\t{b}" for a, b in pairs])
    valid = [(p, a) for p, a in zip(pairs, answers) if "result" in a]
    print(f"deb: {len(pairs) - len(valid)} refused of {len(pairs)}")
    check("deb order", [p for p, _ in valid], [a for _, a in valid], [dpkg(*p) for p, _ in valid])
else:
    print("deb: skipped, dpkg is absent")

SCRIPT = """
const root = require('child_process').execSync('npm root -g').toString().trim();
const semver = require(root + '/npm/node_modules/semver');
const rows = JSON.parse(require('fs').readFileSync(0, 'utf8'));
console.log(JSON.stringify(rows.map(([kind, a, b]) => kind === 'order' ? semver.compare(a, b)
  : semver.satisfies(b, a))));
"""
if shutil.which("npm"):
    def node(rows):
        return json.loads(subprocess.run(["node", "-e", SCRIPT], input=json.dumps(rows), capture_output=True,
                                         text=True, check=True).stdout)

    pairs = [(semver(), semver()) for _ in range(rounds)]
    check("npm order", pairs, ask(["compare", "npm"], [f"{a}\t{b}" for a, b in pairs]),
          node([("order", a, b) for a, b in pairs]))
    ranges = [npm_range() for _ in range(rounds)]
    made = ask(["from-native", "--exact", "npm"], ranges)
    # releases only: whether a pre-release counts depends on more than the range, which VERS has no rule for
    both = [(r, m["result"], ".".join(number() for _ in range(3))) for r, m in zip(ranges, made) if "result" in m]
    print(f"npm ranges: {len(ranges) - len(both)} refused of {len(ranges)}")
    check("npm ranges", both, ask(["contains"], [f"{m}\t{v}" for _, m, v in both]),
          node([("range", r, v) for r, _, v in both]))
else:
    print("npm: skipped, npm is absent")
sys.exit(1 if differences else 0)
