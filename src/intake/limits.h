/* What an input may be at most. Whatever is larger is refused with the limit named. */
#ifndef INTAKE_LIMITS_H
#define INTAKE_LIMITS_H

#define LIMIT_FILE_BYTES ((size_t)1 << 30) /* a CSV file, which is held in memory: 1 GiB */
#define LIMIT_ROW_BYTES	 ((size_t)1 << 20) /* one row of a CSV file: 1 MiB */
#define LIMIT_XML_TOKEN	 ((size_t)1 << 20) /* one tag or attribute of an XML file: 1 MiB */
#define LIMIT_XML_TEXT	 ((size_t)1 << 16) /* the text of one XML element: 64 KiB */
#define LIMIT_ZIP_PART	 ((size_t)1 << 30) /* one part of a workbook, inflated: 1 GiB */

enum {
	LIMIT_COLUMNS = 1024,	/* columns of a CSV file */
	LIMIT_XML_DEPTH = 32,	/* elements inside elements */
	LIMIT_HEADER_ROWS = 10, /* rows looked at to find the column names */
	LIMIT_ZIP_RATIO = 200,	/* how many times its size a part of a workbook may inflate to */
	LIMIT_SHEET_COLUMNS = 1024, /* columns of a sheet; those beyond are passed over */
	LIMIT_FILES = 4096,	    /* files taken from the folders named */
	LIMIT_FOLDER_DEPTH = 4,	    /* folders inside folders */
};

#endif
