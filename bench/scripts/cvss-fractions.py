#!/usr/bin/env python3
"""CVSS 2.0, 3.0 and 3.1 once more, on exact fractions, beside the program: cvss-fractions.py SEED COUNT.

Makes random vectors with all metrics in random order, scores them by the equations as the specifications write them, and
compares base, temporal and environmental score with those of `./probity cvss --json -`. Exit code 0 if none differs.
"""
import json
import math
import pathlib
import random
import subprocess
import sys
from fractions import Fraction as F


def weight(value, table):
    """The weight of a value in a table like "N 0.85 A 0.62"."""
    words = table.split()
    return F(dict(zip(words[::2], words[1::2]))[value])


def ceiling(x):
    """Round up of 3.0."""
    return F(math.ceil(x * 10), 10)


def half_up(x):
    return F(math.floor(x * 10 + F(1, 2)), 10)


def appendix_a(x):
    """Roundup of 3.1, appendix A."""
    fifths = math.floor(x * 100000 + F(1, 2))
    return F(fifths // 10000 + (1 if fifths % 10000 else 0), 10)


def score3(version, m):
    up = ceiling if version == '3.0' else appendix_a

    def equation(get, requirements, modified):
        changed = get('S') == 'C'
        product = F(1)
        for metric, requirement in zip('CIA', requirements):
            product *= 1 - weight(get(metric), 'H 0.56 L 0.22 N 0') * requirement
        iss = 1 - product
        if modified:
            iss = min(iss, F('0.915'))
        if not changed:
            impact = F('6.42') * iss
        elif modified and version == '3.1':
            impact = F('7.52') * (iss - F('0.029')) - F('3.25') * (iss * F('0.9731') - F('0.02')) ** 13
        else:
            impact = F('7.52') * (iss - F('0.029')) - F('3.25') * (iss - F('0.02')) ** 15
        privileges = 'N 0.85 L 0.68 H 0.5' if changed else 'N 0.85 L 0.62 H 0.27'
        exploitability = (F('8.22') * weight(get('AV'), 'N 0.85 A 0.62 L 0.55 P 0.2')
                          * weight(get('AC'), 'L 0.77 H 0.44') * weight(get('PR'), privileges)
                          * weight(get('UI'), 'N 0.85 R 0.62'))
        if impact <= 0:
            return F(0)
        return up(min((impact + exploitability) * (F('1.08') if changed else 1), F(10)))

    def given(metric):
        return m.get(metric, 'X')

    time = (weight(given('E'), 'X 1 H 1 F 0.97 P 0.94 U 0.91') * weight(given('RL'), 'X 1 U 1 W 0.97 T 0.96 O 0.95')
            * weight(given('RC'), 'X 1 C 1 R 0.96 U 0.92'))
    base = equation(lambda k: m[k], [1, 1, 1], False)
    requirements = [weight(given(k + 'R'), 'X 1 H 1.5 M 1 L 0.5') for k in 'CIA']
    environment = equation(lambda k: m[k] if given('M' + k) == 'X' else given('M' + k), requirements, True)
    return base, up(base * time), up(environment * time)


def score2(m):
    def given(metric):
        return m.get(metric, 'ND')

    def impact(requirements):
        product = F(1)
        for metric, requirement in zip('CIA', requirements):
            product *= 1 - weight(m[metric], 'N 0 P 0.275 C 0.660') * requirement
        return F('10.41') * (1 - product)

    exploitability = (20 * weight(m['AV'], 'L 0.395 A 0.646 N 1') * weight(m['AC'], 'H 0.35 M 0.61 L 0.71')
                      * weight(m['Au'], 'M 0.45 S 0.56 N 0.704'))

    def equation(of):
        f = 0 if of == 0 else F('1.176')
        return half_up((F('0.6') * of + F('0.4') * exploitability - F('1.5')) * f)

    time = (weight(given('E'), 'ND 1 H 1 F 0.95 POC 0.9 U 0.85') * weight(given('RL'), 'ND 1 U 1 W 0.95 TF 0.90 OF 0.87')
            * weight(given('RC'), 'ND 1 C 1 UR 0.95 UC 0.90'))
    base = equation(impact([1, 1, 1]))
    adjusted = min(F(10), impact([weight(given(k + 'R'), 'ND 1 L 0.5 M 1 H 1.51') for k in 'CIA']))
    temporal = half_up(equation(adjusted) * time)
    damage = weight(given('CDP'), 'ND 0 N 0 L 0.1 LM 0.3 MH 0.4 H 0.5')
    targets = weight(given('TD'), 'ND 1 N 0 L 0.25 M 0.75 H 1')
    return base, half_up(base * time), max(F(0), half_up((temporal + (10 - temporal) * damage) * targets))


MUST_3 = {'AV': 'NALP', 'AC': 'LH', 'PR': 'NLH', 'UI': 'NR', 'S': 'UC', 'C': 'HLN', 'I': 'HLN', 'A': 'HLN'}
MAY_3 = {'E': 'XHFPU', 'RL': 'XUWTO', 'RC': 'XCRU', 'CR': 'XHML', 'IR': 'XHML', 'AR': 'XHML'}
MAY_3 |= {'M' + metric: 'X' + values for metric, values in MUST_3.items()}
MUST_2 = {'AV': 'LAN', 'AC': 'HML', 'Au': 'MSN', 'C': 'NPC', 'I': 'NPC', 'A': 'NPC'}
MAY_2 = {'E': ['ND', 'U', 'POC', 'F', 'H'], 'RL': ['ND', 'OF', 'TF', 'W', 'U'], 'RC': ['ND', 'UC', 'UR', 'C'],
         'CDP': ['ND', 'N', 'L', 'LM', 'MH', 'H'], 'TD': ['ND', 'N', 'L', 'M', 'H'], 'CR': ['ND', 'L', 'M', 'H'],
         'IR': ['ND', 'L', 'M', 'H'], 'AR': ['ND', 'L', 'M', 'H']}


def vector(version):
    must, may = (MUST_2, MAY_2) if version == '2.0' else (MUST_3, MAY_3)
    metrics = {k: random.choice(v) for k, v in must.items()}
    metrics |= {k: random.choice(v) for k, v in may.items() if random.random() < .6}
    order = random.sample(list(metrics), len(metrics))
    text = '/'.join(metric + ':' + metrics[metric] for metric in order)
    return (text, score2(metrics)) if version == '2.0' else ('CVSS:' + version + '/' + text, score3(version, metrics))


def main():
    random.seed(int(sys.argv[1]))
    rows = [vector(random.choice(['2.0', '3.0', '3.1'])) for _ in range(int(sys.argv[2]))]
    if len(sys.argv) > 3:  # the answers are in a file already
        answers = pathlib.Path(sys.argv[3]).read_text()
    else:
        program = pathlib.Path(__file__).resolve().parents[2] / 'probity'
        answers = subprocess.run([program, 'cvss', '--json', '-'], input='\n'.join(text for text, _ in rows) + '\n',
                                 capture_output=True, text=True, check=True).stdout
    differ = 0
    for (text, expected), line in zip(rows, answers.splitlines(), strict=True):
        told = json.loads(line)
        got = tuple(F(str(told[k])) for k in ('base', 'temporal', 'environmental'))
        if got != expected:
            differ += 1
            print(text, [float(x) for x in expected], [float(x) for x in got])
    print(len(rows), 'vectors,', differ, 'differ')
    return 1 if differ else 0


if __name__ == '__main__':
    sys.exit(main())
