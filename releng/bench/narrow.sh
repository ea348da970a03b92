#!/usr/bin/env bash
# Streams many narrow rows through the built product with its default heap, and prints time and memory of the whole
# process. ROWS=20000000 by default. Needs GNU time (Debian: apt-get install time).
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
rows=${ROWS:-20000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/endpoints" "$work/units"
printf 'version: 1\nname: narrow\n' >"$work/sluice.yaml"
printf 'version: 1\ntemplate: h2\nurl: "jdbc:h2:mem:narrow"\n' >"$work/endpoints/rows.yaml"
printf 'version: 1\ntemplate: parquet\nroot: ${project}/lake\n' >"$work/endpoints/lake.yaml"
cat >"$work/units/narrow.yaml" <<EOF
version: 1
source: rows
sink: lake
units:
  narrow:
    query: "SELECT x AS id, x % 1000 AS bucket, CAST(x AS DECIMAL(12, 2)) AS amount FROM SYSTEM_RANGE(1, $rows)"
EOF

"$here/sluice" version >/dev/null
/usr/bin/time -f 'wall %e s, cpu %U+%S s, peak RSS %M kB' "$here/sluice" run --quiet -j "$work"
