/*
 * Reference tables, by name. They are used while the page is open, and kept in the browser only when
 * the user says so; the database is not even made before that.
 */
const kept = (function () {
	const tables = new Map(); /* name -> Blob */
	const NAME = 'wherry', STORE = 'tables';
	let stored = false;

	function asked(request) {
		return new Promise(function (done, failed) {
			request.onsuccess = function () { done(request.result); };
			request.onerror = request.onblocked = function () { failed(request.error); };
		});
	}

	function database() {
		const request = indexedDB.open(NAME, 1);

		request.onupgradeneeded = function () { request.result.createObjectStore(STORE); };
		return asked(request);
	}

	/* Looks whether tables were kept before, without making a database to look in. */
	async function load() {
		const there = indexedDB.databases ? await indexedDB.databases() : [];

		if (!there.some(function (d) { return d.name === NAME; }))
			return;
		const db = await database(), store = db.transaction(STORE).objectStore(STORE);
		const names = await asked(store.getAllKeys()), blobs = await asked(store.getAll());

		names.forEach(function (name, i) { tables.set(name, blobs[i]); });
		stored = names.length > 0;
		db.close();
	}

	async function keep() {
		const db = await database(), change = db.transaction(STORE, 'readwrite');

		tables.forEach(function (blob, name) { change.objectStore(STORE).put(blob, name); });
		await new Promise(function (done, failed) {
			change.oncomplete = done;
			change.onerror = change.onabort = function () { failed(change.error); };
		});
		db.close();
		stored = true;
	}

	async function forget() {
		tables.clear();
		stored = false;
		await asked(indexedDB.deleteDatabase(NAME));
	}

	return {
		tables: tables, load: load, keep: keep, forget: forget,
		stored: function () { return stored; }
	};
}());
