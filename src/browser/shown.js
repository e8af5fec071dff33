/* What is shown when, and what is said: of the files put in, of the work, of what is kept. */
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

