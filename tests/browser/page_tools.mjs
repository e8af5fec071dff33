/* What changes with what is put in: a choice of year, an earlier run, audits, draws, kept tables. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import {ONE_FILE, native, ok, opened, putIn, putInFolder, reading, saved, served, temporary} from './page_kit.mjs';
import {madeUpReturns} from './page_made.mjs';

async function earlier(browser) {
	const page = await opened(browser, ONE_FILE), dir = temporary();

	await putInFolder(page, path.join(madeUpReturns(), 'ssda903'));
	fs.writeFileSync(path.join(dir, 'findings.json'), await saved(page, 'findings.json'));
	const before = await page.textContent('#panel-summary');

	ok(!/Since the run before/.test(before), 'without an earlier run nothing is compared');
	const episodes = fs.readFileSync(path.join(madeUpReturns(), 'ssda903', 'episodes.csv'), 'utf8');

	fs.mkdirSync(path.join(dir, 'ssda903'));
	fs.cpSync(path.join(madeUpReturns(), 'ssda903'), path.join(dir, 'ssda903'), {recursive: true});
	fs.writeFileSync(path.join(dir, 'ssda903', 'episodes.csv'), episodes.replace(/,S,/, ',Q,'));
	await page.click('#afresh');
	await putIn(page, [path.join(dir, 'findings.json')]);
	await putInFolder(page, path.join(dir, 'ssda903'));
	ok(/Since the run before/.test(await page.textContent('#panel-summary')), 'an earlier run is compared with');
	await page.click('#tab-all');
	await page.selectOption('#standing', {label: 'New'});
	await page.waitForFunction(() => / of /.test(document.getElementById('state').textContent));
	ok(/ New\./.test(await page.textContent('#list')), 'the findings that are new can be asked for');
	await page.context().close();
}

async function choices(browser) {
	const page = await opened(browser, ONE_FILE), folder = path.join(madeUpReturns(), 'ssda903');

	await putIn(page, fs.readdirSync(folder).filter((n) => n.endsWith('.csv')).map((n) => path.join(folder, n)));
	await page.evaluate(() => { document.getElementById('given-files').open = true; });
	await page.fill('#authority', '926');
	await reading(page, () => page.click('#choices button'));
	ok(/Norfolk|926/.test(await page.textContent('#headline')), 'another authority can be said', await page.textContent('#headline'));
	await page.selectOption('#year', '2024-25');
	await reading(page, () => page.click('#choices button'));
	ok(/2024-25/.test(await page.textContent('#headline')), 'and another year', await page.textContent('#headline'));
	await reading(page, () => page.locator('#given-rows button').first().click());
	ok(await page.isVisible('#result'), 'a file can be taken out');
	await page.context().close();
}

async function auditsAlone(browser) {
	const page = await opened(browser, ONE_FILE), list = path.join(madeUpReturns(), 'audits.csv');

	await putIn(page, [list]);
	await page.waitForSelector('#even');
	const run = native(['vary', 'audits.csv', '--format', 'html'], madeUpReturns());

	ok(/What is proven/.test(await page.textContent('#panel-unevenness')), 'audits alone are read');
	await page.waitForSelector('a[download="audits.html"]');
	ok((await saved(page, 'audits.html')).equals(Buffer.from(run.stdout)), 'as vary reads them, byte for byte');
	await page.fill('#audits-frame', '5500');
	await page.click('#audits button');
	await page.waitForFunction(() => /5,500/.test(document.getElementById('panel-unevenness').textContent));
	ok(true, 'the number of all cases can be said');
	await page.context().close();
}

async function draws(browser) {
	const page = await opened(browser, ONE_FILE), dir = temporary();
	const cases = ['case,team', ...Array.from({length: 200}, (none, i) => `K${1000 + i},T${i % 4}`)].join('\n');

	fs.writeFileSync(path.join(dir, 'cases.csv'), cases);
	await page.click('#only-draw');
	await page.setInputFiles('#draw-cases-list', path.join(dir, 'cases.csv'));
	await page.click('#draw-cases button');
	await page.waitForSelector('#draw-said a[download="frame.csv"]');
	for (const name of ['frame.csv', 'frozen.json', 'key.json'])
		fs.writeFileSync(path.join(dir, name), await saved(page, name));
	await page.setInputFiles('#draw-cases-freeze', ['frame.csv', 'frozen.json', 'key.json'].map((n) => path.join(dir, n)));
	await page.fill('#draw-cases-seed', '01382438112797316654');
	await page.fill('#draw-cases-size', '20');
	await page.click('#draw-cases button');
	await page.waitForSelector('#draw-said a[download="draw.json"]');
	fs.writeFileSync(path.join(dir, 'draw.json'), await saved(page, 'draw.json'));
	const run = native(['draw', 'frame.csv', '--verify', 'draw.json'], dir);

	ok(run.status === 0, 'what is drawn in the page holds outside it', run.stdout + run.stderr);
	await page.click('#afresh').catch(() => page.reload());
	await putIn(page, [path.join(dir, 'frame.csv'), path.join(dir, 'draw.json')]);
	await page.waitForFunction(() => /holds/.test(document.getElementById('check-said').textContent));
	ok(/The draw holds/.test(await page.textContent('#check-said')), 'a draw that is put in is checked');
	fs.writeFileSync(path.join(dir, 'frame.csv'), fs.readFileSync(path.join(dir, 'frame.csv'), 'utf8').replace('C007', 'C7'));
	await page.click('#afresh');
	await putIn(page, [path.join(dir, 'frame.csv'), path.join(dir, 'draw.json')]);
	await page.waitForFunction(() => /hold/.test(document.getElementById('check-said').textContent));
	ok(/does not hold/.test(await page.textContent('#check-said')), 'and one that was tampered with is told');
	await page.context().close();
}

/* What an inspection froze is drawn from without another list. */
async function drawnFromReport(browser) {
	const page = await opened(browser, ONE_FILE), dir = temporary();

	await putIn(page, [path.join(madeUpReturns(), 'annexa.xlsx')]);
	await page.click('#tab-draw');
	ok(/What to read next/.test(await page.textContent('#panel-draw')), 'the report says how many to read');
	await page.fill('#draw-cases-seed', '2718');
	await page.fill('#draw-cases-size', '12');
	await page.click('#draw-cases button');
	await page.waitForSelector('#draw-said a[download="draw.json"]');
	for (const name of ['frame.csv', 'draw.json'])
		fs.writeFileSync(path.join(dir, name), await saved(page, name));
	const run = native(['draw', 'frame.csv', '--verify', 'draw.json'], dir);

	ok(run.status === 0, 'and cases are drawn from the list that it froze', run.stdout + run.stderr);
	await page.context().close();
}

