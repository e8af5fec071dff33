/*
 * Which findings are asked for, in which order and under which headings. It knows no document, so
 * that it works in a worker too. What it looks at is a store:
 *
 *   count     how many findings
 *   rules     [{code, severity 0-2, message with {names}, place in the ledger}], worst first
 *   tables    their names
 *   children  their ids; 0 for the return as a whole, 1 for records without a child id
 *   workers   of each child, by number; nothing when workers are not told
 *   names     of the workers; "" for nobody
 *   state     of each finding: 1 new, 2 still there; nothing when there is no earlier run
 *   rule, table, child, record, line   of each finding, by number; 0 for no record or line
 *   message(i), values(i)              of a finding; values are [name, value]
 *
 * The findings stand by child, most errors first.
 */
const byText = new Intl.Collator('en-GB', {numeric: true}).compare;

/* A rule's message with each {NAME} as fill(NAME) has it. */
function filled(message, fill) {
	return message.replace(/\{([^}]*)\}/g, function (all, name) { return fill(name); });
}

function messageOfRule(rule) {
	return filled(rule.message, function (name) { return /^[1-9]$/.test(name) ? '\u2026' : name; });
}

function childName(id) {
	if (typeof id === 'string')
		return 'Child ' + id;
	return id ? 'Records without a child id' : 'The return as a whole';
}

function workerName(name) {
	return name ? 'Worker ' + name : 'No worker told';
}

/* The place of each child by id, digits as numbers; those without a child first. */
function ranksOfChildren(children) {
	const rank = [];

	children.map(function (id, i) { return i; }).sort(function (a, b) {
		const ia = children[a], ib = children[b];

		if (typeof ia === 'string' && typeof ib === 'string')
			return byText(ia, ib);
		return typeof ia === typeof ib ? a - b : typeof ia === 'string' ? 1 : -1;
	}).forEach(function (i, n) { rank[i] = n; });
	return rank;
}

/* Sorted by each of the keys in turn, each a list by finding; else as they stand. */
function sortedBy(count, keys) {
	const all = new Uint32Array(count).map(function (none, i) { return i; });

	return all.sort(function (a, b) {
		for (const key of keys)
			if (key[a] !== key[b])
				return key[a] - key[b];
		return a - b;
	});
}

/* The findings in each order, made when first asked for. */
function ordersOf(store) {
	const made = {};
	const ofChild = function (list) { return Array.from(store.child, function (c) { return list[c]; }); };
	const keys = {
		child: function () { return []; },
		id: function () { return [ofChild(ranksOfChildren(store.children))]; },
		rule: function () { return [store.rule, store.table, store.record]; },
		table: function () { return [store.table, store.record, store.rule]; },
		worker: function () { return [ofChild(store.workers)]; }
	};

	return function (order) {
		return made[order] || (made[order] = sortedBy(store.count, keys[order]()));
	};
}

/* What each finding is searched by, made when first asked for. */
function textsOf(store) {
	let texts = null;

	function make(i) {
		const values = store.values(i).map(function (pair) { return pair[1]; });

		return [childName(store.children[store.child[i]]), store.rules[store.rule[i]].code,
			store.tables[store.table[i]], store.message(i)].concat(values).join(' ').toLowerCase();
	}

	return function (i) {
		if (!texts)
			texts = Array.from({length: store.count}, function (none, k) { return make(k); });
		return texts[i];
	};
}

/*
 * Answers what is asked: ask({text, severity, table, rule, worker, state, order}, page, first) gives
 * {total, all, counts, page, from, to, groups} for that page of `first` findings. The first five and
 * state are "" for any; counts are by severity; a group is {heading, counts, items}.
 */
function findingsIndex(store) {
	const inOrder = ordersOf(store), textOf = textsOf(store);
	const severity = Uint8Array.from(store.rule, function (r) { return store.rules[r].severity; });
	let asked = '', chosen = [];

	function tests(wanted) {
		const of = {severity: severity, table: store.table, rule: store.rule, state: store.state};
		const all = Object.keys(of).filter(function (key) { return of[key] && (wanted[key] || '') !== ''; })
			.map(function (key) {
				const list = of[key], number = +wanted[key];

				return function (i) { return list[i] === number; };
			});

		if (wanted.worker !== '')
			all.push(function (i) { return store.workers[store.child[i]] === +wanted.worker; });
		wanted.text.toLowerCase().split(/\s+/).filter(Boolean).forEach(function (word) {
			all.push(function (i) { return textOf(i).includes(word); });
		});
		return all;
	}

	function choose(wanted) {
		const key = JSON.stringify(wanted), all = tests(wanted);

		if (key === asked)
			return;
		asked = key;
		chosen = inOrder(wanted.order).filter(function (i) {
			return all.every(function (test) { return test(i); });
		});
	}

	function countsOf(from, to) {
		const counts = [0, 0, 0];

		for (let k = from; k < to; k++)
			counts[severity[chosen[k]]]++;
		return counts;
	}

	/* What a finding stands under, by number. */
	function keyOf(i, order) {
		switch (order) {
		case 'rule': return store.rule[i];
		case 'table': return store.table[i];
		case 'worker': return store.workers[store.child[i]];
		default: return store.child[i];
		}
	}

	function headingOf(key, order) {
		switch (order) {
		case 'rule': return messageOfRule(store.rules[key]) + ' Rule ' + store.rules[key].code;
		case 'table': return store.tables[key];
		case 'worker': return workerName(store.names[key]);
		default: return childName(store.children[key]);
		}
	}

	function item(i) {
		return {
			severity: severity[i], rule: store.rules[store.rule[i]].code,
			table: store.tables[store.table[i]], record: store.record[i], line: store.line[i],
			child: childName(store.children[store.child[i]]), state: store.state ? store.state[i] : 0,
			message: store.message(i), values: store.values(i)
		};
	}

	/* A heading counts all of its findings from this page on, though they go on over the next. */
	function groups(from, to, order) {
		const all = [];

		for (let k = from; k < to;) {
			const key = keyOf(chosen[k], order);
			let end = k;

			while (end < chosen.length && keyOf(chosen[end], order) === key)
				end++;
			all.push({heading: headingOf(key, order), counts: countsOf(k, end),
				items: Array.from(chosen.slice(k, Math.min(end, to)), item)});
			k = end;
		}
		return all;
	}

	return function (wanted, page, first) {
		const from = page * first;
		let to;

		choose(wanted);
		to = Math.min(from + first, chosen.length);
		return {total: chosen.length, all: store.count, counts: countsOf(0, chosen.length), page: page,
			from: from, to: to, groups: groups(from, to, wanted.order)};
	};
}
