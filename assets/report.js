/*
 * The findings list: filter, order and page through all findings the page holds. The page reads
 * without this; what is here only adds. Text is put in as text, never as markup. The form of the
 * data is told in src/report/page_data.c.
 */
(function () {
	'use strict';

	const data = JSON.parse(document.getElementById('data').textContent);
	const SEVERITY = ['error', 'query', 'note'];
	const MANY = ['errors', 'queries', 'notes'];
	const ORDERS = [
		['child', 'Child'],
		['id', 'Child id'],
		['rule', 'Rule'],
		['table', 'Table'],
		['worker', 'Worker']
	];
	const controls = ['text', 'severity', 'table', 'rule', 'worker', 'order'];
	const form = document.getElementById('filters');
	const list = document.getElementById('list');
	const state = document.getElementById('state');
	const pager = document.getElementById('pager');
	const heading = document.getElementById('findings');
	const byText = new Intl.Collator('en-GB', {numeric: true}).compare;
	const at = {};      /* the controls, by id */
	const orders = {};  /* findings in each order, made when first asked for */
	let texts = null;   /* what each finding is searched by, made when first asked for */
	let chosen = [];    /* the findings that match, in order */
	let page = 0;

	if (!form)
		return;
	controls.forEach(function (id) { at[id] = document.getElementById(id); });

	function shapeOf(f) { return data.shapes[f[0]]; }
	function ruleOf(f) { return data.rules[shapeOf(f)[0]]; }
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

	function value(f, i) { return data.values[f[4 + i]]; }

	/* A rule's message with each {NAME} as fill(NAME) has it. */
	function message(rule, fill) {
		return rule[2].replace(/\{([^}]*)\}/g, function (all, name) { return fill(name); });
	}

	function messageOf(f) {
		const names = shapeOf(f).slice(3);

		return message(ruleOf(f), function (name) {
			const i = names.indexOf(name);

			return i < 0 ? name : value(f, i) || 'blank';
		});
	}

	/* Cut to what a list to choose from can show. */
	function brief(text) {
		return text.length > 90 ? text.slice(0, 89) + '\u2026' : text;
	}

	function messageOfRule(rule) {
		return message(rule, function (name) { return /^[1-9]$/.test(name) ? '\u2026' : name; });
	}

	function child(f) {
		const id = data.children[f[3]];

		if (typeof id === 'string')
			return 'Child ' + id;
		return id ? 'Records without a child id' : 'The return as a whole';
	}

	function worker(number) {
		return data.names[number] ? 'Worker ' + data.names[number] : 'No worker told';
	}

	/* ---- Which findings, in which order ---- */

	/* By id, digits as numbers; those without a child first. */
	function ranks() {
		const sorted = data.children.map(function (id, i) { return i; });
		const rank = [];

		sorted.sort(function (a, b) {
			const ia = data.children[a], ib = data.children[b];

			if (typeof ia === 'string' && typeof ib === 'string')
				return byText(ia, ib);
			return typeof ia === typeof ib ? a - b : typeof ia === 'string' ? 1 : -1;
		});
		sorted.forEach(function (i, n) { rank[i] = n; });
		return rank;
	}

	function ordered(order) {
		const all = data.findings.slice();

		if (order === 'id') {
			const rank = ranks();

			all.sort(function (a, b) { return rank[a[3]] - rank[b[3]]; });
		} else if (order === 'worker') {
			all.sort(function (a, b) { return data.workers[a[3]] - data.workers[b[3]]; });
		} else if (order !== 'child') {
			const first = order === 'rule' ? 0 : 1;

			all.sort(function (a, b) {
				const sa = shapeOf(a), sb = shapeOf(b);

				return sa[first] - sb[first] || sa[1] - sb[1] || a[1] - b[1] || sa[0] - sb[0];
			});
		}
		return all;
	}

	function inOrder(order) {
		return orders[order] || (orders[order] = ordered(order));
	}

	function searchText(f) {
		const parts = [child(f), ruleOf(f)[0], data.tables[shapeOf(f)[1]], messageOf(f)];

		for (let i = 0; i < shapeOf(f)[2]; i++)
			parts.push(value(f, i));
		return parts.join(' ').toLowerCase();
	}

	function textOf(f) {
		if (!texts) {
			texts = new Map();
			data.findings.forEach(function (g) { texts.set(g, searchText(g)); });
		}
		return texts.get(f);
	}

	function choose() {
		const words = at.text.value.toLowerCase().split(/\s+/).filter(Boolean);
		const severity = at.severity.value, table = at.table.value, rule = at.rule.value;
		const whose = at.worker.value;

		chosen = inOrder(at.order.value || 'child').filter(function (f) {
			const shape = shapeOf(f);

			return (severity === '' || ruleOf(f)[1] === +severity) &&
				(table === '' || shape[1] === +table) &&
				(rule === '' || shape[0] === +rule) &&
				(whose === '' || data.workers[f[3]] === +whose) &&
				words.every(function (word) { return textOf(f).includes(word); });
		});
	}

	/* ---- What is shown of them ---- */

	function bySeverity(findings) {
		const n = [0, 0, 0];

		findings.forEach(function (f) { n[ruleOf(f)[1]]++; });
		return SEVERITY.map(function (word, s) { return n[s] ? some(n[s], word, MANY[s]) : ''; })
			.filter(Boolean).join(', ');
	}

	/* What a finding stands under, as [key, heading]. */
	function groupOf(f) {
		const rule = ruleOf(f);

		switch (at.order.value) {
		case 'rule': return [shapeOf(f)[0], messageOfRule(rule) + ' Rule ' + rule[0]];
		case 'table': return [shapeOf(f)[1], data.tables[shapeOf(f)[1]]];
		case 'worker': return [data.workers[f[3]], worker(data.workers[f[3]])];
		default: return [f[3], child(f)];
		}
	}

	function where(f) {
		const p = element('p', '', 'where');
		const shape = shapeOf(f);
		let text = ['rule', 'table', 'worker'].includes(at.order.value) ? child(f) + '. ' : '';

		text += data.tables[shape[1]] + (f[1] ? ', record ' + f[1] : '') +
			(f[2] ? ', line ' + f[2] : '') + '; rule ' + ruleOf(f)[0] + '.';
		p.append(text);
		for (let i = 0; i < shape[2]; i++) {
			const span = element('span', '', 'value');

			span.append(element('b', shape[3 + i]), ' ');
			span.append(value(f, i) ? element('bdi', value(f, i)) : '(blank)');
			p.append(' ', span);
		}
		return p;
	}

	function item(f) {
		const li = element('li'), div = element('div');
		const word = SEVERITY[ruleOf(f)[1]];

		div.append(element('p', messageOf(f)), where(f));
		li.append(element('span', word[0].toUpperCase() + word.slice(1), 'tag ' + word), div);
		return li;
	}

	/* The findings of the group that the one at i is in, from i on. */
	function groupFrom(i) {
		const key = groupOf(chosen[i])[0];
		let end = i;

		while (end < chosen.length && groupOf(chosen[end])[0] === key)
			end++;
		return chosen.slice(i, end);
	}

	function title(i) {
		const h3 = element('h3');

		h3.append(element('bdi', groupOf(chosen[i])[1]), ' ',
			element('span', bySeverity(groupFrom(i)), 'small'));
		return h3;
	}

	function showList(from, to) {
		const all = document.createDocumentFragment();
		let ul = null;

		for (let i = from; i < to; i++) {
			if (i === from || groupOf(chosen[i])[0] !== groupOf(chosen[i - 1])[0]) {
				ul = element('ul');
				all.append(title(i), ul);
			}
			ul.append(item(chosen[i]));
		}
		list.replaceChildren(all);
	}

	function showState(from, to) {
		let text = some(chosen.length, 'finding', 'findings');

		if (chosen.length < data.findings.length)
			text += ' of ' + count(data.findings.length);
		if (chosen.length)
			text += ': ' + bySeverity(chosen);
		if (to - from < chosen.length)
			text += '. Shown here: ' + count(from + 1) + ' to ' + count(to);
		state.textContent = text + '.';
	}

	function showPager() {
		const pages = Math.ceil(chosen.length / data.first);

		pager.hidden = pages < 2;
		document.getElementById('page').textContent = 'Page ' + count(page + 1) + ' of ' + count(pages);
		document.getElementById('previous').disabled = page === 0;
		document.getElementById('next').disabled = page >= pages - 1;
	}

	function show(which) {
		const from = which * data.first;
		const to = Math.min(from + data.first, chosen.length);

		page = which;
		showList(from, to);
		showState(from, to);
		showPager();
	}

	function refresh() {
		choose();
		show(0);
	}

	function goTo(which) {
		show(which);
		heading.scrollIntoView();
		heading.focus({preventScroll: true});
	}

	/* ---- The controls ---- */

	function offer(select, all, options) {
		if (all)
			options.unshift(['', all]);
		options.forEach(function (option) {
			const e = element('option', option[1]);

			e.value = option[0];
			select.append(e);
		});
	}

	function offerAll() {
		const tables = new Set(data.shapes.map(function (shape) { return shape[1]; }));
		const workers = new Set(data.workers);
		const severities = new Set(data.rules.map(function (rule) { return rule[1]; }));
		const some = function (names, wanted) {
			return names.map(function (name, i) { return [i, name]; })
				.filter(function (option) { return wanted.has(option[0]); });
		};

		offer(at.severity, 'All', some(['Errors', 'Queries', 'Notes'], severities));
		offer(at.table, 'All', some(data.tables, tables));
		offer(at.rule, 'All', data.rules.map(function (rule, i) {
			return [i, brief(rule[0] + ': ' + messageOfRule(rule))];
		}));
		offer(at.worker, 'All', data.names.map(function (name, i) { return [i, name]; })
			.filter(function (option) { return workers.has(option[0]); })
			.sort(function (a, b) { return !a[1] - !b[1] || byText(a[1], b[1]); })
			.map(function (option) { return [option[0], option[1] || 'No worker told']; }));
		at.worker.parentNode.hidden = !workers.size;
		offer(at.order, '', ORDERS.filter(function (order) {
			return order[0] !== 'worker' || workers.size;
		}));
	}

	/* Puts a button in place of a cell's text: it shows the findings that one control asks for. */
	function link(cell, what, control, wanted) {
		const button = element('button', cell.textContent);

		button.type = 'button';
		button.setAttribute('aria-label', cell.textContent + ': show findings of ' + what);
		button.addEventListener('click', function () {
			form.reset();
			at[control].value = wanted;
			choose();
			goTo(0);
		});
		cell.replaceChildren(button);
	}

	/* The tables above lead to the findings they count. */
	function linkTables() {
		const number = new Map(data.rules.map(function (rule, i) { return [rule[3], i]; }));
		const each = function (name, act) {
			document.querySelectorAll('[data-' + name + ']').forEach(function (cell) {
				act(cell, cell.dataset[name]);
			});
		};

		each('rule', function (cell, place) {
			const i = number.get(+place);

			link(cell, 'rule ' + data.rules[i][0], 'rule', i);
		});
		each('child', function (cell, id) { link(cell, 'this child', 'text', 'Child ' + id); });
		each('worker', function (cell, i) { link(cell, 'this worker', 'worker', i); });
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

	let waiting = 0;

	function listen() {
		at.text.addEventListener('input', function () {
			clearTimeout(waiting);
			waiting = setTimeout(refresh, 200);
		});
		controls.slice(1).forEach(function (id) { at[id].addEventListener('change', refresh); });
		form.addEventListener('submit', function (e) {
			e.preventDefault();
			refresh();
		});
		form.addEventListener('reset', function () { setTimeout(refresh, 0); });
		document.getElementById('previous').addEventListener('click', function () { goTo(page - 1); });
		document.getElementById('next').addEventListener('click', function () { goTo(page + 1); });
	}

	offerAll();
	linkTables();
	unfoldForPrint();
	listen();
	form.hidden = false;
	choose();
	showState(0, Math.min(data.first, chosen.length));
	showPager();
}());
