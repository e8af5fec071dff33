/*
 * How long people wait. The marks are for a machine with nothing else to do; a test fails only at three
 * times a mark, and later still when more runs than the machine has processors.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import {ONE_FILE, filesIn, note, ok, opened, putIn, temporary} from './page_kit.mjs';
import {average903, census} from './page_made.mjs';

const MARK_903 = 1.5, MARK_CENSUS = 8, SLACK = 3;

/* Seconds from files put in to the answer shown; the page was opened just before. */
async function shown(page, files, input) {
	const began = performance.now();

	await page.setInputFiles(input, files);
	await page.waitForFunction(() => document.querySelector('#panel-summary .answer') !== null &&
		!document.getElementById('result').hidden, null, {timeout: 300000, polling: 'raf'});
	return (performance.now() - began) / 1000;
}

function tell(name, seconds, mark) {
	const busy = Math.max(1, os.loadavg()[0] / os.cpus().length);

	note(`${name}: ${seconds.toFixed(2)} s (mark ${mark} s; the machine is ${busy.toFixed(1)} times busy)`);
	ok(seconds < SLACK * mark * busy, `${name}: shown in time`, `${seconds.toFixed(2)} s`);
}

async function average(browser) {
	const folder = average903(), context = await browser.newContext(), page = await context.newPage();
	const began = performance.now();

	await page.goto(ONE_FILE);
	note(`the page is there after ${((performance.now() - began) / 1000).toFixed(2)} s`);
	const records = filesIn(folder).length;

	tell(`an average SSDA903 of ${records} files, cold`, await shown(page, folder, '#folder-input'), MARK_903);
	await context.close();
}

async function large(browser) {
	const file = census(path.join(temporary(), 'census.xml'), 200), page = await opened(browser, ONE_FILE);

	tell(`${Math.round(fs.statSync(file).size / 1e6)} MB of CIN census`, await shown(page, [file], '#files-input'),
		MARK_CENSUS);
	ok(await page.isVisible('#still'), 'the rules\' answer comes first, and it is said that more follows');
	await page.click('#tab-by-rule');
	ok(await page.isVisible('#panel-by-rule'), 'and can be read meanwhile');
	await page.context().close();
}

async function many(browser) {
	const file = path.join(temporary(), 'reviews.csv'), page = await opened(browser, ONE_FILE);
	const rows = Array.from({length: 100000}, (none, i) => `${1000 + i % 9000},01/01/2015,02/02/2026,ODD${i}`);

	fs.writeFileSync(file, `CHILD,DOB,REVIEW,REVIEW_CODE\n${rows.join('\n')}\n`);
	await putIn(page, [file]);
	note(await page.textContent('#panel-summary .answer'));
	await searched(page);
	await page.context().close();
}

/* The longest that the page did not answer while its findings were searched. */
async function searched(page) {
	await page.click('#tab-all');
	const longest = await page.evaluate(async () => {
		let worst = 0, last = performance.now(), going = true;
		const beat = () => {
			const now = performance.now();

			worst = Math.max(worst, now - last);
			last = now;
			if (going)
				requestAnimationFrame(beat);
		};
		const settle = () => new Promise((then) => setTimeout(then, 1500));
		const say = (id, value, event) => {
			const e = document.getElementById(id);

			e.value = value;
			e.dispatchEvent(new Event(event, {bubbles: true}));
		};

		requestAnimationFrame(beat);
		say('text', 'odd777', 'input');
		await settle();
		say('order', 'rule', 'change');
		await settle();
		say('text', '', 'input');
		await settle();
		document.getElementById('next').click();
		await settle();
		going = false;
		return worst;
	});

	note(`searched, sorted and paged: ${await page.textContent('#state')} The page stood still for ${Math.round(longest)} ms at most.`);
	ok(longest < 500, 'the page does not stand still while findings are searched', `${Math.round(longest)} ms`);
}

export async function test(browser) {
	await average(browser);
	await large(browser);
	await many(browser);
}
