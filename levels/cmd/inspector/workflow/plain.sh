#!/usr/bin/env bash
# Grades the tickets in a folder: bash grade.sh [FOLDER]. Made by "inspector workflow". It ends with 0 if every ticket has
# %MIN_SCORE% percent of the wanted stars, and with 1 if one has less. It needs Go, and no container.
set -euo pipefail
RUNNER_TEMP=$(mktemp -d)
trap 'rm -rf "$RUNNER_TEMP"' EXIT
%GAME%
(cd "$RUNNER_TEMP/game" && go build -trimpath -o "$RUNNER_TEMP/inspector" ./levels/cmd/inspector)
"$RUNNER_TEMP/inspector" grade "${1:-%TICKETS%}" --assignment "%ASSIGNMENT%" --min-score "%MIN_SCORE%" --lang %LANG%
