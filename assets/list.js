/*
 * The list of findings in the page: what was asked for, shown, with the controls to ask otherwise.
 * Text is put in as text, never as markup.
 */
const SEVERITY = ['error', 'query', 'note'];
const MANY = ['errors', 'queries', 'notes'];
const STATES = ['', 'New', 'Still there'];
const ORDERS = [
	['child', 'Child'],
	['id', 'Child id'],
	['rule', 'Rule'],
	['table', 'Table'],
	['worker', 'Worker']
];

function count(n) { return n.toLocaleString('en-GB'); }
function some(n, one, many) { return count(n) + ' ' + (n === 1 ? one : many); }

function element(name, text, className) {
	const e = document.createElement(name);

	if (text)
		e.textContent = text;
	if (className)
		e.className = className;
	return e;
}

function bySeverity(counts) {
	return SEVERITY.map(function (word, s) { return counts[s] ? some(counts[s], word, MANY[s]) : ''; })
		.filter(Boolean).join(', ');
}

/* Cut to what a list to choose from can show. */
function brief(text) {
	return text.length > 90 ? text.slice(0, 89) + '\u2026' : text;
}

/* ---- One page of findings ---- */

function whereOf(item, order) {
	const p = element('p', '', 'where');

	p.append((['rule', 'table', 'worker'].includes(order) ? item.child + '. ' : '') + item.table +
		(item.record ? ', record ' + item.record : '') + (item.line ? ', line ' + item.line : '') +
		'; rule ' + item.rule + '.' + (item.state ? ' ' + STATES[item.state] + '.' : ''));
	item.values.forEach(function (pair) {
		const span = element('span', '', 'value');

		span.append(element('b', pair[0]), ' ', pair[1] ? element('bdi', pair[1]) : '(blank)');
		p.append(' ', span);
	});
	return p;
}

function itemOf(item, order) {
	const li = element('li'), div = element('div');
	const word = SEVERITY[item.severity];

	div.append(element('p', item.message), whereOf(item, order));
	li.append(element('span', word[0].toUpperCase() + word.slice(1), 'tag ' + word), div);
	return li;
}

function groupsOf(groups, order) {
	const all = document.createDocumentFragment();

	groups.forEach(function (group) {
		const h3 = element('h3'), ul = element('ul');

		h3.append(element('bdi', group.heading), ' ', element('span', bySeverity(group.counts), 'small'));
		ul.append.apply(ul, group.items.map(function (item) { return itemOf(item, order); }));
		all.append(h3, ul);
	});
	return all;
}

function stateOf(answer) {
	let text = some(answer.total, 'finding', 'findings');

	if (answer.total < answer.all)
		text += ' of ' + count(answer.all);
	if (answer.total)
		text += ': ' + bySeverity(answer.counts);
	if (answer.to - answer.from < answer.total)
		text += '. Shown here: ' + count(answer.from + 1) + ' to ' + count(answer.to);
	return text + '.';
}

/* ---- The choices ---- */

function offer(select, all, options) {
	if (all)
		options.unshift(['', all]);
	select.replaceChildren.apply(select, options.map(function (option) {
		const e = element('option', option[1]);

		e.value = option[0];
		return e;
	}));
}

/* Names with their numbers, of those that are wanted. */
function numbered(names, wanted) {
	return names.map(function (name, i) { return [i, name]; })
		.filter(function (option) { return wanted.has(option[0]); });
}

/* `of` is of the store's: rules, tables, names, and the sets tablesSeen and workersSeen. */
function offerAll(at, of) {
	offer(at.severity, 'All', numbered(['Errors', 'Queries', 'Notes'],
		new Set(of.rules.map(function (rule) { return rule.severity; }))));
	offer(at.table, 'All', numbered(of.tables, of.tablesSeen));
	offer(at.rule, 'All', of.rules.map(function (rule, i) {
		return [i, brief(rule.code + ': ' + messageOfRule(rule))];
	}));
	offer(at.worker, 'All', numbered(of.names, of.workersSeen)
		.sort(function (a, b) { return !a[1] - !b[1] || byText(a[1], b[1]); })
		.map(function (option) { return [option[0], option[1] || 'No worker told']; }));
	at.worker.parentNode.hidden = !of.workersSeen.size;
	offer(at.order, '', ORDERS.filter(function (order) {
		return order[0] !== 'worker' || of.workersSeen.size;
	}));
}

