/*
 * wherry.wasm as a command line under node, on the files of the system:
 *
 *     node tests/browser/run.mjs build/browser/wherry.wasm check --format csv DIR
 */
import * as fs from "node:fs";
import { run } from "../../src/browser/wasi.js";
import { Root } from "./disk.mjs";

function writeAll(fd, bytes) {
	for (let done = 0; done < bytes.length;)
		try {
			done += fs.writeSync(fd, bytes, done);
		} catch (error) {
			if (error.code !== "EAGAIN")
				throw error;
		}
}

const [wasm, ...args] = process.argv.slice(2);

process.exitCode = run(new WebAssembly.Module(fs.readFileSync(wasm)), {
	args: ["wherry", ...args],
	env: process.env,
	folders: { "/": new Root(".") },
	stdout: (bytes) => writeAll(1, bytes),
	stderr: (bytes) => writeAll(2, bytes),
});
