/* The CIN census as XML, in the official order of elements. Every value is plain ASCII of ours. */
#include "demo/files.h"

/* The container around a table's records, if any; the records of some have their own element. */
static const struct {
	const char *open, *close;
} around[TABLES] = {
    [TABLE_DISABILITY] = {"<Disabilities>", "</Disabilities>"},
    [TABLE_FACTOR] = {"<FactorsIdentifiedAtAssessment>", "</FactorsIdentifiedAtAssessment>"},
    [TABLE_CP_REVIEW] = {"<Reviews>", "</Reviews>"},
};
static const char *const element[TABLES] = {
    [TABLE_IDENTIFIERS] = "ChildIdentifiers", [TABLE_CHARACTERISTICS] = "ChildCharacteristics",
    [TABLE_CINDETAILS] = "CINdetails",	      [TABLE_ASSESSMENT] = "Assessments",
    [TABLE_CIN_PLAN] = "CINPlanDates",	      [TABLE_SECTION47] = "Section47",
    [TABLE_CP_PLAN] = "ChildProtectionPlans", [TABLE_PRE_PROCEEDINGS] = "PreProceedingsandFGDM",
};

void census_begin(struct files *f)
{
	struct out *o = &f->census;
	int ends = f->year + 1;

	out_text(o, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Message>\n<Header>\n"
		    "<CollectionDetails><Collection>CIN</Collection>");
	out_fmt(o, "<Year>%d</Year><ReferenceDate>%d-03-31</ReferenceDate></CollectionDetails>\n",
		ends, ends);
	out_text(o, "<Source><SourceLevel>L</SourceLevel><LEA>999</LEA>"
		    "<SoftwareCode>Wherry demo</SoftwareCode><Release>1</Release>"
		    "<SerialNo>001</SerialNo>");
	out_fmt(o, "<DateTime>%d-05-01T09:00:00</DateTime></Source>\n</Header>\n<Children>\n",
		ends);
}

void census_end(struct files *f)
{
	out_text(&f->census, "</Children>\n</Message>\n");
}

static void value(struct out *o, const char *name, const char *text)
{
	if (text[0] == 0)
		return;
	out_char(o, '<');
	out_text(o, name);
	out_char(o, '>');
	out_text(o, text);
	out_text(o, "</");
	out_text(o, name);
	out_char(o, '>');
}

/* A factor's element has another name than its table's field. */
static const char *element_of(enum field f)
{
	return f == FACTOR_AssessmentFactor ? "AssessmentFactors" : field_info(f)->name;
}

static void values(struct out *o, const struct row *row)
{
	const struct table_info *t = table_info(row->table);

	for (size_t i = 0; i < t->fields; i++) {
		enum field f = (enum field)(t->first + i);

		if (f != CINDETAILS_ReferralNFA)
			value(o, element_of(f), row->cell[i]);
	}
}

static void begin_element(struct out *o, const char *name, bool end)
{
	out_text(o, end ? "</" : "<");
	out_text(o, name);
	out_text(o, ">");
}

/* How a census is nested: an element ends when a record comes that does not belong inside it. */
struct nest {
	struct out *out;
	enum table inside; /* the table whose container is open: factors, reviews... */
	enum table record; /* the record whose element is open below CINdetails or the child */
	const struct row *details; /* the open CINdetails */
	bool nfa_told;
};

static void end_container(struct nest *n)
{
	if (n->inside != TABLE_NONE)
		out_text(n->out, around[n->inside].close);
	n->inside = TABLE_NONE;
}

static void end_record(struct nest *n)
{
	end_container(n);
	if (n->record != TABLE_NONE)
		begin_element(n->out, element[n->record], true);
	n->record = TABLE_NONE;
}

/* ReferralNFA stands between the enquiries and the plans. */
static void tell_nfa(struct nest *n)
{
	if (n->details != NULL && !n->nfa_told)
		value(n->out, "ReferralNFA",
		      n->details->cell[CINDETAILS_ReferralNFA - CINDETAILS_LAchildID]);
	n->nfa_told = true;
}

static void end_details(struct nest *n)
{
	end_record(n);
	tell_nfa(n);
	if (n->details != NULL)
		out_text(n->out, "</CINdetails>\n");
	n->details = NULL;
}

static void begin_record(struct nest *n, const struct row *row)
{
	if (row->table == TABLE_CINDETAILS) {
		end_details(n);
		n->details = row;
		n->nfa_told = false;
		out_text(n->out, "<CINdetails>");
		return;
	}
	if (around[row->table].open == NULL) {
		end_record(n);
		if (row->table == TABLE_CP_PLAN || row->table == TABLE_PRE_PROCEEDINGS)
			tell_nfa(n);
		begin_element(n->out, element[row->table], false);
		n->record = row->table;
	} else if (n->inside != row->table) {
		out_text(n->out, around[row->table].open);
		n->inside = row->table;
	}
}

void census_child(struct files *f, struct rows *rows)
{
	struct nest n = {.out = &f->census, .inside = TABLE_NONE, .record = TABLE_NONE};

	out_text(n.out, "<Child>\n");
	for (size_t i = 0; i < rows->n; i++) {
		const struct row *row = &rows->row[i];

		if (row->left_out || table_info(row->table)->returns != RETURN_CIN)
			continue;
		begin_record(&n, row);
		values(n.out, row);
	}
	end_details(&n);
	out_text(n.out, "</Child>\n");
}
