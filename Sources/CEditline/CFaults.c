#include "CFaults.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "CSignals.h"

// All that is said stands ready: who has died can't ask for memory.
static const char *words = "", *end_of_line = "\n";
static const char *(*work_at_hand)(void);
// What Swift and the C library say on the way out, which would be lines of addresses; its first line is the reason.
static char complaint[4096];

static void say(const char *text, size_t length) {
  while (length > 0) {
    ssize_t count = write(STDERR_FILENO, text, length);
    if (count <= 0) return;
    text += count;
    length -= (size_t)count;
  }
}

static void say_all(const char *text) { say(text, strlen(text)); }

static void die(int number) {
  // Another thread that dies meanwhile waits for the end.
  static atomic_flag is_dying = ATOMIC_FLAG_INIT;
  if (atomic_flag_test_and_set(&is_dying)) {
    for (;;) pause();
  }
  signals_restore_terminal();
  if (number == SIGQUIT) {
    // Asked for from outside, and no fault.
    signal(number, SIG_DFL);
    raise(number);
    return;
  }
  const char *work = work_at_hand ? work_at_hand() : "";
  if (*end_of_line == '\r') say_all(end_of_line);
  say_all("gradlab: ");
  if (*work) {
    say_all(work);
    say_all(": ");
  }
  size_t length = strcspn(complaint, "\n");
  if (length > 0) {
    say(complaint, length);
    say_all(": ");
  }
  say_all(words);
  say_all(end_of_line);
  _exit(70);
}

void faults_give_thread_a_stack(void *memory, size_t size) {
  stack_t stack = {.ss_sp = memory, .ss_size = size, .ss_flags = memory ? 0 : SS_DISABLE};
  sigaltstack(&stack, NULL);
}

void faults_install(const char *sentence, bool is_terminal, const char *(*work)(void)) {
  static bool is_installed;
  if (is_installed) return;
  is_installed = true;
  const char *kept = strdup(sentence);
  if (kept) words = kept;
  if (is_terminal) end_of_line = "\r\n";
  work_at_hand = work;
#if defined(__GLIBC__)
  FILE *quiet = fmemopen(complaint, sizeof complaint, "w");
  if (quiet) {
    setvbuf(quiet, NULL, _IONBF, 0);
    stderr = quiet;
  }
#endif
  // A stack that has run over needs another one to be cleared up on.
  static char spare[65536];
  faults_give_thread_a_stack(spare, sizeof spare);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = die;
  action.sa_flags = SA_ONSTACK;
  // Nothing else is dealt with any more.
  sigfillset(&action.sa_mask);
  const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGQUIT, SIGSYS};
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) sigaction(faults[i], &action, NULL);
}
