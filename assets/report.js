/*
 * What the report page adds with scripts on: all findings that it holds, not only the first, to be
 * searched and filtered (findings.js and list.js, which stand before this). The page reads without
 * it. The form of the data is told in src/report/page_data.c.
 */
function storeOf(data) {
	const shapeOf = function (i) { return data.shapes[data.findings[i][0]]; };
	const column = function (k) { return data.findings.map(function (f) { return f[k]; }); };
	const ofShape = function (k) { return data.findings.map(function (f) { return data.shapes[f[0]][k]; }); };
	const value = function (i, k) { return data.values[data.findings[i][4 + k]]; };
	const rules = data.rules.map(function (rule) {
		return {code: rule[0], severity: rule[1], message: rule[2], place: rule[3]};
	});

	function message(i) {
		const names = shapeOf(i).slice(3);

		return filled(rules[shapeOf(i)[0]].message, function (name) {
			const k = names.indexOf(name);

			return k < 0 ? name : value(i, k) || 'blank';
		});
	}

	function values(i) {
		const shape = shapeOf(i);

		return shape.slice(3, 3 + shape[2]).map(function (name, k) { return [name, value(i, k)]; });
	}

	return {
		count: data.findings.length, rules: rules, tables: data.tables, children: data.children,
		workers: data.workers, names: data.names, rule: ofShape(0), table: ofShape(1),
		child: column(3), record: column(1), line: column(2), message: message, values: values
	};
}

function begin() {
	const data = JSON.parse(document.getElementById('data').textContent);
	const store = storeOf(data), index = findingsIndex(store);

	findingsList({
		first: data.first, rules: store.rules, tables: store.tables, names: store.names,
		tablesSeen: new Set(store.table), workersSeen: new Set(store.workers)
	}, function (wanted, page, then) { then(index(wanted, page, data.first)); }, function () {});
	unfoldForPrint();
}

begin();
