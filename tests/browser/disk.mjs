/* The files of the system under node, as wasi.js wants files and folders. */
import * as fs from "node:fs";
import * as path from "node:path";
import { Refused } from "../../src/browser/wasi.js";

/* The errors of the system that the tests provoke, by WASI's numbers. */
const NUMBERS = {
	EACCES: 2, EEXIST: 20, EFBIG: 22, EINVAL: 28, EIO: 29, EISDIR: 31, ELOOP: 32, ENAMETOOLONG: 37, ENOENT: 44,
	ENOSPC: 51, ENOTDIR: 54, ENOTEMPTY: 55, EPERM: 63, EPIPE: 64, EROFS: 69, EXDEV: 75,
};

/* Asks the system; its refusals are told to wherry by their number. */
function ask(call) {
	try {
		return call();
	} catch (error) {
		throw error.code ? new Refused(NUMBERS[error.code] ?? NUMBERS.EIO) : error;
	}
}

class DiskFile {
	constructor(name) {
		this.name = name;
		this.users = 0;
	}

	get size() {
		return ask(() => (this.users ? fs.fstatSync(this.fd) : fs.statSync(this.name)).size);
	}

	/* For reading and writing where that is allowed, else for reading. */
	opened() {
		if (this.users === 0)
			try {
				this.fd = fs.openSync(this.name, "r+");
			} catch {
				this.fd = ask(() => fs.openSync(this.name, "r"));
			}
		this.users++;
	}

	closed() {
		if (--this.users === 0)
			fs.closeSync(this.fd);
	}

	read(offset, into) {
		return ask(() => fs.readSync(this.fd, into, 0, into.length, offset));
	}

	write(offset, bytes) {
		ask(() => fs.writeSync(this.fd, bytes, 0, bytes.length, offset));
	}

	resize(size) {
		ask(() => (this.users ? fs.ftruncateSync(this.fd, size) : fs.truncateSync(this.name, size)));
	}
}

class DiskFolder {
	constructor(name) {
		this.name = name;
	}

	get(name) {
		const full = path.join(this.name, name);
		const stat = ask(() => fs.statSync(full, { throwIfNoEntry: false }));

		if (!stat)
			return undefined;
		return stat.isDirectory() ? new DiskFolder(full) : new DiskFile(full);
	}

	names() {
		return ask(() => fs.readdirSync(this.name));
	}

	create(name, isFolder) {
		const full = path.join(this.name, name);

		if (isFolder)
			ask(() => fs.mkdirSync(full));
		else
			ask(() => fs.closeSync(fs.openSync(full, "wx")));
		return this.get(name);
	}

	remove(name) {
		const full = path.join(this.name, name);

		ask(() => (fs.statSync(full).isDirectory() ? fs.rmdirSync(full) : fs.unlinkSync(full)));
	}

	move(name, to, as) {
		ask(() => fs.renameSync(path.join(this.name, name), path.join(to.name, as)));
		return 0;
	}
}

/*
 * The root of a run in a working directory. wasi-libc takes the slash off an absolute path, so "/tmp/x" and
 * "tmp/x" are the same to it: a name that is in the root of the system is taken there, any other in the
 * working directory.
 */
export class Root extends DiskFolder {
	constructor(directory) {
		super(directory);
		this.top = new DiskFolder("/");
	}

	get(name) {
		return this.top.get(name) || super.get(name);
	}
}
