/* What the user does, and the beginning. */
const DEMO_CHILDREN = '900';

async function demo() {
	given.files.clear();
	startDoing('Making up an authority');
	show(['working']);
	byId('working-title').focus({preventScroll: true});
	try {
		const run = await engine.run(['demo', 'demo', '--children', DEMO_CHILDREN], [], tellDoing);
		const made = Object.entries(below('demo', run.files))
			.filter(function (f) { return !/truth\.json$/.test(f[0]); });

		await given.add(made.map(function (f) { return [f[0], new File([f[1]], lastName(f[0]))]; }));
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
	onSubmit(byId('choices'), readAll);
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
