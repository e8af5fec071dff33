/*
 * The report that the program wrote, taken apart and put under tabs. Its markup is the program's own,
 * every value in it escaped; it is read as a document without scripts, and its sections are moved here
 * as they are. What of it is data for its script is given back.
 */
const PARTS = [
	['summary', 'Summary', ['', 'since', 'explanations', 'mend', 'practice']],
	['by-rule', 'By rule', ['worst', 'tables', 'rules', 'not-run']],
	['by-child', 'By child', ['children', 'workers']],
	['all', 'Findings', ['findings']],
	['measures', 'Measures', ['chapters', 'waits']],
	['unevenness', 'Unevenness', ['uneven', 'even']],
	['draw', 'Draw', ['reading']],
	['read', 'Files read', ['files']]
];

/* The pieces of a report's main part by the id of their heading; "" is what stands before them. */
function piecesOf(main) {
	const pieces = new Map([['', []]]);

	Array.from(main.childNodes).forEach(function (node) {
		const id = node.nodeType === 1 && node.getAttribute('aria-labelledby');

		if (node.nodeType === 1 && node.matches('nav, script'))
			return;
		if (id && id !== 'doubts')
			pieces.set(id, [node]);
		else
			pieces.get('').push(node);
	});
	return pieces;
}

/* What stands in no part that is named here goes to the summary, so that nothing is lost. */
function partOf(id) {
	return PARTS.find(function (part) { return part[2].includes(id); }) || PARTS[0];
}

/* A page's body as a document of its own: without the style in its head, which the policy forbids. */
function bodyOf(markup) {
	return new DOMParser().parseFromString(markup.slice(markup.indexOf('<body')), 'text/html');
}

/* Puts a report under tabs, and gives back the data for its script. */
function showReport(markup) {
	const report = bodyOf(markup);
	const data = report.getElementById('data');
	const pieces = piecesOf(report.getElementById('main'));

	tabs.clear();
	PARTS.forEach(function (part) {
		const of = Array.from(pieces.keys()).filter(function (id) { return partOf(id) === part; });
		const order = part[2].concat(of.filter(function (id) { return !part[2].includes(id); }));
		const nodes = order.flatMap(function (id) { return pieces.get(id) || []; });

		if (nodes.length || part[0] === 'draw' || part[0] === 'unevenness')
			tabs.add(part[0], part[1], nodes.length ? '' : 'tool').append.apply(
				byId('panel-' + part[0]), nodes);
	});
	return data ? JSON.parse(data.textContent) : null;
}
