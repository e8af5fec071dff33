/* Rubbish is answered with the words of the command line, and the page stays usable. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as zlib from 'node:zlib';
import {ONE_FILE, native, ok, opened, putIn, temporary} from './page_kit.mjs';
import {madeUpReturns} from './page_made.mjs';

const HEADER = 'CHILD,DOB,REVIEW,REVIEW_CODE\n';
const GOOD = fs.readFileSync(path.join(madeUpReturns(), 'ssda903', 'header.csv'));
const XML = '<?xml version="1.0"?>\n';

/* Each row: what it is, and its files by name. */
const ROWS = [
	['an empty file', {'empty.csv': ''}],
	['blank lines', {'blank.csv': ' \r\n\n\t\n'}],
	['notes and a picture', {'notes.txt': 'buy milk\n', 'photo.png': '\x89PNG\r\n\x1a\n\0\0'}],
	['a picture called .csv', {'photo.csv': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0])}],
	['columns of no table', {'words.csv': 'name,colour\nBess,blue\n'}],
	['too few columns', {'half.csv': 'CHILD,DECOM,RNE,LS,CIN,PLACE\n1,01/01/2026,S,C2,N1,U1\n'}],
	['a packed file', {'packed.csv': zlib.gzipSync(GOOD)}],
	['only NUL bytes', {'nul.csv': Buffer.alloc(100000)}],
	['a million empty columns', {'wide.csv': `${','.repeat(1000000)}\n`}],
	['a line over the limit', {'long.csv': HEADER + 'a'.repeat(3 << 20)}],
	['a quote that is never closed', {'quote.csv': `${HEADER}"${'a\n'.repeat(20000)}`}],
	['formulas and markup', {'formula.csv': `${HEADER}=cmd|' /c calc'!A1,<img src=x onerror=alert(1)>,01/01/2026,"><script>"\n`}],
	['a broken XML', {'broken.xml': `${XML}<Message><Header><Collection><Year>2026`}],
	['an XML with a DOCTYPE', {'doctype.xml': `${XML}<!DOCTYPE a [<!ENTITY b "c">]><Message>&b;</Message>`}],
	['no workbook', {'none.xlsx': 'PK\x03\x04rubbish'}],
	['the same table twice', {'header.csv': GOOD, 'header2.csv': GOOD}],
	['a picture among good files', {'photo.csv': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]), 'header.csv': GOOD}],
	['an earlier run that is cut short', {'header.csv': GOOD, 'old.json': '{"summary":{"wherry":"0.1.0"'}],
];

function written(files) {
	const dir = temporary();

	fs.mkdirSync(path.join(dir, 'files'));
	for (const [name, text] of Object.entries(files))
		fs.writeFileSync(path.join(dir, name.endsWith('.json') ? '.' : 'files', name),
			typeof text === 'string' ? Buffer.from(text, 'latin1') : text);
	return dir;
}

/* What the command line says, without the line that tells how long it took. */
function said(dir, names) {
	const since = names.find((name) => name.endsWith('.json'));
	const run = native(['inspect', 'files', ...since ? ['--since', since] : [], '--out', 'report'], dir);
	const words = (run.stderr + (fs.existsSync(path.join(dir, 'report')) ? '' : `\n${run.stdout}`)).trim();

	return words.replace(/It took .*\n?/, '').trim();
}

async function row(page, name, files) {
	const names = Object.keys(files), dir = written(files), words = said(dir, names);

	await putIn(page, names.map((n) => path.join(dir, n.endsWith('.json') ? '.' : 'files', n)));
	const told = await page.isVisible('#trouble-text') ?
		(await page.textContent('#trouble-text')).replace(/It took .*\n?/, '').trim() : '';

	ok(told === words, `${name}: the words of the command line`, ['page:', told, 'command line:', words].join('\n'));
	await page.click('#afresh');
	ok(await page.isVisible('#start') && await page.isEnabled('#choose-files'), `${name}: the page stays usable`);
}

export async function test(browser) {
	const page = await opened(browser, ONE_FILE);
	let alert = false;

	page.on('dialog', (dialog) => { alert = true; dialog.dismiss(); });
	for (const [name, files] of ROWS)
		await row(page, name, files);
	await putIn(page, [path.join(madeUpReturns(), 'ssda903', 'header.csv')]);
	ok(await page.isVisible('#panel-summary'), 'after all that, a return is read');
	ok(!alert && page.complaints.length === 0, 'nothing in a file is run', page.complaints);
	await page.context().close();
}
