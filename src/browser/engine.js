/*
 * The program: unpacked once, and run in a worker of its own, a job at a time. A job is a command
 * line and the files it may see; every job starts afresh and forgets all when it is done.
 */
const engine = (function () {
	const waiting = []; /* jobs: {argv, files, tell, done, failed} */
	let program = null; /* a promise of the compiled program */
	let worker = null, running = null;

	function bytesOf(base64) {
		const text = atob(base64), bytes = new Uint8Array(text.length);

		for (let i = 0; i < text.length; i++)
			bytes[i] = text.charCodeAt(i);
		return bytes;
	}

	function unpacked(base64) {
		const stream = new Blob([bytesOf(base64)]).stream().pipeThrough(new DecompressionStream('gzip'));

		return new Response(stream).arrayBuffer();
	}

	function settle(how, what) {
		const job = running;

		running = null;
		if (job)
			job[how](what);
		next();
	}

	function heard(message) {
		if (!running)
			return;
		if (message.data.doing || message.data.read)
			running.tell(message.data);
		else if (message.data.failed)
			settle('failed', new Error(message.data.failed));
		else
			settle('done', message.data.said);
	}

	function next() {
		if (running || !waiting.length)
			return;
		running = waiting.shift();
		program.then(function (module) {
			if (!worker) {
				worker = workerFrom('engine-worker');
				worker.onmessage = heard;
				worker.onerror = function (e) {
					worker = null;
					settle('failed', new Error(e.message || 'the worker could not be started'));
				};
			}
			if (running)
				worker.postMessage({module: module, argv: running.argv, files: running.files});
		}).catch(function (e) { settle('failed', e); });
	}

	/* Resolves to the SHA-256 of the program in hex, or "" where the browser will not reckon it. */
	function start(packed) {
		const bytes = unpacked(packed);

		program = bytes.then(function (b) { return WebAssembly.compile(b); });
		return bytes.then(function (b) {
			return self.crypto && crypto.subtle ? crypto.subtle.digest('SHA-256', b) : null;
		}).then(function (digest) {
			return digest ? Array.from(new Uint8Array(digest), function (b) {
				return b.toString(16).padStart(2, '0');
			}).join('') : '';
		});
	}

	/*
	 * Runs a command line. files: [[path, Blob]...]. tell({doing}) is called with
	 * what it says it is doing, tell({read}) with the share of the files that was read.
	 * Resolves to {status, stdout, stderr, files: {path: Blob}}; rejected when the program broke, and
	 * with an error called "AbortError" when it was stopped.
	 */
	function run(argv, files, tell) {
		return new Promise(function (done, failed) {
			waiting.push({argv: argv, files: files || [], tell: tell || function () {},
				done: done, failed: failed});
			next();
		});
	}

	/* Ends what is running, and forgets what waits. */
	function stop() {
		const all = waiting.splice(0).concat(running || []);

		if (worker)
			worker.terminate();
		worker = running = null;
		all.forEach(function (job) { job.failed(new DOMException('Stopped.', 'AbortError')); });
	}

	return {start: start, run: run, stop: stop};
}());

function byId(id) { return document.getElementById(id); }

/* A worker whose script stands in the page, so that nothing is asked of any server. */
function workerFrom(id) {
	const script = new Blob([byId(id).textContent], {type: 'text/javascript'});
	const address = URL.createObjectURL(script);
	const made = new Worker(address);

	URL.revokeObjectURL(address);
	return made;
}
