/*
 * The worker that runs the program over wasi.js, which stands before this: one job for each message,
 * {module, argv, files: [[path, Blob]...]}. A job sees the files given and a folder of its own memory;
 * what it wrote there goes back with what it said.
 */
function placeOf(root, path) {
	const names = path.split('/').filter(Boolean), name = names.pop();
	let folder = root;

	names.forEach(function (n) { folder = folder.get(n) || folder.create(n, true); });
	return [folder, name];
}

/* A file whose reading is told: how many bytes of all were read. */
class ToldSource extends BlobSource {
	constructor(blob, tell) {
		super(blob);
		this.tell = tell;
		this.far = 0;
	}

	read(offset, into) {
		const n = super.read(offset, into);

		if (offset + n > this.far) {
			this.tell(offset + n - this.far);
			this.far = offset + n;
		}
		return n;
	}
}

/* Tells the page of every hundredth of all bytes, the first time that they are read. */
function teller(files) {
	const all = files.reduce(function (sum, file) { return sum + file[1].size; }, 0);
	let done = 0, told = 0;

	return function (bytes) {
		done += bytes;
		if (done - told < all / 100)
			return;
		told = done;
		self.postMessage({read: done / all});
	};
}

function treeOf(files) {
	const root = new Folder(), tell = teller(files);

	files.forEach(function (file) {
		const [folder, name] = placeOf(root, file[0]);

		folder.set(name, new ToldSource(file[1], tell));
	});
	return root;
}

/* What was written below a folder: {path: Blob}. */
function writtenIn(folder, before, all) {
	folder.names().forEach(function (name) {
		const node = folder.get(name);

		if (node instanceof Folder)
			writtenIn(node, before + name + '/', all);
		else if (node instanceof Bytes)
			all[before + name] = new Blob([node.bytes]);
	});
	return all;
}

/* Pieces of bytes as they come, and the text of them all. */
function collected() {
	const decoder = new TextDecoder();
	let text = '';

	return {
		take: function (bytes) { text += decoder.decode(bytes, {stream: true}); },
		text: function () { return text + decoder.decode(); }
	};
}

/* A line that begins by going back to the left tells how far it is: it is no part of what is said. */
function told(stderr) {
	return function (bytes) {
		if (bytes[0] === 13)
			self.postMessage({doing: new TextDecoder().decode(bytes)});
		else
			stderr.take(bytes);
	};
}

function runJob(job) {
	const root = treeOf(job.files), stdout = collected(), stderr = collected();
	const status = run(job.module, {
		args: ['wherry'].concat(job.argv), folders: {'/': root}, terminal: true,
		stdout: stdout.take, stderr: told(stderr)
	});

	root.remove('tmp');
	return {status: status, stdout: stdout.text(), stderr: stderr.text(), files: writtenIn(root, '', {})};
}

self.onmessage = function (message) {
	try {
		self.postMessage({said: runJob(message.data)});
	} catch (e) {
		self.postMessage({failed: e.message || String(e)});
	}
};
