/*
 * Forms for the tools that need a list of their own: vary, and draw. A form is made of fields, each
 * [id, label, kind, more], and runs a command line when it is sent; what that said is shown below it.
 */
function field(of, name) {
	const [id, label, kind, more] = of;
	const div = element('div'), l = element('label', label), input = element('input');

	l.htmlFor = input.id = name + '-' + id;
	input.type = kind;
	input.autocomplete = 'off';
	Object.assign(input, more || {});
	div.append(l, input);
	return div;
}

/* What is in a field: a text, or a list of files. */
function valueOf(name, id) {
	const input = byId(name + '-' + id);

	return input.type === 'file' ? Array.from(input.files) : input.value.trim();
}

/* ["--by", "Team"] for each field that says something. */
function optionsOf(name, ids) {
	return ids.flatMap(function (id) { return valueOf(name, id) ? ['--' + id, valueOf(name, id)] : []; });
}

function toolForm(name, title, fields, act, words) {
	const form = element('form', '', 'choices'), button = element('div');
	const send = element('button', act);

	form.id = name;
	form.setAttribute('aria-label', title);
	form.append.apply(form, fields.map(function (f) { return field(f, name); }));
	send.type = 'submit';
	button.append(send);
	form.append(button);
	if (words)
		form.append(element('p', words, 'small wide-field'));
	return form;
}

function onSubmit(form, act) {
	form.addEventListener('submit', function (e) {
		e.preventDefault();
		act();
	});
}

/* Where a tool says what came of it: announced when it changes. */
function place(id) {
	const div = element('div');

	div.id = id;
	div.setAttribute('role', 'status');
	return div;
}

function said(text) {
	const pre = element('pre', text);

	pre.tabIndex = 0;
	pre.setAttribute('role', 'region');
	pre.setAttribute('aria-label', 'What the program said');
	return pre;
}

/* Runs a tool's command line and shows what it said, then what show(run) makes of it. */
async function runTool(argv, files, into, show) {
	into.replaceChildren(element('p', 'Working\u2026'));
	try {
		const run = await engine.run(argv, files);

		into.replaceChildren.apply(into, show(run));
	} catch (e) {
		into.replaceChildren(said(e.message));
	}
}
