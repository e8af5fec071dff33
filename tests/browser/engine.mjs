/*
 * Holds wherry.wasm against the program of the machine: the same arguments and files, the same exit status,
 * outputs and files, byte for byte. engine.mjs WHERRY WASM. TAP.
 */
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../../src/browser/wasi.js";
import { Root } from "./disk.mjs";
import { done, ok } from "./tap.mjs";

const [program, wasm] = process.argv.slice(2).map((name) => path.resolve(name));
const module = new WebAssembly.Module(fs.readFileSync(wasm));
const tests = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const inputs = path.join(tests, "golden", "inputs");

function natively(args, cwd) {
	const said = spawnSync(program, args, { cwd, maxBuffer: 1 << 28 });

	return { status: said.status, stdout: said.stdout, stderr: said.stderr };
}

function inWasm(args, cwd) {
	const stdout = [], stderr = [];
	const status = run(module, {
		args: ["wherry", ...args], env: { TMPDIR: os.tmpdir() }, folders: { "/": new Root(cwd) },
		stdout: (bytes) => stdout.push(bytes), stderr: (bytes) => stderr.push(bytes),
	});

	return { status, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) };
}

/* How long it took is the one thing that may differ. */
const timeless = (bytes) => bytes.toString("latin1").replace(/^It took .*$/m, "");

/* What is different between two runs: "" when nothing is. */
function difference(a, b) {
	if (a.status !== b.status)
		return `status ${a.status}, and ${b.status} in WebAssembly: ${b.stderr}`;
	for (const name of ["stdout", "stderr"])
		if (timeless(a[name]) !== timeless(b[name]))
			return `${name} is\n${a[name].toString().slice(0, 600)}\nand in WebAssembly\n${b[name].toString().slice(0, 600)}`;
	return "";
}

function same(args, cwd = inputs) {
	const words = args.map((word) => path.relative(tests, path.resolve(cwd, word)).startsWith("..") ? path.basename(word) : word);
	const why = difference(natively(args, cwd), inWasm(args, cwd));

	ok(why === "", `${words.join(" ")}: the same`, why);
}

function filesBelow(folder) {
	return fs.readdirSync(folder, { recursive: true }).filter((name) => fs.statSync(path.join(folder, name)).isFile()).sort();
}

/* A draw freezes its list under a key that nobody can foretell. */
const holdsSecret = (file) => /(^|\/)(private\/key|public\/frozen)\.json$/.test(file);

/* Two runs that write a folder, each into one of its own. */
function sameFolder(name, args, cwd, folder) {
	const here = natively(args, cwd), theirs = path.join(cwd, `${folder}.native`);

	fs.renameSync(path.join(cwd, folder), theirs);
	const why = difference(here, inWasm(args, cwd));

	ok(why === "", `${name}: the same is said`, why);
	const files = filesBelow(theirs), written = filesBelow(path.join(cwd, folder));

	ok(files.join() === written.join(), `${name}: the same files are written`, `${files} and ${written}`);
	for (const file of files.filter((name) => !holdsSecret(name)))
		ok(fs.readFileSync(path.join(theirs, file)).equals(fs.readFileSync(path.join(cwd, folder, file))),
			`${name}: ${file} is the same`, "its bytes differ");
}

/* What one draws, the other repeats. */
function verified(name, drawer, checker) {
	const drawn = drawer(["draw", path.join(inputs, "cases.csv"), "--size", "12", "--seed", "a seed", "--out", name], temporary);
	const again = checker(["draw", "--verify", `${name}/public/draw.json`, `${name}/public/frame.csv`], temporary);

	ok(drawn.status === 0 && again.status === 0, `a draw made by ${name} is repeated by the other`,
		`${drawn.stderr}${again.stdout}${again.stderr}`);
}

function samples() {
	for (const returns of ["ssda903", "ssda903.xml", "cin"])
		for (const format of ["csv", "json", "text", "html", "xlsx"])
			same(["check", "--format", format, returns]);
	same(["measure", "--reference-date", "30/09/2025", "--by", "team", "--format", "json", "lists"]);
	same(["measure", "--by", "age", "cin"]);
	same(["convert", "ssda903.xml"]);
	for (const format of ["text", "csv", "json"])
		same(["vary", "audits.csv", "--frame", "300", "--format", format]);
	same(["draw", "cases.csv", "--margin", "10"]);
	same(["draw", "--verify", "draw/public/draw.json", "draw/public/frame.csv"]);
	same(["draw", "--verify", "draw/public/other_seed.json", "draw/public/frame.csv"]);
	same(["check", "no such folder"]);
	same(["inspekt"]);
}

/* Every file that has ever confused a parser, with the command that reads its kind. */
function corpus() {
	const commands = { audits: ["vary"], listing: ["draw", "--margin", "10"], date: null, report: null };

	for (const kind of fs.readdirSync(path.join(tests, "fuzz", "corpus"), { withFileTypes: true })) {
		const command = kind.isDirectory() ? commands[kind.name] : null;
		const folder = path.join(tests, "fuzz", "corpus", kind.name);

		if (command === null)
			continue;
		const wrong = fs.readdirSync(folder).flatMap((file) => {
			const args = [...(command || ["check", "--format", "csv"]), file];
			const why = difference(natively(args, folder), inWasm(args, folder));

			return why === "" ? [] : [`${file}: ${why}`];
		});

		ok(wrong.length === 0, `the corpus ${kind.name}: each file the same`, wrong.join("\n"));
	}
}

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "wherry-browser-"));

try {
	sameFolder("a made-up authority", ["demo", "made", "--children", "400", "--seed", "7", "--year", "2025-26"], temporary, "made");
	sameFolder("its inspection", ["inspect", "made", "--out", "report"], temporary, "report");
	verified("WebAssembly", inWasm, natively);
	verified("the program", natively, inWasm);
	samples();
	corpus();
} finally {
	fs.rmSync(temporary, { recursive: true });
}
done();
