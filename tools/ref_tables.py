#!/usr/bin/env python3
"""Turns tables of ref/ into C: ref_tables.py holidays|authorities|annexa IN... OUT.

Lines that begin with # are comments; the first other line names the columns. What is written depends
on the table and on nothing else: no path, no date.
"""
import datetime
import sys


def rows(path, columns):
    """The rows of a tab-separated table, which has exactly these columns."""
    with open(path, encoding='utf-8') as file:
        lines = [(n, line.rstrip('\n')) for n, line in enumerate(file, 1)]
    lines = [(n, line.split('\t')) for n, line in lines if line and not line.startswith('#')]
    if not lines or lines[0][1] != columns:
        sys.exit(f'{path}: the columns should be {", ".join(columns)}')
    for n, cells in lines[1:]:
        if len(cells) != len(columns):
            sys.exit(f'{path}:{n}: {len(cells)} cells, but {len(columns)} columns')
        if any(cell != cell.strip() or not cell for cell in cells):
            sys.exit(f'{path}:{n}: an empty cell, or spaces around one')
        yield n, cells


def refuse_doubles(path, values):
    """Ends the program when a value is there twice."""
    seen = set()
    for value in values:
        if value in seen:
            sys.exit(f'{path}: {value} is there twice')
        seen.add(value)


def c_text(text):
    """A C string literal."""
    escaped = text.replace('\\', '\\\\').replace('"', '\\"')
    if any(ord(c) < 32 for c in escaped):
        sys.exit(f'{text!r}: a control character')
    return f'"{escaped}"'


def holidays(path):
    """Day numbers, rising; those at a weekend make no difference and are left out."""
    first = datetime.date(1900, 1, 1)
    dates = []
    for n, (date, _name) in rows(path, ['date', 'name']):
        try:
            dates.append(datetime.date.fromisoformat(date))
        except ValueError:
            sys.exit(f'{path}:{n}: {date} is no date')
    refuse_doubles(path, dates)
    out = ['#include "base/ref.h"', '', 'const int32_t ref_holidays[] = {']
    for date in sorted(dates):
        if date.weekday() < 5:
            out.append(f'\t{(date - first).days}, /* {date} */')
    out += ['};', '', 'const size_t ref_holiday_count = sizeof ref_holidays / sizeof ref_holidays[0];']
    return out


def authorities(path):
    """One row an authority, rising by the three-digit code."""
    columns = ['la_code', 'ons_code', 'la_name', 'region_code', 'la_type']
    table = []
    for n, cells in rows(path, columns):
        if len(cells[0]) != 3 or not cells[0].isdigit() or len(cells[1]) != 9:
            sys.exit(f'{path}:{n}: {cells[0]} {cells[1]} are no codes of an authority')
        table.append(cells)
    refuse_doubles(path, (cells[0] for cells in table))
    refuse_doubles(path, (cells[1] for cells in table))
    out = ['#include "record/authority.h"', '', 'const struct ref_authority ref_authorities[] = {']
    for cells in sorted(table):
        out.append('\t{' + ', '.join(c_text(cell) for cell in cells) + '},')
    out += ['};', '',
            'const size_t ref_authority_count = sizeof ref_authorities / sizeof ref_authorities[0];']
    return out


def folded(text):
    """Letters and digits only, all small: as fold() in src/record/fold.c."""
    return ''.join(c for c in text.lower() if c.isascii() and c.isalnum())


def array(name, kind, lines):
    """A C array of structs and its count."""
    return ['', f'const struct {kind} {name}[] = {{', *lines, '};',
            f'const size_t {name}_count = sizeof {name} / sizeof {name}[0];']


def annexa(columns, sheets, values):
    """Other headings, names of sheets, and the ways values are written; names folded."""
    heads, names, ways, seen = [], [], [], set()
    for n, (table, field, how, heading) in rows(columns, ['list', 'field', 'how', 'heading']):
        if how not in ('name', 'words'):
            sys.exit(f'{columns}:{n}: {how} is neither name nor words')
        words = how == 'words'
        text = ' '.join(map(folded, heading.split())) if words else folded(heading)
        if not text:
            sys.exit(f'{columns}:{n}: a heading without letters')
        if (table, words, text) in seen:
            sys.exit(f'{columns}:{n}: {heading} is there twice')
        seen.add((table, words, text))
        heads.append(f'\t{{{table}_{field}, {str(words).lower()}, {c_text(text)}}},')
    for n, (table, name) in rows(sheets, ['list', 'name']):
        names.append(f'\t{{TABLE_{table}, {c_text(folded(name))}}},')
    refuse_doubles(sheets, names)
    for n, (code_set, written, code) in rows(values, ['set', 'written', 'code']):
        if (code_set, folded(written)) in seen:
            sys.exit(f'{values}:{n}: {written} is there twice')
        seen.add((code_set, folded(written)))
        ways.append(f'\t{{CODES_{code_set}, {code_set}_{code}, {c_text(folded(written))}}},')
    return (['#include "record/annexa_ref.h"']
            + array('ref_annexa_headings', 'annexa_heading', heads)
            + array('ref_annexa_sheets', 'annexa_sheet_name', names)
            + array('ref_annexa_values', 'annexa_way', ways))


def main():
    makers = {'holidays': (holidays, 1), 'authorities': (authorities, 1), 'annexa': (annexa, 3)}
    if len(sys.argv) < 2 or sys.argv[1] not in makers or len(sys.argv) != makers[sys.argv[1]][1] + 3:
        sys.exit('usage: ref_tables.py holidays|authorities|annexa IN... OUT')
    lines = ['/* Generated by tools/ref_tables.py: change the table in ref/ instead. */']
    lines += makers[sys.argv[1]][0](*sys.argv[2:-1])
    with open(sys.argv[-1], 'w', encoding='utf-8', newline='\n') as file:
        file.write('\n'.join(lines) + '\n')


if __name__ == '__main__':
    main()
