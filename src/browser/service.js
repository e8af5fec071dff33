/*
 * Offline use of the page on a site: its files are kept by the browser when it is first opened, and
 * taken from there. A new build has another name, and takes the place of the old one. It keeps the
 * page's own files and nothing else, and asks for nothing else.
 */
const BUILD = 'wherry-{{build}}';
const FILES = ['./', 'index.html', 'wherry.css', 'wherry.js', 'engine.js'];

self.addEventListener('install', function (e) {
	e.waitUntil(caches.open(BUILD).then(function (cache) { return cache.addAll(FILES); })
		.then(function () { return self.skipWaiting(); }));
});

self.addEventListener('activate', function (e) {
	e.waitUntil(caches.keys().then(function (names) {
		return Promise.all(names.filter(function (name) { return name !== BUILD; })
			.map(function (name) { return caches.delete(name); }));
	}).then(function () { return self.clients.claim(); }));
});

self.addEventListener('fetch', function (e) {
	e.respondWith(caches.match(e.request, {ignoreSearch: true}).then(function (kept) {
		return kept || fetch(e.request);
	}));
});