/* Puts a button in place of a cell's text, which shows the findings that it counts. */
function linkCell(cell, what, act) {
	const button = element('button', cell.textContent);

	button.type = 'button';
	button.setAttribute('aria-label', cell.textContent + ': show findings of ' + what);
	button.addEventListener('click', act);
	cell.replaceChildren(button);
}

/* The tables lead to the findings they count: lead(control, wanted) shows those. */
function linkTables(root, of, lead) {
	const number = new Map(of.rules.map(function (rule, i) { return [rule.place, i]; }));
	const each = function (name, what, control, wanted) {
		root.querySelectorAll('[data-' + name + ']').forEach(function (cell) {
			const told = cell.dataset[name];

			linkCell(cell, what(told), function () { lead(control, wanted(told)); });
		});
	};

	each('rule', function (place) { return 'rule ' + of.rules[number.get(+place)].code; }, 'rule',
		function (place) { return number.get(+place); });
	each('child', function () { return 'this child'; }, 'text', function (id) { return 'Child ' + id; });
	each('worker', function () { return 'this worker'; }, 'worker', function (i) { return i; });
}

/* On paper nothing can be unfolded. */
function unfoldForPrint() {
	let folded = [];

	addEventListener('beforeprint', function () {
		folded = Array.from(document.querySelectorAll('details:not([open])'));
		folded.forEach(function (details) { details.open = true; });
	});
	addEventListener('afterprint', function () {
		folded.forEach(function (details) { details.open = false; });
	});
}

/*
 * The list in the section of findings of a report. ask(wanted, page, then) answers as a findingsIndex
 * does, by calling then; `of` is as offerAll() has it; front() comes before the list is looked at.
 * The first page is as it stands in the document until something is asked for.
 */
function findingsList(of, ask, front) {
	const controls = ['text', 'severity', 'table', 'rule', 'worker', 'order', 'standing'];
	const byId = function (id) { return document.getElementById(id); };
	const form = byId('filters'), at = {};
	let page = 0, pages = 0, waiting = 0, asked = 0;

	function wanted() {
		return {text: at.text.value, severity: at.severity.value, table: at.table.value,
			rule: at.rule.value, worker: at.worker.value, order: at.order.value || 'child',
			state: at.standing ? at.standing.value : ''};
	}

	function tell(answer) {
		page = answer.page;
		pages = Math.ceil(answer.total / of.first);
		byId('state').textContent = stateOf(answer);
		byId('pager').hidden = pages < 2;
		byId('page').textContent = 'Page ' + count(page + 1) + ' of ' + count(pages);
		byId('previous').disabled = page === 0;
		byId('next').disabled = page >= pages - 1;
	}

	/* Only the latest question's answer is shown. */
	function show(which, then) {
		const this_one = ++asked, what = wanted();

		ask(what, which, function (answer) {
			if (this_one !== asked)
				return;
			byId('list').replaceChildren(groupsOf(answer.groups, what.order));
			tell(answer);
			if (then)
				then();
		});
	}

	function refresh() { show(0); }

	function goTo(which) {
		show(which, function () {
			front();
			byId('findings').scrollIntoView();
			byId('findings').focus({preventScroll: true});
		});
	}

	function lead(control, number) {
		form.reset();
		at[control].value = number;
		goTo(0);
	}

	function listen() {
		at.text.addEventListener('input', function () {
			clearTimeout(waiting);
			waiting = setTimeout(refresh, 200);
		});
		controls.slice(1).forEach(function (id) {
			if (at[id])
				at[id].addEventListener('change', refresh);
		});
		form.addEventListener('submit', function (e) {
			e.preventDefault();
			refresh();
		});
		form.addEventListener('reset', function () { setTimeout(refresh, 0); });
		byId('previous').addEventListener('click', function () { goTo(page - 1); });
		byId('next').addEventListener('click', function () { goTo(page + 1); });
	}

	if (!form)
		return;
	controls.forEach(function (id) { at[id] = byId(id); });
	offerAll(at, of);
	linkTables(document, of, lead);
	listen();
	form.hidden = false;
	ask(wanted(), 0, tell);
}
