/* CSV out: RFC 4180, LF line ends, and no cell that a spreadsheet would run as a formula. */
#ifndef BASE_CSVOUT_H
#define BASE_CSVOUT_H

#include "base/out.h"

/* Whether a spreadsheet could run a cell that begins as s does. */
bool csv_risky(struct str s);

/*
 * One cell, quoted when it must be. A cell that begins with = + - @, a tab or a carriage return
 * gets an apostrophe in front, unless it is a plain number. `first` tells that no comma goes before.
 */
void csv_cell(struct out *o, struct str s, bool first);

/* Whether s is apostrophes with something behind them that a spreadsheet would run. */
bool csv_guarded(struct str s);

#endif
