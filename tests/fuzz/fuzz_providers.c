/*
 * Ofsted's lists of providers: the input is a sheet as text, a line a row and tabs between cells,
 * and is put into a workbook (the workbook as such has a target of its own). A cell that begins with
 * a # is a number, as dates are.
 */
#include "built.h"
#include "fuzz.h"

static void add_16(struct buf *to, size_t n)
{
	buf_char(to, (char)(n & 255));
	buf_char(to, (char)(n >> 8 & 255));
}

static void add_32(struct buf *to, size_t n)
{
	add_16(to, n);
	add_16(to, n >> 16);
}

/* What the local header and the list have in common. Parts are stored; nobody reads the sums. */
static void add_head(struct buf *to, const char *name, size_t size)
{
	static const char zeros[6];

	add_16(to, 20);
	buf_add(to, zeros, 6); /* flags, method, time */
	add_16(to, 0);
	add_32(to, 0);
	add_32(to, size);
	add_32(to, size);
	add_16(to, strlen(name));
	add_16(to, 0);
}

static void add_part(struct buf *zip, struct buf *list, const char *name, struct str text)
{
	size_t at = zip->len;

	buf_add(zip, "PK\003\004", 4);
	add_head(zip, name, text.len);
	buf_text(zip, name);
	buf_str(zip, text);
	buf_add(list, "PK\001\002\024\000", 6);
	add_head(list, name, text.len);
	add_16(list, 0); /* comment */
	add_16(list, 0);
	add_16(list, 0);
	add_32(list, 0);
	add_32(list, at);
	buf_text(list, name);
}

static void add_escaped(struct buf *to, struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (strchr("<>&", s.p[i]) || (unsigned char)s.p[i] < ' ')
			buf_char(to, ' ');
		else
			buf_char(to, s.p[i]);
}

static void add_cell(struct buf *to, struct str cell)
{
	bool number = str_starts(cell, STR("#"));

	buf_text(to, number ? "<c><v>" : "<c t=\"inlineStr\"><is><t>");
	add_escaped(to, number ? (struct str){cell.p + 1, cell.len - 1} : cell);
	buf_text(to, number ? "</v></c>" : "</t></is></c>");
}

static void add_sheet(struct buf *to, struct str text)
{
	buf_text(to, "<worksheet><sheetData>");
	while (text.len) {
		struct str line = str_cut(&text, '\n');

		buf_text(to, "<row>");
		while (line.len)
			add_cell(to, str_cut(&line, '\t'));
		buf_text(to, "</row>");
	}
	buf_text(to, "</sheetData></worksheet>");
}

static void put_workbook(struct buf *zip, struct str sheet)
{
	struct buf list = {0};
	size_t at;

	add_part(
	    zip, &list, "xl/workbook.xml",
	    STR("<workbook><sheets><sheet name=\"Providers\" r:id=\"r1\"/></sheets></workbook>"));
	add_part(zip, &list, "xl/_rels/workbook.xml.rels",
		 STR("<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/>"
		     "</Relationships>"));
	add_part(zip, &list, "xl/worksheets/sheet1.xml", sheet);
	at = zip->len;
	buf_str(zip, buf_view(&list));
	buf_add(zip, "PK\005\006\0\0\0\0", 8);
	add_16(zip, 3);
	add_16(zip, 3);
	add_32(zip, list.len);
	add_32(zip, at);
	add_16(zip, 0);
	buf_close(&list);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char postcodes[] = "pcd,laua,oseast1m,osnrth1m\n"
					"NR1 1AA,E07000148,623450,308250\n";
	struct str text = {(const char *)data, size};
	struct buf sheet = {0}, zip = {0};
	struct str files[2];
	bool built;

	add_sheet(&sheet, text);
	put_workbook(&zip, buf_view(&sheet));
	files[0] = buf_view(&zip);
	files[1] = str_of(postcodes);
	built = built_from(files, 1);
	MUST(built_from(files, 2) == built);
	/* A sheet like this is a list of providers whatever stands in its rows. */
	MUST(built || !str_starts(text, STR("URN\tPlacement code\nSC1\t")) || !str_utf8(text));
	buf_close(&sheet);
	buf_close(&zip);
	return 0;
}
