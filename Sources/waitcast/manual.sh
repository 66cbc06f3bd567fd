#!/bin/bash
# Writes the page for man: what `waitcast` and each of its commands say of themselves with --help.
# Sources/waitcast/manual.sh path/to/waitcast
set -euo pipefail
program=$1

# The names that a help text lists under its headings of subcommands.
subcommands() { awk '/SUBCOMMANDS:$/ { on = 1 } /^$/ { on = 0 } on && /^  [a-z]/ { print $1 }'; }

# A text in which man changes nothing: no quotes, hyphens and powers made prettier, no line taken for a request.
verbatim() { sed -e 's/\\/\\e/g' -e 's/-/\\-/g' -e "s/'/\\\\(aq/g" -e 's/\^/\\(ha/g' -e 's/~/\\(ti/g' -e 's/^\./\\\&./'; }

# A command's section, then those of its subcommands.
section() {
  local help name
  help=$(COLUMNS=80 "$program" "$@" --help </dev/null)
  printf '.SH %s\n.in 0\n.nf\n' "$(tr '[:lower:]' '[:upper:]' <<<"waitcast${*:+ $*}" | verbatim)"
  sed -e '1s/^OVERVIEW: //' <<<"$help" | verbatim
  printf '.fi\n'
  for name in $(subcommands <<<"$help"); do section "$@" "$name"; done
}

about=$("$program" --help </dev/null | sed -e '/^$/,$d' -e 's/^OVERVIEW: //' | tr '\n' ' ')
printf '.TH WAITCAST 1 "" "%s"\n.SH NAME\nwaitcast \\- %s\n' "$("$program" --version)" "$(verbatim <<<"$about")"
section
