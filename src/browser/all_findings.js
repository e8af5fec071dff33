/* All findings of a run, kept by a worker (ledger.js) and shown by the report's own list (list.js). */
const allFindings = (function () {
	const FIRST = 300; /* shown at a time, as in the report */
	let worker = null;

	/* Only when there was an earlier run can it be asked which are new. */
	function offerStanding() {
		const div = element('div'), label = element('label', 'Since the run before');
		const select = element('select');

		label.htmlFor = select.id = 'standing';
		offer(select, 'All', [[1, STATES[1]], [2, STATES[2]]]);
		div.append(label, select);
		byId('order').parentNode.before(div);
	}

	/* Leaves out of the section what is true only of a page that holds fewer than all. */
	function tidy() {
		const section = byId('findings').parentNode;

		section.querySelectorAll(':scope > p:not(#state)').forEach(function (p) { p.remove(); });
	}

	function asker() {
		const then = new Map();
		let number = 0;

		worker.onmessage = function (message) {
			then.get(message.data.number)(message.data.answer);
			then.delete(message.data.number);
		};
		return function (wanted, page, done) {
			then.set(++number, done);
			worker.postMessage({number: number, wanted: wanted, page: page, first: FIRST});
		};
	}

	function close() {
		if (worker)
			worker.terminate();
		worker = null;
	}

	/* Opens the findings of a run: the file findings.json, and the data of its report. */
	function open(file, data) {
		const ours = workerFrom('ledger-worker');

		close();
		worker = ours;
		tidy();
		return new Promise(function (done, failed) {
			ours.onerror = function (e) { failed(new Error(e.message)); };
			ours.onmessage = function (message) {
				if (message.data.of.compared)
					offerStanding();
				findingsList(message.data.of, asker(), function () { tabs.show('all'); });
				done();
			};
			ours.postMessage({open: file, first: FIRST, data: {children: data.children,
				workers: data.workers, names: data.names, findings: data.findings.length, total: data.total}});
		});
	}

	return {open: open, close: close};
}());
