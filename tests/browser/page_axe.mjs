/* axe-core (WCAG 2.2 AA) finds nothing in any state, wide and at 320 pixels; nothing runs out of the page. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import {ONE_FILE, axeScript, note, ok, opened, putIn, putInFolder, temporary} from './page_kit.mjs';
import {census, someReturns} from './page_made.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/* Of the whole page, or only of what a selector finds. */
async function clean(page, state, within) {
	await page.evaluate(axeScript());
	const found = await page.evaluate(([part, rules]) => self.axe.run(part || document, {runOnly: rules, resultTypes: ['violations']}),
		[within, RULES]);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

	ok(found.violations.length === 0, `${state}: axe finds nothing`,
		found.violations.map((v) => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200), v.nodes[0].failureSummary]));
	ok(wide <= 0, `${state}: nothing runs out of the page`, `${wide} pixels`);
}

async function shot(page, state, width) {
	if (process.env.SHOTS)
		await page.screenshot({path: path.join(process.env.SHOTS, `${state.replace(/\W+/g, '-')}-${width}.png`)});
}

async function unfolded(page) {
	await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
}

async function eachTab(page, width) {
	for (const id of await page.$$eval('[role=tab]', (tabs) => tabs.map((tab) => tab.id))) {
		await page.click(`#${id}`);
		await clean(page, `${width} px, ${id}`, `#${id.replace('tab', 'panel')}`);
		await shot(page, id, width);
	}
}

async function working(page, width, large) {
	await page.setInputFiles('#files-input', large);
	await page.waitForFunction(() => !document.getElementById('working').hidden);
	const still = await page.evaluate(() => !document.getElementById('working').hidden);

	ok(still, `${width} px: the page says that it works`);
	await clean(page, `${width} px, working`);
	await shot(page, 'working', width);
	await page.click('#cancel');
	ok(await page.isVisible('#trouble'), `${width} px: it can be stopped`);
	await clean(page, `${width} px, stopped`);
}

async function states(browser, width, large, rubbish) {
	const page = await opened(browser, ONE_FILE, {viewport: {width, height: 900}});

	await unfolded(page);
	await clean(page, `${width} px, empty`);
	await shot(page, 'empty', width);
	await working(page, width, large);
	await page.click('#afresh');
	await putIn(page, [rubbish]);
	await unfolded(page);
	await clean(page, `${width} px, error`);
	await shot(page, 'error', width);
	await page.click('#afresh');
	await putInFolder(page, someReturns());
	await unfolded(page);
	await clean(page, `${width} px, result`);
	await eachTab(page, width);
	await page.context().close();
}

export async function test(browser) {
	const dir = temporary(), rubbish = path.join(dir, 'photo.csv'), large = path.join(dir, 'large.xml');

	fs.writeFileSync(rubbish, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]));
	census(large, 150);
	for (const width of [1200, 320])
		await states(browser, width, large, rubbish);
	note(`axe-core with ${RULES.join(', ')}`);
}
