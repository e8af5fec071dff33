/*
 * The system that wherry.wasm runs on: the calls of WASI preview 1 that it makes, over a tree of files
 * that this script holds. A run is one instance of the module with its arguments, as a command line is
 * one process; what it leaves is its exit status, its two outputs and the files that it wrote.
 *
 * Files come in two kinds. Bytes are held in memory: what wherry writes, and small inputs. A Source is
 * anything with a size and read(offset, bytes), read as wherry asks for it: a File in a worker
 * (BlobSource), a file of the system under node (tests/browser/run.mjs). Nothing is ever fetched or sent.
 *
 * The page has this file inside itself: it must not import anything, and `export` stands only before
 * declarations, where tools/browser_page.py takes it away.
 */

/* The numbers of WASI's errors that are told apart here. */
const E = {
	ok: 0, badf: 8, exist: 20, inval: 28, isdir: 31, noent: 44, notdir: 54, notempty: 55,
};
const KIND = { device: 2, folder: 3, file: 4 };
const OPEN = { create: 1, folder: 2, exclusive: 4, truncate: 8 };
const FLAG = { append: 1 };
const ALL_RIGHTS = 0x1fffffffn;

/* A file of bytes in memory, which can grow. */
export class Bytes {
	constructor(bytes = new Uint8Array(0)) {
		this.room = bytes;
		this.size = bytes.length;
	}

	/* What is in it: a view, not a copy. */
	get bytes() {
		return this.room.subarray(0, this.size);
	}

	read(offset, into) {
		const part = this.room.subarray(Math.min(offset, this.size), Math.min(offset + into.length, this.size));

		into.set(part);
		return part.length;
	}

	write(offset, bytes) {
		this.resize(Math.max(this.size, offset + bytes.length));
		this.room.set(bytes, offset);
	}

	resize(size) {
		if (size > this.room.length) {
			const larger = new Uint8Array(Math.max(size, 2 * this.room.length, 4096));

			larger.set(this.bytes);
			this.room = larger;
		} else if (size < this.size) {
			this.room.fill(0, size, this.size);
		}
		this.size = size;
	}
}

/* A File or Blob, read in large slices: only in a worker, where reading may wait. */
export class BlobSource {
	constructor(blob) {
		this.blob = blob;
		this.size = blob.size;
		this.reader = new FileReaderSync();
		this.from = 0;
		this.slice = new Uint8Array(0);
	}

	read(offset, into) {
		const step = 4 << 20;

		if (offset >= this.size || into.length === 0)
			return 0;
		if (offset < this.from || offset >= this.from + this.slice.length) {
			this.from = offset;
			this.slice = new Uint8Array(this.reader.readAsArrayBuffer(this.blob.slice(offset, offset + step)));
		}
		const part = this.slice.subarray(offset - this.from, offset - this.from + into.length);

		into.set(part);
		return part.length;
	}
}

/* A folder: names to files and folders. One of another kind has the same functions. */
export class Folder {
	constructor(entries = {}) {
		this.entries = new Map(Object.entries(entries));
	}

	/* The file or folder of that name, or undefined. */
	get(name) {
		return this.entries.get(name);
	}

	set(name, node) {
		this.entries.set(name, node);
	}

	remove(name) {
		this.entries.delete(name);
	}

	names() {
		return [...this.entries.keys()];
	}

	/* An empty file, or folder, of that name. */
	create(name, isFolder) {
		const node = isFolder ? new Folder() : new Bytes();

		this.set(name, node);
		return node;
	}
}

/* Thrown by a node whose file or folder cannot be reached; its number goes to wherry. */
export class Refused extends Error {
	constructor(errno) {
		super(`refused: ${errno}`);
		this.errno = errno;
	}
}

class Exit extends Error {
	constructor(status) {
		super(`exit ${status}`);
		this.status = status;
	}
}

const isFolder = (node) => typeof node.names === "function";

