/* What the page saves is what the program writes outside it, byte for byte. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import {ONE_FILE, madeUp, native, note, ok, opened, putIn, putInFolder, saved, temporary} from './page_kit.mjs';

async function holdsAgainst(page, dir, name) {
	const run = native(['inspect', 'files', '--out', 'report'], dir);

	/* The frozen list of cases, in a folder, is shuffled by a key that chance makes. */
	for (const file of fs.readdirSync(path.join(dir, 'report')).filter((name) => !name.startsWith('draw-'))) {
		const ours = await saved(page, file), theirs = fs.readFileSync(path.join(dir, 'report', file));

		ok(ours.equals(theirs), `${name}: ${file} is the same, byte for byte`,
			`${ours.length} bytes against ${theirs.length}`);
	}
	return run;
}

/* A folder chosen in the page stands below files/ under its own name. */
function below(dir, name) {
	const into = temporary();

	fs.mkdirSync(path.join(into, 'files'));
	fs.cpSync(path.join(dir, 'files'), path.join(into, 'files', name), {recursive: true});
	return into;
}

export async function test(browser) {
	const page = await opened(browser, ONE_FILE), dir = below(madeUp(600), 'returns');

	await putInFolder(page, path.join(dir, 'files', 'returns'));
	await holdsAgainst(page, dir, 'a made-up authority');
	ok(page.complaints.length === 0, 'the page has no complaint', page.complaints);
	await page.context().close();

	const second = await opened(browser, ONE_FILE), one = temporary();

	fs.mkdirSync(path.join(one, 'files'));
	fs.copyFileSync(path.join(dir, 'files', 'returns', 'cin_census.xml'), path.join(one, 'files', 'census.xml'));
	await putIn(second, [path.join(one, 'files', 'census.xml')]);
	await holdsAgainst(second, one, 'a census alone');
	await second.context().close();
	note('compared with the program of this build');
}
