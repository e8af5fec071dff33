/* Nothing is asked of anybody after the page is there, and nothing is kept. */
import {ONE_FILE, ok, opened, reading, served} from './page_kit.mjs';

const KEPT = `(async () => ({
	local: (() => { try { return localStorage.length; } catch { return 0; } })(),
	session: (() => { try { return sessionStorage.length; } catch { return 0; } })(),
	databases: (await indexedDB.databases()).length,
	cookies: (() => { try { return document.cookie; } catch { return ''; } })(),
	files: await (async () => { let n = 0; try { for await (const x of (await navigator.storage.getDirectory()).keys()) n++; }
		catch { } return n; })(),
}))()`;

async function wholeTask(page) {
	await reading(page, () => page.click('#demo'));
	for (const tab of await page.$$('[role=tab]'))
		await tab.click();
	await page.click('#tab-all');
	await page.fill('#text', 'child');
	await page.waitForTimeout(600);
}

async function quiet(browser, address, name, asked) {
	const page = await opened(browser, address, {serviceWorkers: 'allow'});

	await page.waitForTimeout(500);
	page.requests.length = 0;
	if (asked)
		asked.length = 0;
	await wholeTask(page);
	const outside = page.requests.filter((url) => !url.startsWith('blob:'));

	ok(outside.length === 0, `${name}: no request follows the page's own load`, outside);
	ok(!asked || asked.length === 0, `${name}: the server is asked for nothing more`, asked || []);
	const kept = await page.evaluate(KEPT);

	ok(Object.values(kept).every((k) => !k), `${name}: nothing is kept after a run`, kept);
	ok(page.complaints.length === 0, `${name}: the page has no complaint`, page.complaints);
	return page;
}

/* The browser itself refuses: a script that tries to send is stopped by the page's policy. */
async function forbidden(page) {
	const tries = await page.evaluate(async () => {
		const failed = async (act) => { try { await act(); return false; } catch { return true; } };

		return {
			fetch: await failed(() => fetch('http://127.0.0.1:9/')),
			image: await new Promise((then) => {
				const image = new Image();

				document.addEventListener('securitypolicyviolation', (e) => then(e.effectiveDirective), {once: true});
				setTimeout(() => then(''), 2000);
				image.src = 'http://127.0.0.1:9/x.png';
			}),
		};
	});

	ok(tries.fetch && tries.image !== '', 'the browser forbids the page to connect to anything', tries);
}

async function offline(browser, site) {
	const page = await opened(browser, site.address, {serviceWorkers: 'allow'});

	await page.evaluate(() => navigator.serviceWorker.ready);
	await page.waitForTimeout(300);
	await page.context().setOffline(true);
	site.asked.length = 0;
	await page.reload();
	await page.waitForFunction(() => document.getElementById('about-rules').textContent, null, {timeout: 20000});
	ok(site.asked.length === 0, 'once opened, the site works offline', site.asked);
	await page.context().close();
}

export async function test(browser) {
	const page = await quiet(browser, ONE_FILE, 'one file'), site = await served();

	await forbidden(page);
	await page.context().close();
	await (await quiet(browser, site.address, 'a site', site.asked)).context().close();
	await offline(browser, site);
	site.close();
}
