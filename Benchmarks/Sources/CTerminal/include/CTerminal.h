#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <sys/types.h>

/// Starts a program on a terminal of its own, 24 rows of 100 columns.
/// Returns its process, or -1; `terminal` becomes the descriptor to read what it prints and to type.
pid_t terminal_start(char *const arguments[], char *const environment[], int *terminal);

#endif
