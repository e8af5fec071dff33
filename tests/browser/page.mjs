/*
 * Tests of the page in Debian's Chromium, and what can be had of them in Firefox. Run by page.sh, which
 * says where things are: WHERRY (the program), WHERRY_BROWSER (build/browser). Names of parts (same,
 * quiet, axe, keys, rubbish, tools, speed, firefox) run those alone.
 */
import {chromium, done, ok} from './page_kit.mjs';

const PARTS = ['same', 'quiet', 'keys', 'rubbish', 'tools', 'axe', 'speed', 'firefox'];
const wanted = process.argv.length > 2 ? process.argv.slice(2) : PARTS;
const browser = await chromium();

for (const part of wanted) {
	const {test} = await import(`./page_${part}.mjs`);

	try {
		await test(browser);
	} catch (e) {
		ok(false, `the part "${part}" goes to its end`, e.stack);
	}
}
await browser.close();
done();
