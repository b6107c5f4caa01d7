#include "CTerminal.h"

#include <pty.h>
#include <stddef.h>
#include <unistd.h>

pid_t terminal_start(char *const arguments[], char *const environment[], int *terminal) {
  struct winsize size = {.ws_row = 24, .ws_col = 100};
  pid_t child = forkpty(terminal, NULL, NULL, &size);
  if (child == 0) {
    execve(arguments[0], arguments, environment);
    _exit(127);
  }
  return child;
}
