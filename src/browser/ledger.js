/*
 * The worker that keeps a run's findings (findings.js stands before this) and answers what is asked of
 * them, so that the page never waits. It is told where findings.json is, and who works with which
 * child, and reads a finding's text again whenever it is wanted: a line of the file is a finding.
 */
const VALUE_MAX = 120, MESSAGE_MAX = 700; /* as in the report (page.h) */
const NEWLINE = 10, COMMA = 44, BRACKET = 93;

function cut(text, max) {
	return text.length > max ? text.slice(0, max) + '\u2026' : text;
}

/* Where the bytes of the list begin, behind `"findings":[`. */
function beginOfList(bytes) {
	const mark = Array.from('"findings":[', function (c) { return c.charCodeAt(0); });

	for (let at = bytes.indexOf(mark[0]); at >= 0; at = bytes.indexOf(mark[0], at + 1))
		if (mark.every(function (byte, k) { return bytes[at + k] === byte; }))
			return at + mark.length;
	throw new Error('this is no list of findings');
}

/* [from, to) of each finding: a line of the list, without the comma that it begins with. */
function linesOf(bytes, from) {
	const end = bytes.lastIndexOf(BRACKET), at = [];

	for (let begin = bytes.indexOf(NEWLINE, from) + 1; begin > 0 && begin < end;) {
		const newline = bytes.indexOf(NEWLINE, begin);
		const to = newline < 0 || newline > end ? end : newline;

		at.push([bytes[begin] === COMMA ? begin + 1 : begin, to]);
		begin = to + 1;
	}
	return at;
}

/* Numbers names in the order they are met. */
function numbering(names) {
	const number = new Map(names.map(function (name, i) { return [name, i]; }));

	return function (name) {
		if (!number.has(name))
			number.set(name, number.size);
		return number.get(name);
	};
}

/* A rule's place: of the finding's return, or else of another whose rule marked a record of this. */
function placesOf(rules) {
	const place = new Map();

	rules.forEach(function (r, i) {
		place.set(r.return + ' ' + r.rule, i);
		if (!place.has(r.rule))
			place.set(r.rule, i);
	});
	return function (f) {
		const own = place.get(f.return + ' ' + f.rule);

		return own === undefined ? place.get(f.rule) : own;
	};
}

/* Turns a list by finding into the order of `order`. */
function arranged(order, list) {
	return Uint32Array.from(order, function (i) { return list[i]; });
}

/* The old numbers in a new order, and the new number of each old one. */
function renumbered(count, compare) {
	const order = Array.from({length: count}, function (none, i) { return i; }).sort(compare);
	const now = [];

	order.forEach(function (old, i) { now[old] = i; });
	return {order: order, now: now};
}

function tally(count, rule, of, severityOf) {
	const all = Array.from({length: count}, function () { return [0, 0, 0]; });

	of.forEach(function (one, i) { all[one][severityOf[rule[i]]]++; });
	return all;
}

function byCounts(a, b) {
	return b[0] - a[0] || b[1] - a[1] || b[2] - a[2];
}

/* What a line of findings.json is about, in numbers. */
function readColumns(lines, read, ruleOf, tableOf, childOf) {
	const store = {rule: [], table: [], child: [], record: [], line: [], state: []};

	lines.forEach(function (none, i) {
		const f = read(i);

		store.rule.push(ruleOf(f));
		store.table.push(tableOf(f.return + ' ' + f.table));
		store.child.push(childOf(f.child ? '=' + f.child : f.record ? '1' : '0'));
		store.record.push(f.record || 0);
		store.line.push(f.line || 0);
		store.state.push(f.since ? (f.since === 'new' ? 1 : 2) : 0);
	});
	return store;
}

