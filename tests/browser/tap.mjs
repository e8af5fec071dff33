/* Results as TAP. */
let count = 0, failed = 0;

/* One result; `why` is shown when it is none. */
export function ok(good, name, ...why) {
	console.log(`${good ? 'ok' : 'not ok'} ${++count} - ${name.replace(/#/g, '')}`);
	if (good)
		return good;
	failed++;
	for (const one of why)
		for (const line of (typeof one === 'string' ? one : JSON.stringify(one, null, 1)).split('\n').slice(0, 30))
			console.log(`# ${line}`);
	return good;
}

export function skip(name, why) {
	console.log(`ok ${++count} - ${name} # SKIP ${why}`);
}

export function note(text) {
	console.log(`# ${text}`);
}

export function done() {
	console.log(`1..${count}`);
	process.exitCode = failed ? 1 : 0;
}
