/* Files to be put in: made up by the program, and made large here. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import {madeUp, temporary} from './page_kit.mjs';

let returns = null;

/* The folder of a small made-up authority. */
export function madeUpReturns() {
	if (!returns)
		returns = path.join(madeUp(600), 'files');
	return returns;
}

/* Its SSDA903 and audits: every part of a report, in a page that is soon looked through. */
export function someReturns() {
	const dir = temporary();

	fs.cpSync(path.join(madeUpReturns(), 'ssda903'), path.join(dir, 'ssda903'), {recursive: true});
	fs.copyFileSync(path.join(madeUpReturns(), 'audits.csv'), path.join(dir, 'audits.csv'));
	return dir;
}

/* A CIN census of about so many megabytes: the children of a small one again and again, ids apart. */
export function census(to, megabytes) {
	const text = fs.readFileSync(path.join(madeUp(5500), 'files', 'cin_census.xml'), 'utf8');
	const from = text.indexOf('<Child>'), end = text.lastIndexOf('</Child>') + '</Child>'.length;
	const children = text.slice(from, end), out = fs.openSync(to, 'w');
	const times = Math.max(1, Math.round(megabytes * 1e6 / text.length));

	fs.writeSync(out, text.slice(0, from));
	for (let i = 0; i < times; i++)
		fs.writeSync(out, children.replace(/<(LAchildID|UPN|FormerUPN)>([^<]*)</g,
			(all, name, id) => i && id ? `<${name}>${name === 'LAchildID' ? `${i}x` : ''}${id}<` : all));
	fs.writeSync(out, text.slice(end));
	fs.closeSync(out);
	return to;
}

/* An SSDA903 of an average authority (900 children looked after in the year) with last year's. */
export function average903() {
	return path.join(madeUp(6500), 'files', 'ssda903');
}
