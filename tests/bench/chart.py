#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""chart.py RESULTS SVG: bars of the time that each contender takes to read one user, to read an array of them and to write
them. Readable on white and on black; no script, no font of its own."""

import html
import json
import sys

PANELS = [("W1", "Read one user"), ("W3", "Read 10 000 users"), ("W4", "Write 10 000 users")]
WIDTH, ROW, HEAD, GAP, LABEL = 760, 22, 34, 18, 150
FULL = WIDTH - LABEL - 90  # the longest bar
LONGEST = 4.0  # times vouch's bar; what is longer is cut, and its number says so

STYLE = """
    text { font: 13px system-ui, sans-serif; fill: #3b4252 }
    .title { font-weight: 600 }
    .bar { fill: #a3adbd } .own { fill: #2f7f6f } .cut { fill: none; stroke: #a3adbd; stroke-width: 2 }
    @media (prefers-color-scheme: dark) {
        text { fill: #cdd3df }
        .bar { fill: #596375 } .own { fill: #54b09d } .cut { stroke: #596375 }
    }
"""


def bars(work, top):
    """The panel's lines of SVG, and where it ends."""
    shown = [one for one in work["figures"] if one["contender"] != "vouch parse_into" and "vouch" in one["ratio"]]
    shown.sort(key=lambda one: one["ratio"]["vouch"])
    lines = []
    longest = min(LONGEST, max(one["ratio"]["vouch"] for one in shown))
    for place, one in enumerate(shown):
        y, ratio = top + place * ROW, one["ratio"]["vouch"]
        width = FULL * min(ratio, longest) / longest
        kind = "own" if one["contender"] == "vouch" else "bar"
        lines.append(f'<text x="{LABEL - 8}" y="{y + 14}" text-anchor="end">{html.escape(one["contender"])}</text>')
        lines.append(f'<rect class="{kind}" x="{LABEL}" y="{y + 2}" width="{width:.0f}" height="{ROW - 7}" rx="2"/>')
        if ratio > longest:
            lines.append(f'<path class="cut" d="M{LABEL + width + 4:.0f} {y + 2}v{ROW - 7}m4 0v-{ROW - 7}"/>')
        number = "1" if one["contender"] == "vouch" else f"{ratio:.2f}" if ratio < 9.95 else f"{ratio:.0f}"
        lines.append(f'<text x="{LABEL + width + 14:.0f}" y="{y + 14}">{number}</text>')
    return lines, top + len(shown) * ROW


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        works = {work["name"]: work for work in json.load(file)["workloads"]}
    lines, y = [], 4
    for name, title in PANELS:
        if name not in works:
            continue
        lines.append(f'<text class="title" x="{LABEL}" y="{y + 18}">{title}: time, vouch = 1</text>')
        drawn, y = bars(works[name], y + HEAD - 6)
        lines += drawn
        y += GAP
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" height="{y}" role="img" '
            'aria-label="vouch and other libraries: time to read and write users">\n'
            f"<style>{STYLE}</style>\n" + "\n".join(lines) + "\n</svg>\n"
        )


main()
