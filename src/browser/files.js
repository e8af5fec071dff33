/*
 * The files put in: whatever was dropped or chosen, by path. A few are not for the folder that is
 * read, but for an option of their own; which, their first bytes tell.
 */
const given = (function () {
	const files = new Map(); /* path -> File */
	const HEAD_BYTES = 4096;
	const KINDS = [
		['since', /^\{"summary":\{"wherry":/],
		['draw', /^\{"format":"wherry-draw-1"/],
		['accept', /^(\ufeff)?id,rule,return,table,child,message,values,explanation/],
		['tables', /^WHERRY[PO]\d/],
		['makes tables', /^(\ufeff)?"?(pcd|pcd2|pcds|pcd7|pcd8)"?,/i]
	];
	const WORDS = {
		since: 'an earlier run, to compare with', draw: 'a published draw, to be checked',
		accept: 'explanations of queries', tables: 'a reference table',
		'makes tables': 'a list of postcodes, to make a reference table of'
	};

	/* All files of a folder, whose entries come in batches. */
	async function within(folder) {
		const reader = folder.createReader(), all = [];

		for (;;) {
			const some = await new Promise(function (done, failed) { reader.readEntries(done, failed); });

			if (!some.length)
				return all;
			for (const entry of some)
				all.push.apply(all, await ofEntry(entry));
		}
	}

	async function ofEntry(entry) {
		if (entry.isDirectory)
			return within(entry);
		return [[entry.fullPath.replace(/^\/+/, ''),
			await new Promise(function (done, failed) { entry.file(done, failed); })]];
	}

	/* [[path, File]...] of what was dropped. The entries must be asked for before anything waits. */
	async function dropped(transfer) {
		const entries = Array.from(transfer.items || []).map(function (item) {
			return item.kind === 'file' && item.webkitGetAsEntry ? item.webkitGetAsEntry() : null;
		}).filter(Boolean);
		let all = [];

		if (!entries.length)
			return chosen(transfer.files);
		for (const entry of entries)
			all = all.concat(await ofEntry(entry));
		return all;
	}

	/* [[path, File]...] of what an input has. */
	function chosen(list) {
		return Array.from(list, function (file) { return [file.webkitRelativePath || file.name, file]; });
	}

	async function kindOf(file) {
		const head = await file.slice(0, HEAD_BYTES).text();
		const kind = KINDS.find(function (k) { return k[1].test(head); });

		return kind ? kind[0] : '';
	}

	/* Adds files; one of the same path takes the other's place. */
	async function add(list) {
		const kinds = await Promise.all(list.map(function (entry) { return kindOf(entry[1]); }));

		list.forEach(function (entry, i) { files.set(entry[0], {file: entry[1], kind: kinds[i]}); });
	}

	/* Paths and files of one kind; "" for what goes into the folder that is read. */
	function of(kind) {
		return Array.from(files).filter(function (entry) { return entry[1].kind === kind; })
			.map(function (entry) { return [entry[0], entry[1].file]; });
	}

	return {
		files: files, dropped: dropped, chosen: chosen, add: add, of: of,
		words: function (kind) { return WORDS[kind]; }
	};
}());

function lastName(path) { return path.replace(/.*\//, ''); }

/* Of files by path, those below a folder, by their paths within it. */
function below(folder, files) {
	const all = Object.entries(files).filter(function (f) { return f[0].startsWith(folder + '/'); });

	return Object.fromEntries(all.map(function (f) { return [f[0].slice(folder.length + 1), f[1]]; }));
}

/* "12 kB": as people say it. */
function size(bytes) {
	const units = ['bytes', 'kB', 'MB', 'GB'];
	let n = bytes, unit = 0;

	while (n >= 1000 && unit < units.length - 1) {
		n /= 1000;
		unit++;
	}
	return (unit && n < 10 ? n.toFixed(1) : Math.round(n).toLocaleString('en-GB')) + ' ' + units[unit];
}