/* The folder that holds what a path leads to, and the last name in it. */
function parentOf(folder, path) {
	const trail = [folder];
	const names = path.split("/").filter((name) => name !== "" && name !== ".");

	while (names.length > 1 || names[0] === "..") {
		const name = names.shift();

		if (name === "..") {
			if (trail.length > 1)
				trail.pop();
			continue;
		}
		const next = trail[trail.length - 1].get(name);

		if (!next)
			throw new Refused(E.noent);
		if (!isFolder(next))
			throw new Refused(E.notdir);
		trail.push(next);
	}
	return { parent: trail[trail.length - 1], name: names[0] };
}

/* What a path leads to, or undefined. */
function nodeAt(folder, path) {
	const { parent, name } = parentOf(folder, path);
	const node = name === undefined ? parent : parent.get(name);

	if (node && !isFolder(node) && path.endsWith("/"))
		throw new Refused(E.notdir);
	return node;
}

/* One run: the open files, and the calls. */
class System {
	constructor({ args, env = {}, folders, stdout, stderr, terminal = false }) {
		this.args = args;
		this.env = Object.entries(env).map(([name, value]) => `${name}=${value}`);
		this.open = [
			{ device: true, node: new Bytes(), at: 0 },
			{ device: terminal, out: stdout },
			{ device: terminal, out: stderr },
		];
		for (const [name, node] of Object.entries(folders)) {
			this.open.push({ node, named: new TextEncoder().encode(name), at: 0 });
			if (!node.get("tmp"))
				node.create("tmp", true);
		}
	}

	get view() {
		return new DataView(this.memory.buffer);
	}

	bytes(at, length) {
		return new Uint8Array(this.memory.buffer, at, length);
	}

	text(at, length) {
		return new TextDecoder().decode(this.bytes(at, length));
	}

	fd(number) {
		const f = this.open[number];

		if (!f)
			throw new Refused(E.badf);
		return f;
	}

	/* Zero-ended texts, and where each begins. */
	putTexts(texts, pointers, at) {
		for (const text of texts) {
			const bytes = new TextEncoder().encode(`${text}\0`);

			this.view.setUint32(pointers, at, true);
			this.bytes(at, bytes.length).set(bytes);
			pointers += 4;
			at += bytes.length;
		}
		return E.ok;
	}

	putSizes(texts, count, size) {
		const bytes = texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length + 1, 0);

