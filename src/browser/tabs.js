/*
 * The parts of the report as tabs, after the pattern that screen readers know: arrows, Home and End go
 * from tab to tab; Tab goes on into the panel.
 */
const tabs = (function () {
	function all() { return Array.from(byId('tabs').children); }

	function panelOf(tab) { return byId(tab.getAttribute('aria-controls')); }

	function choose(tab, focus) {
		all().forEach(function (other) {
			const is = other === tab;

			other.setAttribute('aria-selected', is);
			other.tabIndex = is ? 0 : -1;
			panelOf(other).hidden = !is;
		});
		if (focus)
			tab.focus();
	}

	function onKey(e) {
		const list = all(), at = list.indexOf(e.target);
		const to = {ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: list.length - 1}[e.key];

		if (at < 0 || to === undefined)
			return;
		e.preventDefault();
		choose(list[(to + list.length) % list.length], true);
	}

	/* A tab at the end and its panel, which is returned. */
	function add(id, name, className) {
		const tab = element('button', name), panel = element('div', '', className);

		tab.type = 'button';
		tab.id = 'tab-' + id;
		tab.setAttribute('role', 'tab');
		tab.setAttribute('aria-controls', 'panel-' + id);
		tab.addEventListener('click', function () { choose(tab); });
		panel.id = 'panel-' + id;
		panel.tabIndex = 0;
		panel.setAttribute('role', 'tabpanel');
		panel.setAttribute('aria-labelledby', tab.id);
		byId('tabs').append(tab);
		byId('panels').append(panel);
		choose(all()[0]);
		return panel;
	}

	/* The id of the tab in front; "" when there is none. */
	function current() {
		const tab = all().find(function (t) { return t.getAttribute('aria-selected') === 'true'; });

		return tab ? tab.id.slice('tab-'.length) : '';
	}

	function clear() {
		byId('tabs').replaceChildren();
		byId('panels').replaceChildren();
	}

	/* Brings forward the panel that holds an element, or the one called by an id. */
	function show(what) {
		const panel = typeof what === 'string' ? byId('panel-' + what) : what.closest('[role="tabpanel"]');

		if (panel)
			choose(byId(panel.getAttribute('aria-labelledby')));
	}

	/* A link within the report may lead to another tab. */
	function follow(e) {
		const link = e.target.closest('a[href^="#"]'), to = link && byId(link.getAttribute('href').slice(1));

		if (to)
			show(to);
	}

	byId('tabs').addEventListener('keydown', onKey);
	document.addEventListener('click', follow);
	return {add: add, clear: clear, current: current, show: show};
}());
