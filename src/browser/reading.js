/*
 * Reading what was put in: which command line that is, and what is shown of what it said and wrote. Files
 * are read as soon as they are put in, all of them together.
 */
const LARGE = 20e6; /* bytes, above which the rules alone are run first, for a quick answer */

function options() {
	const all = [['--year', 'year'], ['--authority', 'authority'], ['--reference-date', 'reference-date']];

	return all.flatMap(function (o) {
		const value = byId(o[1]).value.trim();

		return value ? [o[0], value] : [];
	});
}

/* The option for the first file of a kind, and the file, as it is called for the program. */
function beside(option, kind) {
	const first = given.of(kind)[0], name = first && lastName(first[0]);

	return first ? {argv: [option, name], files: [[name, first[1]]]} : {argv: [], files: []};
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

	Object.entries(below('made', run.files)).forEach(function (t) { kept.tables.set(t[0], t[1]); });
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

/* `report`: its files by name. */
async function showRun(run, report) {
	const was = !byId('still').hidden;
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

/* Takes away what was shown of earlier files. */
function clearResult() {
	tabs.clear();
	allFindings.close();
	downloads.clear();
	headline(element('span'));
}

/* The tabs that need no returns. */
function showTools(which) {
	clearResult();
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

	const report = below('report', run.files);

	run.stderr = plainProgress(wrong + run.stderr);
	return report['index.html'] ? showRun(run, report) : showNoReport(run);
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
	clearResult();
	byId('choices').reset();
	show(['start']);
	byId('start-title').focus();
}

