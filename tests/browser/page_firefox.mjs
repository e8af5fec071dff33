/*
 * Debian's Firefox opens the page and runs the demo, driven over Marionette, its own protocol: a length, a
 * colon, and a list in JSON. Skipped where it is not installed.
 */
import {spawn} from 'node:child_process';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as path from 'node:path';
import {ONE_FILE, native, note, ok, skip, temporary} from './page_kit.mjs';

const FIREFOX = process.env.FIREFOX || '/usr/bin/firefox-esr';
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

async function freePort() {
	const server = net.createServer();

	await new Promise((then) => server.listen(0, '127.0.0.1', then));
	const port = server.address().port;

	await new Promise((then) => server.close(then));
	return port;
}

function started(port) {
	const profile = temporary(), prefs = {
		'marionette.port': port, 'app.update.enabled': false, 'datareporting.policy.dataSubmissionEnabled': false,
		'network.captive-portal-service.enabled': false, 'browser.shell.checkDefaultBrowser': false,
	};

	fs.writeFileSync(path.join(profile, 'user.js'),
		Object.entries(prefs).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`).join(''));
	return spawn(FIREFOX, ['--headless', '--marionette', '--no-remote', '--profile', profile],
		{stdio: 'ignore', env: {...process.env, HOME: profile, MOZ_HEADLESS_WIDTH: '1200', MOZ_HEADLESS_HEIGHT: '900'}});
}

async function connected(port) {
	for (let i = 0; i < 120; i++) {
		const socket = net.connect(port, '127.0.0.1');
		const there = await new Promise((then) => socket.once('connect', () => then(true)).once('error', () => then(false)));

		if (there)
			return socket;
		await new Promise((then) => setTimeout(then, 500));
	}
	throw new Error('Firefox does not answer');
}

/* A function that asks Firefox for something and waits for the answer. */
function asker(socket) {
	const waiting = new Map();
	let held = Buffer.alloc(0), number = 0;

	socket.on('data', (bytes) => {
		held = Buffer.concat([held, bytes]);
		for (;;) {
			const colon = held.indexOf(58), length = Number(held.subarray(0, colon));

			if (colon < 0 || held.length < colon + 1 + length)
				return;
			const told = JSON.parse(held.subarray(colon + 1, colon + 1 + length));

			held = held.subarray(colon + 1 + length);
			if (Array.isArray(told))
				waiting.get(told[1])(told);
		}
	});
	return async (command, parameters = {}) => {
		const id = ++number, text = Buffer.from(JSON.stringify([0, id, command, parameters]));
		const answer = new Promise((then) => waiting.set(id, then));

		socket.write(Buffer.concat([Buffer.from(`${text.length}:`), text]));
		const [, , error, result] = await answer;

		if (error)
			throw new Error(`${command}: ${error.message}`);
		return result;
	};
}

async function until(ask, script, seconds) {
	for (let i = 0; i < 4 * seconds; i++) {
		const {value} = await ask('WebDriver:ExecuteScript', {script: `return ${script};`, args: []});

		if (value)
			return value;
		await new Promise((then) => setTimeout(then, 250));
	}
	return null;
}

async function click(ask, selector) {
	const {value} = await ask('WebDriver:FindElement', {using: 'css selector', value: selector});

	await ask('WebDriver:ElementClick', {id: value[ELEMENT]});
}

/* The answer that the program itself gives to the same demo. */
function answer() {
	const dir = temporary();

	native(['demo', 'files', '--children', '900'], dir);
	native(['inspect', 'files', '--out', 'report'], dir);
	return JSON.parse(fs.readFileSync(path.join(dir, 'report', 'summary.json'), 'utf8')).answer;
}

async function demo(ask) {
	const {capabilities} = await ask('WebDriver:NewSession', {});

	note(`Firefox ${capabilities.browserVersion}`);
	await ask('WebDriver:Navigate', {url: ONE_FILE});
	ok(await until(ask, 'document.getElementById("about-rules").textContent', 30), 'Firefox opens the page');
	const checked = await until(ask, 'document.getElementById("about-checked").textContent', 5);

	ok(/the same/.test(checked), 'Firefox reckons the same digest of the program', checked);
	await click(ask, '#demo');
	const told = await until(ask, '!document.getElementById("result").hidden && document.querySelector(".answer:not(#start-answer)").textContent', 60);

	ok(told === answer(), 'the demo runs in Firefox, with the answer of the command line', told);
	await click(ask, '#tab-all');
	ok(await until(ask, 'document.getElementById("order").options.length', 20), 'and its findings can be searched');
	if (process.env.SHOTS) {
		const shot = await ask('WebDriver:TakeScreenshot', {full: false});

		fs.writeFileSync(path.join(process.env.SHOTS, 'firefox.png'), Buffer.from(shot.value, 'base64'));
	}
}

export async function test() {
	if (!fs.existsSync(FIREFOX)) {
		skip('Firefox runs the demo', 'firefox-esr is not installed');
		return;
	}
	const port = await freePort(), firefox = started(port);

	try {
		const socket = await connected(port);

		await demo(asker(socket));
		socket.destroy();
	} finally {
		firefox.kill();
		await new Promise((then) => firefox.once('exit', then));
	}
}
