/*
 * Included before every file by the build: functions that are never safe here do not compile. Those
 * of <string.h>, <stdio.h> and <stdlib.h> are named before the headers, whose hardened forms clang
 * takes for definitions.
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#define BANNED(why) __attribute__((deprecated(why)))

extern BANNED("use struct str") char *strcpy(char *, const char *);
extern BANNED("use struct buf") char *strcat(char *, const char *);
extern BANNED("use snprintf") int sprintf(char *, const char *, ...);
extern BANNED("use str_cut") char *strtok(char *, const char *);
extern BANNED("use str_number") int atoi(const char *);

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

extern BANNED("use date_now") struct tm *gmtime(const time_t *);
extern BANNED("use date_now") struct tm *localtime(const time_t *);

#endif
