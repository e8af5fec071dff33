/* What the tests of the page share: results as TAP (tap.mjs), a browser, a site, and the program itself. */
import {spawnSync} from 'node:child_process';
import * as fs from 'node:fs';
import * as http from 'node:http';
import {createRequire} from 'node:module';
import * as os from 'node:os';
import * as path from 'node:path';

export {done, note, ok, skip} from './tap.mjs';

export const BUILD = process.env.WHERRY_BROWSER;
export const NATIVE = process.env.WHERRY;
const require = createRequire(path.join(BUILD, 'npm', 'none.js'));

/* A folder of its own, gone at the end. */
const folders = [];

export function temporary() {
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'wherry-page-'));

	folders.push(dir);
	return dir;
}

process.on('exit', () => folders.forEach((dir) => fs.rmSync(dir, {recursive: true, force: true})));

/* Runs the program as it is outside the browser. */
export function native(args, cwd) {
	const run = spawnSync(NATIVE, args, {cwd, maxBuffer: 1 << 30});

	return {status: run.status, stdout: String(run.stdout), stderr: String(run.stderr)};
}

/* A made-up authority in a folder called files. */
export function madeUp(children) {
	const dir = temporary();

	native(['demo', 'files', '--children', String(children)], dir);
	fs.rmSync(path.join(dir, 'files', 'truth.json'));
	return dir;
}

/* The files below a folder, by path. */
export function filesIn(dir, before = '') {
	return fs.readdirSync(dir, {withFileTypes: true}).flatMap((e) =>
		e.isDirectory() ? filesIn(path.join(dir, e.name), `${before}${e.name}/`) : [before + e.name]).sort();
}

export function axeScript() {
	return fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
}

/* Debian's Chromium, ended by stop(). */
export async function chromium() {
	return require('playwright-core').chromium.launch({
		executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'],
	});
}

export const ONE_FILE = `file://${path.join(BUILD, 'wherry.html')}`;

/* The headers that the file _headers gives a path. */
function headersOf(text, asked) {
	const headers = {};
	let applies = false;

	for (const line of text.split('\n')) {
		if (line.startsWith('/'))
			applies = line.trim() === '/*' || line.trim() === asked;
		else if (applies && line.trim().startsWith('! '))
			delete headers[line.trim().slice(2)];
		else if (applies && line.includes(':'))
			headers[line.slice(0, line.indexOf(':')).trim()] = line.slice(line.indexOf(':') + 1).trim();
	}
	return headers;
}

const TYPES = {html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript'};

/* The site, served with its headers: {address, asked: [paths], close()}. */
export async function served() {
	const site = path.join(BUILD, 'site'), asked = [];
	const headers = fs.readFileSync(path.join(site, '_headers'), 'utf8');
	const server = http.createServer((request, answer) => {
		const name = request.url === '/' ? '/index.html' : request.url.split('?')[0];
		const file = path.join(site, path.normalize(name));

		asked.push(request.url);
		if (!fs.existsSync(file)) {
			answer.writeHead(404).end();
			return;
		}
		answer.writeHead(200, {...headersOf(headers, name), 'Content-Type': TYPES[name.replace(/.*\./, '')]});
		answer.end(fs.readFileSync(file));
	});

	await new Promise((then) => server.listen(0, '127.0.0.1', then));
	return {address: `http://127.0.0.1:${server.address().port}/`, asked, close: () => server.close()};
}

/* A page that is open and ready, with all that it asked for and complained of. */
export async function opened(browser, address, options = {}) {
	const context = await browser.newContext({acceptDownloads: true, ...options});
	const page = await context.newPage();

	page.requests = [];
	page.complaints = [];
	page.on('request', (r) => page.requests.push(r.url()));
	page.on('console', (m) => m.type() === 'error' && page.complaints.push(m.text()));
	page.on('pageerror', (e) => page.complaints.push(e.stack));
	await page.goto(address);
	await page.waitForFunction(() => document.getElementById('about-rules').textContent, null, {timeout: 30000});
	return page;
}

/* Does something after which the page reads what it was given, and waits until it has. */
export async function reading(page, act) {
	const before = await page.evaluate(() => document.body.dataset.read || '0');

	await act();
	await page.waitForFunction((was) => (document.body.dataset.read || '0') !== was, before, {timeout: 600000});
}

export async function putIn(page, files) {
	await reading(page, () => page.setInputFiles('#files-input', files));
}

export async function putInFolder(page, folder) {
	await reading(page, () => page.setInputFiles('#folder-input', folder));
}

/* The bytes that a link of the page saves. */
export async function saved(page, name) {
	const link = page.locator(`a[download="${name}"]`).first();

	await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
	const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);

	return fs.readFileSync(await download.path());
}
