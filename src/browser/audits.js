/* What audits prove (wherry vary): under the tab of unevenness, with the columns as the user says. */
const audits = (function () {
	const FIELDS = [
		['list', 'List of audits (CSV or Excel)', 'file', {accept: '.csv,.xlsx,.txt'}],
		['frame', 'All cases there are', 'text', {inputMode: 'numeric'}],
		['by', 'Column of teams', 'text'],
		['auditor', 'Column of auditors', 'text'],
		['date', 'Column of dates', 'text'],
		['grade', 'Column of grades', 'text'],
		['order', 'Grades, from the worst', 'text', {placeholder: 'Weak, Fair, Strong'}],
		['good', 'Good begins at', 'text']
	];
	const WORDS = 'Left blank, columns and grades are guessed by their headings, and what was guessed is said.';
	let list = null; /* the File last read */

	/* The chapter of the page that vary writes, without its head. */
	function chapter(markup) {
		const main = bodyOf(markup).getElementById('main');
		const section = element('section'), h2 = element('h2', 'Is practice even?');

		h2.id = 'even';
		h2.tabIndex = -1;
		section.setAttribute('aria-labelledby', 'even');
		main.querySelectorAll('h1, footer').forEach(function (e) { e.remove(); });
		section.append(h2);
		section.append.apply(section, Array.from(main.childNodes));
		return section;
	}

	function options() {
		return optionsOf('audits', ['frame', 'by', 'auditor', 'date', 'grade', 'order', 'good']);
	}

	async function saveAs(format, name, words) {
		const run = await engine.run(['vary', list.name, '--format', format].concat(options()),
			[[list.name, list]]);

		return downloads.link(name, words, new Blob([run.stdout]));
	}

	async function offerFiles(into) {
		const p = element('p');

		into.append(p);
		for (const one of [['html', 'audits.html', 'This chapter, to print or to keep'],
			['csv', 'audits.csv', 'A line a team'], ['json', 'audits.json', 'Every number']])
			p.append(await saveAs(one[0], one[1], one[2]), ' ');
	}

	/* Reads a list and shows the chapter; true when it was one of audits. */
	async function read(file) {
		const into = byId('audits-said');
		let good = false;

		list = file;
		await runTool(['vary', file.name, '--format', 'html'].concat(options()), [[file.name, file]], into,
			function (run) {
				const before = byId('even');

				good = run.status === 0;
				if (!good)
					return [said(run.stderr)];
				if (before)
					before.parentNode.remove();
				return [chapter(run.stdout)];
			});
		if (good)
			await offerFiles(into);
		return good;
	}

	function put(panel) {
		const form = toolForm('audits', 'Audits to be read', FIELDS, 'Read the audits', WORDS);

		panel.append(element('h2', 'Read a list of audits'), form, place('audits-said'));
		onSubmit(form, function () {
			const files = valueOf('audits', 'list');

			if (files.length || list)
				read(files[0] || list);
			else
				byId('audits-said').replaceChildren(
					element('p', 'Choose the list of audits first.'));
		});
	}

	return {put: put, read: read};
}());
