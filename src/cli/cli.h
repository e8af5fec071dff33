/* The command line: argv to a command, a command to an exit status. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

/*
 * Runs the command that argv names. Returns the exit status: 0 done and nothing of error severity
 * found, 1 done and findings of error severity, 2 wrong usage, 3 an input could not be read, 4 the
 * system failed.
 */
int cli_run(int argc, char **argv);

#endif
