/* The whole task by keyboard alone: from the empty page to a finding, and away with the workbook. */
import * as path from 'node:path';
import {ONE_FILE, ok, opened, reading} from './page_kit.mjs';
import {madeUpReturns} from './page_made.mjs';

const FAR = 200; /* tabs that nobody would press; it is there or it cannot be reached */

/* Presses Tab until what is in focus matches; whether it does. */
async function tabTo(page, selector, key = 'Tab') {
	for (let i = 0; i < FAR; i++) {
		if (await page.evaluate((s) => document.activeElement.matches(s), selector))
			return true;
		await page.keyboard.press(key);
	}
	return false;
}

async function inSight(page) {
	return page.evaluate(() => {
		const at = document.activeElement.getBoundingClientRect(), style = getComputedStyle(document.activeElement);

		return at.bottom > 0 && at.top < innerHeight && style.outlineStyle !== 'none' && style.outlineWidth !== '0px';
	});
}

async function chooseFolder(page) {
	ok(await tabTo(page, '#choose-folder'), 'the button for a folder is reached by Tab');
	ok(await inSight(page), 'it can be seen that it is in focus');
	const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);

	await reading(page, () => chooser.setFiles(madeUpReturns()));
}

async function goThroughTabs(page) {
	ok(await page.evaluate(() => document.activeElement.id === 'tab-summary'), 'the answer is in focus when it is there');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	ok(await page.isVisible('#panel-all'), 'arrows go from tab to tab');
	await page.keyboard.press('End');
	await page.keyboard.press('Home');
	ok(await page.isVisible('#panel-summary'), 'Home and End too');
}

async function findOne(page) {
	for (let i = 0; i < 3; i++)
		await page.keyboard.press('ArrowRight');
	ok(await tabTo(page, '#text'), 'the search is reached by Tab');
	await page.keyboard.type('date of birth');
	await page.waitForTimeout(700);
	const state = await page.textContent('#state');

	ok(/ of /.test(state), 'findings are searched', state);
	ok(await tabTo(page, '#order'), 'the order is reached by Tab');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await page.waitForTimeout(500);
	ok(/Rule/.test(await page.textContent('#list h3')), 'and changed by the arrows', await page.textContent('#list h3'));
}

async function takeWorkbook(page) {
	ok(await tabTo(page, 'a[download="findings.xlsx"]', 'Shift+Tab'), 'the workbook is reached');
	const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);

	ok(path.basename(download.suggestedFilename()) === 'findings.xlsx', 'and saved');
}

async function startAfresh(page) {
	ok(await tabTo(page, '#afresh', 'Shift+Tab'), 'Start afresh is reached');
	await page.keyboard.press('Enter');
	ok(await page.isVisible('#start') && !(await page.isVisible('#result')), 'and begins anew');
	ok(await page.evaluate(() => document.activeElement.id === 'start-title'), 'with the focus at the beginning');
}

export async function test(browser) {
	const page = await opened(browser, ONE_FILE);

	page.on('filechooser', () => {}); /* from here on none is shown */
	await chooseFolder(page);
	await goThroughTabs(page);
	await findOne(page);
	await takeWorkbook(page);
	await startAfresh(page);
	ok(page.complaints.length === 0, 'the page has no complaint', page.complaints);
	await page.context().close();
}
