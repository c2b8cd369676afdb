#!/bin/sh
# Measures the npm reference validator (CSAF 2.0) in a folder outside the repository, on the same documents as
# org.probity.bench.csaf.ValidationBench: sh bench/csaf-reference/run.sh [FOLDER OF REAL ADVISORIES]
set -e
here=$(cd "$(dirname "$0")" && pwd)
work=${TMPDIR:-/tmp}/probity-csaf-reference
mkdir -p "$work"
cp "$here/measure.mjs" "$work/"
cd "$work"
[ -d node_modules/@secvisogram/csaf-validator-lib ] || {
  npm init -y >/dev/null
  npm install --silent @secvisogram/csaf-validator-lib@2.0.10
}
node measure.mjs "$@"
