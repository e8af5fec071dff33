/*
 * libxlsxwriter, loaded when a workbook is wanted and not before: it brings libraries along that would
 * cost every run of Wherry 3 ms at its start, and nearly none writes a workbook.
 */
#ifndef BASE_XLSX_LIBRARY_H
#define BASE_XLSX_LIBRARY_H

#include <stdbool.h>
#include <xlsxwriter.h>

/* What Wherry calls of it. */
#define XLSX_FUNCTIONS(F)                                                                          \
	F(workbook_new_opt)                                                                        \
	F(workbook_close)                                                                          \
	F(workbook_set_properties)                                                                 \
	F(workbook_add_format)                                                                     \
	F(workbook_add_worksheet)                                                                  \
	F(format_set_align)                                                                        \
	F(format_set_bg_color)                                                                     \
	F(format_set_bold)                                                                         \
	F(format_set_font_color)                                                                   \
	F(format_set_num_format)                                                                   \
	F(format_set_num_format_index)                                                             \
	F(format_set_text_wrap)                                                                    \
	F(worksheet_autofilter)                                                                    \
	F(worksheet_freeze_panes)                                                                  \
	F(worksheet_ignore_errors)                                                                 \
	F(worksheet_set_column)                                                                    \
	F(worksheet_write_blank)                                                                   \
	F(worksheet_write_comment_opt)                                                             \
	F(worksheet_write_number)                                                                  \
	F(worksheet_write_string)                                                                  \
	F(lxw_strerror)

/* The functions under their own names. */
struct xlsx_library {
#define MEMBER(name) __typeof__(name) *name;
	XLSX_FUNCTIONS(MEMBER)
#undef MEMBER
};

/* Fills *to. Returns false with errno when the library of the version that Wherry was built for is not installed
 * or lacks a function. It stays loaded until the program ends. */
__attribute__((warn_unused_result)) bool xlsx_library_open(struct xlsx_library *to);

#endif
