/* Drawing cases so that anyone can check the draw (wherry draw), and checking one. */
const draws = (function () {
	const CHECK = [
		['frame', 'The published list (frame.csv)', 'file', {accept: '.csv,.xlsx'}],
		['record', 'The draw (draw.json)', 'file', {accept: '.json'}]
	];
	const DRAW = [
		['list', 'List of cases (CSV or Excel)', 'file', {accept: '.csv,.xlsx,.txt'}],
		['freeze', 'Files of the freeze, if it was frozen before', 'file', {multiple: true}],
		['size', 'How many cases', 'text', {inputMode: 'numeric'}],
		['by', 'Column of teams, to draw from each', 'text'],
		['id', 'Column of case numbers', 'text'],
		['seed', 'Seed, once it was named in public', 'text']
	];
	const WORDS = 'Without a seed the list is frozen: publish frame.csv and frozen.json, keep key.json, ' +
		'and let the seed be named in public. Then draw, with the same list and those three files.';

	let ready = null; /* the list that an inspection froze: {list, files}, or null */

	function verdict(run) {
		const lines = run.stdout.split('\n').filter(Boolean), ul = element('ul', '', 'plain');

		lines.forEach(function (line) {
			const [all, word, rest] = line.match(/^(\S+(?: \S+)*?) {2,}(.*)$/) || [null, '', line];

			ul.append(element('li', all ? '' : rest));
			if (all)
				ul.lastChild.append(element('strong', word), ': ' + rest);
		});
		return [element('h3', run.status === 0 ? 'The draw holds' : 'The draw does not hold'), ul]
			.concat(run.stderr ? [said(run.stderr)] : []);
	}

	async function check(frame, record) {
		await runTool(['draw', frame.name, '--verify', record.name],
			[[frame.name, frame], [record.name, record]], byId('check-said'), verdict);
	}

	/* Where draw looks for, and puts, the files of a freeze. */
	function home(name) {
		return 'draw/' + (/^(key\.json|reading_list\.csv)$/.test(name) ? 'private/' : 'public/') + name;
	}

	/* A file to be taken away, and who may have it. */
	function fileItem(name, own, blob) {
		return downloads.item(name, (own ? 'Keep to yourselves: ' : 'To be published: ') + name, blob);
	}

	function drawn(run) {
		const ul = element('ul', '', 'plain');

		ul.append.apply(ul, Object.keys(run.files).filter(function (path) { return /draw\//.test(path); })
			.sort().map(function (path) {
				return fileItem(lastName(path), /private/.test(path), run.files[path]);
			}));
		return [said((run.stdout + run.stderr).trim()), ul];
	}

	function draw() {
		const own = valueOf('draw-cases', 'list')[0], list = own || ready && ready.list;
		const before = own || !ready ? valueOf('draw-cases', 'freeze') : ready.files;
		const into = byId('draw-said'), seed = valueOf('draw-cases', 'seed');

		if (!list)
			return into.replaceChildren(element('p', 'Choose the list of cases first.'));
		return runTool(['draw', list.name, '--out', 'draw'].concat(seed ? [] : ['--freeze'],
			optionsOf('draw-cases', seed ? ['size', 'by', 'id', 'seed'] : ['by', 'id'])),
		[[list.name, list]].concat(before.map(function (f) { return [home(f.name), f]; })), into, drawn);
	}

	/* What inspect froze, of the files of its report, {path: Blob}; it stands in a folder of its own. */
	function frozenIn(report) {
		const files = Object.keys(report).filter(function (path) { return /^draw-/.test(path); })
			.map(function (path) { return new File([report[path]], lastName(path)); });
		const list = files.find(function (f) { return f.name === 'cases.csv'; });

		return list ? {list: list, files: files.filter(function (f) { return f !== list; })} : null;
	}

	/* The frozen list, to be taken away. */
	function offered() {
		const ul = element('ul', '', 'downloads');

		ul.append.apply(ul, ready.files.concat(ready.list).map(function (file) {
			return fileItem(file.name, !/^(frame|frozen)/.test(file.name), file);
		}));
		return [ul, element('p', 'Without a list of your own, this one is drawn from below.', 'small')];
	}

	function put(panel, report) {
		const checking = toolForm('check-draw', 'A draw to be checked', CHECK, 'Check the draw');
		const drawing = toolForm('draw-cases', 'Cases to be drawn', DRAW, 'Freeze or draw', WORDS);

		ready = frozenIn(report);
		if (ready)
			panel.append.apply(panel, offered());
		onSubmit(checking, function () {
			const frame = valueOf('check-draw', 'frame')[0], record = valueOf('check-draw', 'record')[0];

			if (frame && record)
				check(frame, record);
			else
				byId('check-said').replaceChildren(
					element('p', 'Choose both files first: the list and draw.json.'));
		});
		onSubmit(drawing, draw);
		panel.append(element('h2', 'Check a draw'),
			element('p', 'Anyone can repeat a draw from its seed and the published list. Nobody can have ' +
				'chosen the cases when both agree.'), checking, place('check-said'),
			element('h2', 'Draw cases to read'), drawing, place('draw-said'));
	}

	return {put: put, check: check};
}());
