/*
 * The page: what is shown when. Files are read as soon as they are put in, all of them together; what
 * the program says of them, and the report it writes, is shown as it is.
 */
const DEMO_CHILDREN = '900';
const LARGE = 20e6; /* bytes, above which the rules alone are run first, for a quick answer */

/* ---- what is shown ---- */

function show(ids) {
	['start', 'working', 'trouble', 'given', 'result'].forEach(function (id) {
		byId(id).hidden = !ids.includes(id);
	});
	byId('headline').hidden = !ids.includes('result');
	byId('still').hidden = true;
	byId('kept').hidden = !kept.tables.size;
}

/* For those who hear the page. */
function announce(text) { byId('announce').textContent = text; }

/* "\r\33[KReading and checking: 2,048 children" without what moves a terminal's cursor. */
function plainProgress(text) {
	return text.replace(/\r|\u001b\[[0-9;]*[A-Za-z]/g, '').trim();
}

function tellDoing(told) {
	const line = plainProgress(told.doing || '');

	if (line)
		byId('doing').textContent = line;
	if (told.read)
		byId('progress').value = Math.min(told.read, 1);
}

function startDoing(words) {
	byId('doing').textContent = words;
	byId('progress').removeAttribute('value');
}

function showTrouble(title, words, text) {
	byId('trouble-title').textContent = title;
	byId('trouble-words').textContent = words;
	byId('trouble-text').textContent = text;
	byId('trouble-text').hidden = !text;
}

function rowOf(path, entry, taken) {
	const tr = element('tr'), th = element('th', path, 'file'), td = element('td');
	const out = element('button', 'Take out'), last = element('td');

	th.scope = 'row';
	out.type = 'button';
	out.setAttribute('aria-label', 'Take out ' + path);
	out.addEventListener('click', function () {
		given.files.delete(path);
		byId('given-title').focus();
		readAll();
	});
	last.append(out);
	if (taken)
		td.append.apply(td, Array.from(taken.childNodes, function (n) { return n.cloneNode(true); }));
	else
		td.textContent = given.words(entry.kind) || '';
	tr.append(th, element('td', size(entry.file.size), 'number'), td, last);
	return tr;
}

/* What the report says that each file was taken for: a cell, by the file's name. */
function takenByName() {
	const rows = Array.from(document.querySelectorAll('#panel-read tbody tr'));

	return new Map(rows.map(function (tr) { return [tr.cells[0].textContent, tr.cells[1]]; }));
}

function listGiven() {
	const taken = takenByName(), all = Array.from(given.files);
	const bytes = all.reduce(function (sum, entry) { return sum + entry[1].file.size; }, 0);
	const last = function (path) {
		return Array.from(taken.keys()).find(function (name) { return path.endsWith('/' + name); });
	};

	byId('given-rows').replaceChildren.apply(byId('given-rows'), all.map(function (entry) {
		return rowOf(entry[0], entry[1], taken.get(entry[0]) || taken.get(last(entry[0])));
	}));
	byId('given-sum').textContent = some(all.length, 'file', 'files') + ', ' + size(bytes) + '.';
}

function tellKept() {
	const names = Array.from(kept.tables.keys()).join(' and ');

	byId('kept').hidden = !kept.tables.size;
	byId('kept-words').textContent = kept.stored() ?
		names + ': kept in this browser until you forget them.' :
		names + ': in use while this page is open. They hold no child’s record.';
	byId('keep').hidden = kept.stored();
}

/* ---- reading ---- */

function options() {
	const all = [['--year', 'year'], ['--authority', 'authority'], ['--reference-date', 'reference-date']];

	return all.flatMap(function (o) {
		const value = byId(o[1]).value.trim();

		return value ? [o[0], value] : [];
	});
}

/* The option for the first file of a kind, and the file, as it is called for the program. */
function beside(option, kind) {
	const first = given.of(kind)[0];

	return first ? {argv: [option, first[0].replace(/.*\//, '')], files: [[first[0].replace(/.*\//, ''), first[1]]]} :
		{argv: [], files: []};
}

function inspection() {
	const since = beside('--since', 'since'), accept = beside('--accept', 'accept');
	const tables = Array.from(kept.tables, function (t) { return ['reference/' + t[0], t[1]]; });

	return {
		argv: ['files'].concat(options(), since.argv, accept.argv,
			tables.length ? ['--reference', 'reference'] : []),
		files: given.of('').map(function (f) { return ['files/' + f[0], f[1]]; })
			.concat(since.files, accept.files, tables)
	};
}

/* The files of the report, by name. */
function reportOf(run) {
	const all = Object.entries(run.files).filter(function (f) { return f[0].startsWith('report/'); });

	return Object.fromEntries(all.map(function (f) { return [f[0].slice('report/'.length), f[1]]; }));
}

async function makeTables() {
	const lists = given.of('makes tables');

	for (const [path, file] of given.of('tables')) {
		kept.tables.set(file.name, file);
		given.files.delete(path);
	}
	if (!lists.length)
		return '';
	const run = await engine.run(['reference', 'build'].concat(lists.map(function (f) { return f[0]; }),
		['--out', 'made']), lists, tellDoing);

	Object.keys(run.files).filter(function (path) { return path.startsWith('made/'); })
		.forEach(function (path) { kept.tables.set(path.slice('made/'.length), run.files[path]); });
	lists.forEach(function (f) { given.files.delete(f[0]); });
	return run.stderr;
}

/* The title stands above all tabs. */
function headline(h1) {
	byId('headline').replaceChildren(h1);
	document.title = (h1.textContent ? h1.textContent + ': ' : '') + 'Wherry';
}

/* Shows what a run made, its report's page and files, under the tabs; gives back the page's data. */
async function showPage(run, page, files) {
	const markup = await page.text(), at = byId('result').hidden ? '' : tabs.current();
	const data = showReport(markup);

	audits.put(byId('panel-unevenness'));
	draws.put(byId('panel-draw'), files);
	listGiven();
	showTrouble('These files need a look', 'The program read the rest, and said:', run.stderr.trim());
	show(['given', 'result'].concat(run.stderr ? ['trouble'] : []));
	headline(document.querySelector('#panel-summary h1'));
	if (at)
		tabs.show(at);
	return data;
}

function bringForward() {
	announce(document.querySelector('#panel-summary .answer').textContent);
	byId('tabs').firstChild.focus({preventScroll: true});
}

/* The rules alone: the page that check writes, without its findings, which are still to come. */
async function showFirst(job) {
	const run = await engine.run(['check'].concat(job.argv, ['--format', 'html', '--out', 'first.html']),
		job.files, tellDoing);

	run.stderr = plainProgress(run.stderr);
	if (run.status > 1 || !run.files['first.html'])
		return;
	await showPage(run, run.files['first.html'], {});
	byId('tab-all').remove();
	byId('panel-all').remove();
	byId('take').hidden = true;
	byId('still').hidden = false;
	bringForward();
}

async function showRun(run) {
	const report = reportOf(run), was = !byId('still').hidden;
	const data = await showPage(run, report['index.html'], report);

	downloads.offer(report);
	byId('take').hidden = false;
	if (!was)
		bringForward();
	await allFindings.open(report['findings.json'], data);
}

/* Nothing was a return: perhaps it is a list of audits, and nothing else. */
async function showNoReport(run) {
	const plain = given.of('');

	listGiven();
	showTools('unevenness');
	if (plain.length === 1 && await audits.read(plain[0][1])) {
		headline(element('h1', 'What these audits prove'));
		show(['given', 'result']);
		return;
	}
	showTrouble('Nothing could be checked', /set aside/.test(run.stdout) ?
		'Of two files for the same, take the one that you do not mean out of the list below. The program said:' :
		'The program said:', (run.stderr + '\n' + run.stdout).trim());
	byId('given-files').open = true;
	show(['start', 'trouble', 'given']);
	byId('trouble-title').focus();
}

/* The tabs that need no returns. */
function showTools(which) {
	tabs.clear();
	allFindings.close();
	downloads.clear();
	headline(element('span'));
	byId('take').hidden = true;
	audits.put(tabs.add('unevenness', 'Audits'));
	draws.put(tabs.add('draw', 'Draw'), {});
	tabs.show(which);
	show(['start', 'result']);
}

async function checkDraw(record, list) {
	showTools('draw');
	listGiven();
	headline(element('h1', 'A draw, repeated'));
	show(['given', 'result']);
	await draws.check(list, record);
}

async function readGiven() {
	const wrong = await makeTables(), lists = given.of(''), records = given.of('draw');

	tellKept();
	if (records.length && lists.length === 1)
		return checkDraw(records[0][1], lists[0][1]);
	if (!lists.length) {
		showTrouble('No returns yet', 'Put in the returns that this is for.', wrong);
		return show(['start', 'trouble', 'given']);
	}
	const job = inspection(), people = byId('population').value.trim();

	downloads.clear();
	if (lists.reduce(function (sum, f) { return sum + f[1].size; }, 0) > LARGE)
		await showFirst(job);
	const run = await engine.run(['inspect'].concat(job.argv, people ? ['--population', people] : [],
		['--out', 'report']), job.files, tellDoing);

	run.stderr = plainProgress(wrong + run.stderr);
	return reportOf(run)['index.html'] ? showRun(run) : showNoReport(run);
}

async function tryToRead() {
	try {
		await readGiven();
	} catch (e) {
		if (e.name === 'AbortError')
			return;
		showTrouble('The program broke off', 'This should not happen: please tell us. The page still works.',
			e.message);
		show(['start', 'trouble', 'given']);
	}
	document.body.dataset.read = 1 + +(document.body.dataset.read || 0); /* how often, for the tests */
}

async function readAll() {
	engine.stop();
	listGiven();
	if (!given.files.size && !kept.tables.size)
		return afresh();
	startDoing('Starting');
	show(['given', 'working']);
	byId('working-title').focus({preventScroll: true});
	return tryToRead();
}

function stop() {
	engine.stop();
	showTrouble('Stopped', 'Nothing was checked. Take out what is not needed, or read the files again.', '');
	show(['start', 'trouble', 'given']);
	byId('trouble-title').focus();
}

function afresh() {
	engine.stop();
	given.files.clear();
	allFindings.close();
	downloads.clear();
	tabs.clear();
	headline(element('span'));
	byId('choices').reset();
	show(['start']);
	byId('start-title').focus();
}

/* ---- a made-up authority ---- */

async function demo() {
	given.files.clear();
	startDoing('Making up an authority');
	show(['working']);
	byId('working-title').focus({preventScroll: true});
	try {
		const run = await engine.run(['demo', 'demo', '--children', DEMO_CHILDREN], [], tellDoing);
		const made = Object.entries(run.files).filter(function (f) { return !/truth\.json$/.test(f[0]); });

		await given.add(made.map(function (f) {
			return [f[0].replace(/^demo\//, ''), new File([f[1]], f[0].replace(/.*\//, ''))];
		}));
		await readAll();
	} catch (e) {
		if (e.name !== 'AbortError')
			throw e;
	}
}

/* ---- what the user does ---- */

async function put(list) {
	if (!list.length)
		return;
	await given.add(list);
	await readAll();
}

function listenToDrops() {
	const over = function (is) { document.body.classList.toggle('over', is); };

	addEventListener('dragover', function (e) {
		e.preventDefault();
		over(true);
	});
	addEventListener('dragleave', function (e) { over(e.relatedTarget !== null); });
	addEventListener('drop', async function (e) {
		e.preventDefault();
		over(false);
		await put(await given.dropped(e.dataTransfer));
	});
}

function listenToInputs() {
	[['choose-files', 'files-input'], ['choose-folder', 'folder-input'], ['more-files', 'files-input'],
		['more-folder', 'folder-input']].forEach(function (pair) {
		byId(pair[0]).addEventListener('click', function () { byId(pair[1]).click(); });
	});
	['files-input', 'folder-input'].forEach(function (id) {
		byId(id).addEventListener('change', function (e) {
			const list = given.chosen(e.target.files);

			e.target.value = '';
			put(list);
		});
	});
}

function listenToButtons() {
	const on = function (id, act) { byId(id).addEventListener('click', act); };

	on('demo', demo);
	on('cancel', stop);
	on('afresh', afresh);
	on('only-audits', function () { showTools('unevenness'); });
	on('only-draw', function () { showTools('draw'); });
	on('keep', function () { kept.keep().then(tellKept, function (e) { byId('kept-words').textContent = e.message; }); });
	on('forget', function () { kept.forget().then(tellKept); });
	byId('choices').addEventListener('submit', function (e) {
		e.preventDefault();
		readAll();
	});
}

/* The program says itself which version it is, and which years it has rules for. */
async function tellVersion(digest) {
	const run = await engine.run(['version']), lines = run.stdout.split('\n');
	const years = Array.from(new Set(run.stdout.match(/\b20\d\d-\d\d\b/g) || []));

	byId('about-version').textContent = lines[0];
	byId('about-rules').textContent = lines.slice(1).join('\n').trim();
	offer(byId('year'), 'As the files say', years.reverse().map(function (y) { return [y, y]; }));
	if (digest)
		byId('about-checked').textContent = digest === byId('about-digest').textContent ?
			'(reckoned again by this browser: the same)' : '(this browser reckons ' + digest + ')';
}

function begin() {
	engine.start(byId('engine') ? byId('engine').textContent : self.wherryEngine)
		.then(tellVersion).catch(function (e) {
			showTrouble('This browser cannot run the program',
				'A browser of 2023 or later can: Edge, Chrome, Firefox or Safari.', e.message);
			show(['start', 'trouble']);
		});
	kept.load().then(tellKept, function () {});
	listenToDrops();
	listenToInputs();
	listenToButtons();
	unfoldForPrint();
	if ('serviceWorker' in navigator && location.protocol.startsWith('http') && !byId('engine'))
		navigator.serviceWorker.register('service.js').catch(function () {});
}

begin();
