#!/bin/sh
# Makes bills of materials with the tools that people use, each on a small project, and reads all of them.
#
#   bench/scripts/real-sboms.sh FOLDER
#
# FOLDER gets the documents; what a tool needs is fetched by npm, pip and mvn as they are set up here. A tool that is absent or
# fails is skipped by name. PROBITY is the command that reads them (default: ./probity); it is skipped where it is not there.
# Afterwards the tests read them too:  PROBITY_REAL_SBOMS=FOLDER mvn -pl inventory -am -Dtests.excluded= test
set -u
out=$(mkdir -p "${1:?folder}" && cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
made=0

tool() { # name, file, command: runs the command, keeps the file it wrote
    name=$1; file=$2; shift 2
    if ( cd "$work/project" && "$@" ) > "$work/log" 2>&1 && [ -s "$out/$file" ]; then
        made=$((made + 1)); echo "made    $name: $file"
    else
        rm -f "$out/$file"; echo "skipped $name: $(tail -n 1 "$work/log" | cut -c1-120)"
    fi
}

mkdir -p "$work/project"
cat > "$work/project/package.json" <<'J'
{"name": "sample", "version": "1.2.3", "license": "Apache-2.0", "private": true,
 "dependencies": {"express": "4.18.2", "left-pad": "1.3.0"}}
J
cat > "$work/project/pom.xml" <<'X'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.example</groupId><artifactId>sample</artifactId><version>1.2.3</version><packaging>jar</packaging>
  <name>sample</name><url>https://example.org</url>
  <organization><name>Example</name></organization>
  <dependencies>
    <dependency><groupId>tools.jackson.core</groupId><artifactId>jackson-core</artifactId><version>3.1.5</version></dependency>
    <dependency><groupId>info.picocli</groupId><artifactId>picocli</artifactId><version>4.7.7</version></dependency>
  </dependencies>
</project>
X
printf 'requests==2.31.0\npackaging==24.0\n' > "$work/project/requirements.txt"

( cd "$work/project" && npm install --silent --no-audit --no-fund ) > "$work/log" 2>&1 || echo "skipped npm install"
tool "npm sbom (CycloneDX)" npm-cyclonedx.json sh -c "npm sbom --sbom-format cyclonedx > '$out/npm-cyclonedx.json'"
tool "npm sbom (SPDX)" npm-spdx.json sh -c "npm sbom --sbom-format spdx > '$out/npm-spdx.json'"
tool "@cyclonedx/cyclonedx-npm" cyclonedx-npm.json npx --yes @cyclonedx/cyclonedx-npm --output-file "$out/cyclonedx-npm.json"
tool "@cyclonedx/cyclonedx-npm (XML)" cyclonedx-npm.xml \
    npx --yes @cyclonedx/cyclonedx-npm --output-format XML --output-file "$out/cyclonedx-npm.xml"
tool "@cyclonedx/cdxgen" cdxgen.json npx --yes @cyclonedx/cdxgen -t js --no-install-deps -o "$out/cdxgen.json" .
tool "cyclonedx-maven-plugin" cyclonedx-maven.json sh -c "mvn -q -B org.cyclonedx:cyclonedx-maven-plugin:2.9.1:makeAggregateBom \
    && cp target/bom.json '$out/cyclonedx-maven.json' && cp target/bom.xml '$out/cyclonedx-maven.xml'"
tool "spdx-maven-plugin" spdx-maven.json sh -c "mvn -q -B org.spdx:spdx-maven-plugin:1.0.3:createSPDX \
    && cp \$(find target -name '*.spdx*.json' | head -n 1) '$out/spdx-maven.json'"
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy -DoutputDirectory="$work" \
    -Dartifact=org.spdx:tools-java:2.0.1:jar:jar-with-dependencies > "$work/log" 2>&1
tool "SPDX tools (tag-value)" spdx-tools.spdx \
    java -jar "$work/tools-java-2.0.1-jar-with-dependencies.jar" Convert "$out/npm-spdx.json" "$out/spdx-tools.spdx" JSON TAG
tool "SPDX tools (SPDX 3 JSON-LD)" spdx-tools.jsonld \
    java -jar "$work/tools-java-2.0.1-jar-with-dependencies.jar" Convert "$out/spdx-maven.json" "$out/spdx-tools.jsonld" JSON JSONLD
if python3 -m venv "$work/venv" > "$work/log" 2>&1; then
    "$work/venv/bin/pip" install -q cyclonedx-bom > "$work/log" 2>&1
    tool "cyclonedx-py" cyclonedx-py.json "$work/venv/bin/cyclonedx-py" requirements -o "$out/cyclonedx-py.json" requirements.txt
    "$work/venv/bin/pip" install -q sbom4python > "$work/log" 2>&1
    tool "sbom4python (SPDX tag-value)" sbom4python.spdx \
        "$work/venv/bin/sbom4python" --module rich --sbom spdx --format tag --output-file "$out/sbom4python.spdx"
    tool "sbom4python (CycloneDX)" sbom4python.json \
        "$work/venv/bin/sbom4python" --module rich --sbom cyclonedx --format json --output-file "$out/sbom4python.json"
else
    echo "skipped cyclonedx-py, sbom4python: no python3 with venv"
fi

echo "$made documents in $out"
if ${PROBITY:-./probity} --version > /dev/null 2>&1; then
    ${PROBITY:-./probity} sbom read --summary "$out"/*
    ${PROBITY:-./probity} sbom quality "$out"/*
fi
[ "$made" -gt 0 ]