/* A list of postcodes as the ONS has them; a table is made of it in the page. */
const POSTCODES = ['pcd,pcd2,pcds,oseast1m,osnrth1m,oslaua',
	...Array.from({length: 300}, (none, i) => {
		const code = `NR${1 + i % 9} ${1 + i % 8}A${'BDEFGH'[i % 6]}`;

		return `${code},${code},${code},${600000 + i},${300000 + i},E10000020`;
	})].join('\n');

async function tables(browser) {
	const site = await served(), page = await opened(browser, site.address), dir = temporary();
	const databases = () => page.evaluate(async () => (await indexedDB.databases()).length);

	fs.writeFileSync(path.join(dir, 'onspd.csv'), POSTCODES);
	await putInFolder(page, path.join(madeUpReturns(), 'ssda903'));
	await putIn(page, [path.join(dir, 'onspd.csv')]);
	ok(/postcodes\.wherry/.test(await page.textContent('#kept-words')), 'a table is made of a list of postcodes',
		await page.textContent('#kept-words'), await page.textContent('#trouble-text'));
	ok(!/no table of postcodes/.test(await page.textContent('#panel-by-rule')), 'and used');
	ok(await databases() === 0, 'but not kept unless it is asked for');
	await page.click('#keep');
	await page.waitForFunction(() => /until you forget/.test(document.getElementById('kept-words').textContent));
	await page.reload();
	await page.waitForFunction(() => !document.getElementById('kept').hidden);
	ok(/postcodes\.wherry/.test(await page.textContent('#kept-words')), 'then it is there again');
	await page.click('#forget');
	await page.waitForFunction(() => document.getElementById('kept').hidden);
	ok(await databases() === 0, 'until it is forgotten');
	await page.context().close();
	site.close();
}

/* As a folder dropped with the mouse comes: with no input to choose it in. */
async function dropped(browser) {
	const page = await opened(browser, ONE_FILE);
	const text = fs.readFileSync(path.join(madeUpReturns(), 'ssda903', 'header.csv'), 'utf8');

	await page.evaluate((csv) => {
		const transfer = new DataTransfer();

		transfer.items.add(new File([csv], 'header.csv'));
		document.body.dispatchEvent(new DragEvent('drop', {bubbles: true, dataTransfer: transfer}));
	}, text);
	await page.waitForFunction(() => !document.getElementById('result').hidden);
	ok(/Header/.test(await page.textContent('#given-rows')), 'a dropped file is read, and said what it is');
	await page.context().close();
}

export async function test(browser) {
	await earlier(browser);
	await choices(browser);
	await auditsAlone(browser);
	await draws(browser);
	await drawnFromReport(browser);
	await tables(browser);
	await dropped(browser);
}