/* The rules with findings: errors first, the most findings first. */
function sortedRules(summary, columns) {
	const found = new Map(), severities = {error: 0, query: 1, note: 2};

	columns.rule.forEach(function (r) { found.set(r, (found.get(r) || 0) + 1); });
	const rules = Array.from(found.keys()).map(function (place) {
		const rule = summary.rules[place];

		return {code: rule.rule, severity: severities[rule.severity], message: rule.message, place: place};
	}).sort(function (a, b) {
		return a.severity - b.severity || found.get(b.place) - found.get(a.place) || a.place - b.place;
	});
	const now = [];

	rules.forEach(function (rule, i) { now[rule.place] = i; });
	columns.rule = columns.rule.map(function (place) { return now[place]; });
	return rules;
}

/* The children, the return as a whole and records without a child first, then most errors first. */
function sortedChildren(names, columns, rules) {
	const severityOf = rules.map(function (rule) { return rule.severity; });
	const counts = tally(names.length, columns.rule, columns.child, severityOf);
	const kind = function (name) { return name[0] === '=' ? 2 : +name; };
	const sorted = renumbered(names.length, function (a, b) {
		return kind(names[a]) - kind(names[b]) || byCounts(counts[a], counts[b]) ||
			(names[a] < names[b] ? -1 : 1);
	});

	columns.child = columns.child.map(function (c) { return sorted.now[c]; });
	return sorted.order.map(function (old) {
		return kind(names[old]) === 2 ? cut(names[old].slice(1), VALUE_MAX) : kind(names[old]);
	});
}

/* Who works with each child, as the report's own data has it; nothing unless it has all of them. */
function workersOf(children, data) {
	const number = new Map(data.children.map(function (id, i) { return [id, data.workers[i]]; }));

	if (!data.workers.length || data.findings < data.total)
		return [];
	return children.map(function (id) { return number.get(id); });
}

/* A store as findings.js wants it, of the bytes of findings.json. */
function storeOfRun(bytes, data) {
	const begin = beginOfList(bytes), decoder = new TextDecoder();
	const head = JSON.parse(decoder.decode(bytes.subarray(0, begin)) + ']}'), summary = head.summary;
	const lines = linesOf(bytes, begin), childNames = [];
	const several = summary.returns.length > 1;
	const numberOfChild = numbering([]);
	const childOf = function (name) {
		const n = numberOfChild(name);

		childNames[n] = name;
		return n;
	};
	let read = function (i) { return JSON.parse(decoder.decode(bytes.subarray(lines[i][0], lines[i][1]))); };
	const columns = readColumns(lines, read,
		placesOf(summary.rules),
		numbering(summary.tables.map(function (t) { return t.return + ' ' + t.table; })), childOf);
	const rules = sortedRules(summary, columns);
	const children = sortedChildren(childNames, columns, rules);
	const order = renumbered(lines.length, function (a, b) {
		return columns.child[a] - columns.child[b] || a - b;
	}).order;
	const of = function (i) { return read(order[i]); };

	return {
		count: lines.length, rules: rules, children: children,
		tables: summary.tables.map(function (t) { return (several ? t.return + ' ' : '') + t.table; }),
		workers: workersOf(children, data), names: data.names,
		state: head.since ? arranged(order, columns.state) : null,
		rule: arranged(order, columns.rule), table: arranged(order, columns.table),
		child: arranged(order, columns.child), record: arranged(order, columns.record),
		line: arranged(order, columns.line),
		message: function (i) { return cut(of(i).message, MESSAGE_MAX); },
		values: function (i) {
			const f = of(i);

			return f.fields.map(function (name, k) { return [name, cut(f.values[k], VALUE_MAX)]; });
		}
	};
}

let index = null;

function open(findings, data, first) {
	const bytes = new Uint8Array(new FileReaderSync().readAsArrayBuffer(findings));
	const store = storeOfRun(bytes, data);

	index = findingsIndex(store);
	return {
		first: first, rules: store.rules, tables: store.tables, names: store.names,
		tablesSeen: new Set(store.table), workersSeen: new Set(store.workers), compared: !!store.state
	};
}

self.onmessage = function (message) {
	const asked = message.data;

	if (asked.open)
		self.postMessage({of: open(asked.open, asked.data, asked.first)});
	else
		self.postMessage({number: asked.number, answer: index(asked.wanted, asked.page, asked.first)});
};