		this.view.setUint32(count, texts.length, true);
		this.view.setUint32(size, bytes, true);
		return E.ok;
	}

	putStat(node, device, to) {
		const view = this.view;
		const kind = device ? KIND.device : isFolder(node) ? KIND.folder : KIND.file;

		this.bytes(to, 64).fill(0);
		view.setUint8(to + 16, kind);
		view.setBigUint64(to + 24, 1n, true);
		view.setBigUint64(to + 32, BigInt((node && node.size) || 0), true);
		return E.ok;
	}

	/* Calls with each piece of memory of a list of pieces until one is not filled or used up. */
	pieces(list, count, use) {
		const view = this.view;
		let done = 0;

		for (let i = 0; i < count; i++) {
			const length = view.getUint32(list + 8 * i + 4, true);
			const n = use(this.bytes(view.getUint32(list + 8 * i, true), length));

			done += n;
			if (n < length)
				break;
		}
		return done;
	}

	readAt(f, at, list, count, told) {
		if (!f.node)
			throw new Refused(E.badf);
		if (isFolder(f.node))
			throw new Refused(E.isdir);
		let from = at;
		const done = this.pieces(list, count, (into) => {
			const n = f.node.read(from, into);

			from += n;
			return n;
		});

		this.view.setUint32(told, done, true);
		return done;
	}

	writePiece(f, piece) {
		if (f.out) {
			f.out(piece.slice());
		} else {
			if (f.append)
				f.at = f.node.size;
			f.node.write(f.at, piece);
			f.at += piece.length;
		}
		return piece.length;
	}

	openAt(folder, path, how, flags) {
		let node = nodeAt(folder, path);

		if (node && how & OPEN.exclusive)
			throw new Refused(E.exist);
		if (!node && !(how & OPEN.create))
			throw new Refused(E.noent);
		if (!node) {
			const { parent, name } = parentOf(folder, path);

			node = parent.create(name, false);
		}
		if (how & OPEN.folder && !isFolder(node))
			throw new Refused(E.notdir);
		if (how & OPEN.truncate)
			node.resize(0);
		if (node.opened)
			node.opened();
		const free = this.open.indexOf(undefined);
		const number = free < 0 ? this.open.length : free;

		this.open[number] = { node, at: 0, append: Boolean(flags & FLAG.append) };
		return number;
	}

	/* Fills the memory with the entries of a folder from a cookie on. */
	list(f, to, room, cookie, told) {
		const names = [".", "..", ...f.node.names()];
		let used = 0;

		for (let i = Number(cookie); i < names.length && used < room; i++) {
			const name = new TextEncoder().encode(names[i]);
			const entry = new Uint8Array(24 + name.length);
			const view = new DataView(entry.buffer);
			const node = i < 2 ? f.node : f.node.get(names[i]);

			view.setBigUint64(0, BigInt(i + 1), true);
			view.setUint32(16, name.length, true);
			view.setUint8(20, node && isFolder(node) ? KIND.folder : KIND.file);
			entry.set(name, 24);
			const part = entry.subarray(0, room - used);

			this.bytes(to + used, part.length).set(part);
			used += part.length;
		}
		this.view.setUint32(told, used, true);
		return E.ok;
	}

	rename(from, fromPath, to, toPath) {
		const a = parentOf(from, fromPath);
		const b = parentOf(to, toPath);
		const node = a.parent.get(a.name);

		if (!node)
			return E.noent;
		if (a.parent.move)
			return a.parent.move(a.name, b.parent, b.name);
		a.parent.remove(a.name);
		b.parent.set(b.name, node);
		return E.ok;
	}

	/* The calls, under the names of WASI preview 1. One that refuses returns the error's number. */
	calls() {
		const text = (at, length) => this.text(at, length);
		const folder = (number) => this.fd(number).node;
		const calls = {
			args_sizes_get: (count, size) => this.putSizes(this.args, count, size),
			args_get: (pointers, at) => this.putTexts(this.args, pointers, at),
			environ_sizes_get: (count, size) => this.putSizes(this.env, count, size),
			environ_get: (pointers, at) => this.putTexts(this.env, pointers, at),
			clock_time_get: (clock, precision, to) => {
				const ms = clock === 0 ? Date.now() : performance.now();

				this.view.setBigUint64(to, BigInt(Math.round(ms * 1e6)), true);
				return E.ok;
			},
			random_get: (to, length) => {
				crypto.getRandomValues(this.bytes(to, length));
				return E.ok;
			},
			proc_exit: (status) => {
				throw new Exit(status);
			},
			fd_prestat_get: (number, to) => {
				const f = this.fd(number);

				if (!f.named)
					return E.badf;
				this.view.setUint32(to, 0, true);
				this.view.setUint32(to + 4, f.named.length, true);
				return E.ok;
			},
			fd_prestat_dir_name: (number, to, length) => {
				this.bytes(to, length).set(this.fd(number).named);
				return E.ok;
			},
			fd_fdstat_get: (number, to) => {
				const f = this.fd(number);
				const kind = f.device ? KIND.device : f.node && isFolder(f.node) ? KIND.folder : KIND.file;

				this.bytes(to, 24).fill(0);
				this.view.setUint8(to, kind);
				this.view.setUint16(to + 2, f.append ? FLAG.append : 0, true);
				/* A terminal is a device that cannot be wound back: without fd_seek and fd_tell. */
				this.view.setBigUint64(to + 8, f.device ? ALL_RIGHTS & ~0x24n : ALL_RIGHTS, true);
				this.view.setBigUint64(to + 16, ALL_RIGHTS, true);
				return E.ok;
			},
			fd_fdstat_set_flags: () => E.ok,
			fd_filestat_get: (number, to) => {
				const f = this.fd(number);

				return this.putStat(f.node, f.device, to);
			},
			fd_read: (number, list, count, told) => {
				const f = this.fd(number);

				f.at += this.readAt(f, f.at, list, count, told);
				return E.ok;
			},
			fd_pread: (number, list, count, offset, told) => {
				this.readAt(this.fd(number), Number(offset), list, count, told);
				return E.ok;
			},
			fd_write: (number, list, count, told) => {
				const f = this.fd(number);
				const done = this.pieces(list, count, (piece) => this.writePiece(f, piece));

				this.view.setUint32(told, done, true);
				return E.ok;
			},
			fd_seek: (number, offset, whence, told) => {
				const f = this.fd(number);
				const at = Number(offset) + [0, f.at, f.node ? f.node.size : 0][whence];

				if (!f.node || at < 0)
					return E.inval;
				f.at = at;
				this.view.setBigUint64(told, BigInt(at), true);
				return E.ok;
			},
			fd_tell: (number, told) => {
				this.view.setBigUint64(told, BigInt(this.fd(number).at), true);
				return E.ok;
			},
			fd_sync: () => E.ok,
			fd_close: (number) => {
				const f = this.fd(number);

				if (f.node && f.node.closed)
					f.node.closed();
				this.open[number] = undefined;
				return E.ok;
			},
			fd_readdir: (number, to, room, cookie, told) => this.list(this.fd(number), to, room, cookie, told),
			path_open: (number, look, at, length, how, rights, inherited, flags, told) => {
				this.view.setUint32(told, this.openAt(folder(number), text(at, length), how, flags), true);
				return E.ok;
			},
			path_filestat_get: (number, look, at, length, to) => {
				const node = nodeAt(folder(number), text(at, length));

				return node ? this.putStat(node, false, to) : E.noent;
			},
			path_create_directory: (number, at, length) => {
				const { parent, name } = parentOf(folder(number), text(at, length));

				if (name === undefined || parent.get(name))
					return E.exist;
				parent.create(name, true);
				return E.ok;
			},
			path_unlink_file: (number, at, length) => {
				const { parent, name } = parentOf(folder(number), text(at, length));
				const node = parent.get(name);

				if (!node)
					return E.noent;
				if (isFolder(node))
					return E.isdir;
				parent.remove(name);
				return E.ok;
			},
			path_remove_directory: (number, at, length) => {
				const { parent, name } = parentOf(folder(number), text(at, length));
				const node = parent.get(name);

				if (!node)
					return E.noent;
				if (!isFolder(node))
					return E.notdir;
				if (node.names().length)
					return E.notempty;
				parent.remove(name);
				return E.ok;
			},
			path_rename: (number, at, length, other, otherAt, otherLength) =>
				this.rename(folder(number), text(at, length), folder(other), text(otherAt, otherLength)),
		};
		const guarded = {};

		for (const [name, call] of Object.entries(calls))
			guarded[name] = (...args) => {
				try {
					return call(...args);
				} catch (error) {
					if (error instanceof Refused)
						return error.errno;
					throw error;
				}
			};
		return guarded;
	}
}

/*
 * Runs wherry once. `module` is the compiled wherry.wasm. Returns the exit status; throws what stopped it
 * otherwise (a RuntimeError: memory that the browser would not give, a bug).
 *
 *   args      ["wherry", "check", "/in", "--format", "json"]
 *   folders   {"/": new Folder({in: new Folder({"header.csv": new BlobSource(file)})})}: a path without a
 *             first slash leads from there too; a folder tmp is added, where workbooks are made
 *   stdout, stderr   called with each piece of bytes that wherry writes, a copy
 *   terminal  whether wherry shall take its outputs for a terminal: then it tells on stderr how far it is,
 *             "\r\x1b[KReading and checking: 12,288 children", once a second has gone by
 *   env       {NAME: value}
 */
export function run(module, options) {
	const system = new System(options);
	const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: system.calls() });

	system.memory = instance.exports.memory;
	try {
		instance.exports._start();
	} catch (error) {
		if (error instanceof Exit)
			return error.status;
		throw error;
	}
	return 0;
}
