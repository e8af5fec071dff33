/* Files of assets/, carried inside the program: tools/embed.py writes the C. */
#ifndef REPORT_ASSETS_H
#define REPORT_ASSETS_H

#include <stddef.h>

struct asset {
	const char *text;   /* as it goes between its tags, not NUL-terminated */
	size_t len;	    /* bytes */
	const char *sha256; /* of the text, base64: for the content security policy */
};

extern const struct asset asset_style;	/* report.css */
extern const struct asset asset_script; /* findings.js, list.js and report.js */

#endif
