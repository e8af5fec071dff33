/*
 * What stands on the disk and is not finished yet: files while they are written, folders made for
 * them. When the user stops the program (Ctrl-C, kill, a terminal that closes) they are removed, so
 * that nothing half-written of a return is left lying about. The names are held in a fixed place,
 * since a signal handler may neither take memory nor wait.
 */
#ifndef BASE_UNFINISHED_H
#define BASE_UNFINISHED_H

enum unfinished_kind {
	UNFINISHED_FILE,
	UNFINISHED_FOLDER, /* removed after the files, and only when nothing is in it */
};

/* From now on SIGINT, SIGTERM and SIGHUP remove what is unfinished before they end the program as
 * they would have. One that was ignored when the program began stays ignored. A reader that has gone
 * and a file that may not grow end nothing: they are failed writes, told as such. */
void unfinished_guard(void);

/* Adds a name; it is copied. A name over 4,103 bytes, or one beyond the 96 there is room for, is
 * not kept: that file would be left behind. */
void unfinished_add(const char *path, enum unfinished_kind kind);

/* It is finished, or gone. A name that is not there is none of its business. */
void unfinished_drop(const char *path);

#endif
