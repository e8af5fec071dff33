/* What a run wrote, to be taken away. */
const downloads = (function () {
	const NAMES = [
		['index.html', 'Report to print or keep', 'text/html'],
		['findings.xlsx', 'Workbook',
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
		['findings.csv', 'Findings', 'text/csv'],
		['findings.json', 'For next time, to compare', 'application/json'],
		['measures.csv', 'Measures', 'text/csv'],
		['practice.json', 'Uneven places', 'application/json'],
		['audits.json', 'Audits, every number', 'application/json'],
		['summary.json', 'Summary', 'application/json'],
		['annexa.xlsx', 'Annex A in the official layout',
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']
	];
	const FIRST = 4; /* of them stand in sight, the others are folded away */
	const made = []; /* addresses, to be let go */

	function kindOf(name) {
		const known = NAMES.find(function (n) { return n[0] === name; });
		const ending = name.replace(/.*\./, '');

		return known ? known[2] : {html: 'text/html', csv: 'text/csv', json: 'application/json'}[ending];
	}

	/* A link that saves a file. */
	function link(name, words, blob) {
		const a = element('a', words), address = URL.createObjectURL(blob.slice(0, blob.size, kindOf(name)));

		made.push(address);
		a.href = address;
		a.download = name;
		a.append(' ', element('span', name.replace(/.*\./, '').toUpperCase() + ', ' + size(blob.size), 'small'));
		return a;
	}

	/* The same, as an item of a list. */
	function item(name, words, blob) {
		const li = element('li');

		li.append(link(name, words, blob));
		return li;
	}

	function list(id, names, files) {
		byId(id).replaceChildren.apply(byId(id), names.filter(function (n) { return files[n[0]]; })
			.map(function (n) { return item(n[0], n[1], files[n[0]]); }));
	}

	/* Files of the report that have no name here, under their own; those in folders belong to the draw. */
	function unnamed(files) {
		return Object.keys(files).filter(function (name) {
			return !name.includes('/') && !NAMES.some(function (n) { return n[0] === name; });
		}).map(function (name) { return [name, name]; });
	}

	/* Offers the files of an inspection: {name: Blob}. */
	function offerAll(files) {
		list('downloads', NAMES.slice(0, FIRST), files);
		list('more-downloads', NAMES.slice(FIRST).concat(unnamed(files)), files);
	}

	function clear() {
		made.splice(0).forEach(function (address) { URL.revokeObjectURL(address); });
		list('downloads', [], {});
		list('more-downloads', [], {});
	}

	return {offer: offerAll, clear: clear, link: link, item: item};
}());
