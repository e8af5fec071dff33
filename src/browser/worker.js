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

function treeOf(files) {
	const root = new Folder();

	files.forEach(function (file) {
		const [folder, name] = placeOf(root, file[0]);

		folder.set(name, new BlobSource(file[1]));
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
		args: ['wherry'].concat(job.argv), folders: {'.': root}, terminal: true,
		stdout: stdout.take, stderr: told(stderr)
	});

	return {status: status, stdout: stdout.text(), stderr: stderr.text(), files: writtenIn(root, '', {})};
}

self.onmessage = function (message) {
	try {
		self.postMessage({said: runJob(message.data)});
	} catch (e) {
		self.postMessage({failed: e.message || String(e)});
	}
};
