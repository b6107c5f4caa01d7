#include "CSignals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted, termination, resized, stopped, continued;
static volatile sig_atomic_t guarded, echo_off, holds_stops, knows_escapes;
static struct termios original;
static int wake[2] = {-1, -1};

// Only who is in the foreground may touch the terminal: in the background the shell has it, and would stop us.
static bool owns_terminal(void) { return tcgetpgrp(STDIN_FILENO) == getpgrp(); }

static bool set_modes(bool echo) {
  if (!owns_terminal()) return false;
  struct termios modes = original;
  if (!echo) {
    modes.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
    // A Ctrl-D typed ahead stays one: as the end of a file it would reach the next prompt as a zero.
    modes.c_cc[VEOF] = _POSIX_VDISABLE;
  }
  return tcsetattr(STDIN_FILENO, TCSANOW, &modes) == 0;
}

static void say(int descriptor, const char *text) {
  if (write(descriptor, text, strlen(text)) < 0) { /* nobody to tell */
  }
}

// Whether what is pasted comes between marks; it does while a statement runs as well, so that it never runs by itself.
static void set_paste_marks(bool on) {
  if (knows_escapes && owns_terminal()) say(STDOUT_FILENO, on ? "\033[?2004h" : "\033[?2004l");
}

static void install(int signal, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  // Without SA_RESTART: a read that waits for a key has to return.
  sigaction(signal, &action, NULL);
}

static void note(int signal) {
  int saved = errno;
  switch (signal) {
    case SIGINT: interrupted = 1; break;
    case SIGTERM:
    case SIGHUP:
      termination = signal;
      interrupted = 1;
      break;
    case SIGWINCH: resized = 1; break;
    case SIGTSTP:
      if (holds_stops) stopped = 1;
      else signals_stop();
      break;
    case SIGCONT:
      continued = 1;
      if (echo_off && set_modes(false)) set_paste_marks(true);
      break;
    default: break;
  }
  if (wake[1] >= 0 && write(wake[1], "", 1) < 0) { /* full: whoever waits is awake already */
  }
  errno = saved;
}

static bool is_ignored(int signal) {
  struct sigaction action;
  return sigaction(signal, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

void signals_install(void) {
  if (wake[0] < 0 && pipe(wake) == 0)
    for (int end = 0; end < 2; end++) {
      fcntl(wake[end], F_SETFL, O_NONBLOCK);
      fcntl(wake[end], F_SETFD, FD_CLOEXEC);
    }
  const int noted[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT};
  for (size_t i = 0; i < sizeof noted / sizeof *noted; i++)
    // What nohup or a shell in the background has switched off stays off.
    if (!is_ignored(noted[i])) install(noted[i], note, 0);
  signal(SIGPIPE, SIG_IGN);
}

bool signals_interrupt_requested(void) { return interrupted; }
void signals_request_interrupt(void) { interrupted = 1; }
void signals_clear_interrupt(void) { interrupted = termination ? 1 : 0; }
int signals_termination(void) { return termination; }

static bool take(volatile sig_atomic_t *flag) {
  bool was = *flag;
  *flag = 0;
  return was;
}
bool signals_take_resize(void) { return take(&resized); }
bool signals_take_stop(void) { return take(&stopped); }
bool signals_take_continue(void) { return take(&continued); }

void signals_hold_stops(bool hold) { holds_stops = hold; }

void signals_stop(void) {
  // The shell gets the terminal as it gave it; SIGCONT takes the echo away again.
  if (echo_off && set_modes(true)) set_paste_marks(false);
  sigset_t stop, before;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  install(SIGTSTP, SIG_DFL, 0);
  raise(SIGTSTP);
  // Where this was called by the handler the signal waits until here.
  sigprocmask(SIG_UNBLOCK, &stop, &before);
  sigprocmask(SIG_SETMASK, &before, NULL);
  install(SIGTSTP, note, 0);
}

int signals_wait(int descriptor, int milliseconds) {
  // A request to leave holds from wherever it was noticed first.
  if (termination) return signals_signal;
  struct pollfd polled[2] = {{.fd = descriptor, .events = POLLIN}, {.fd = wake[0], .events = POLLIN}};
  if (poll(polled, wake[0] >= 0 ? 2 : 1, milliseconds) < 0) return signals_signal;
  if (polled[1].revents & POLLIN) {
    char drained[64];
    while (read(wake[0], drained, sizeof drained) > 0) {
    }
    return signals_signal;
  }
  return polled[0].revents ? signals_input : signals_timeout;
}

void signals_wake(void) {
  if (wake[1] >= 0 && write(wake[1], "", 1) < 0) { /* full: whoever waits is awake already */
  }
}

bool signals_has_input(int descriptor) {
  struct pollfd polled = {.fd = descriptor, .events = POLLIN};
  return poll(&polled, 1, 0) > 0;
}

void signals_restore_terminal(void) {
  // At other times it is as it was given to us, or another program's by now: `gradlab run FILE | less`.
  if (!guarded || !(holds_stops || echo_off) || !owns_terminal()) return;
  tcsetattr(STDIN_FILENO, TCSANOW, &original);
  // Bracketed paste off, colours off, cursor shown.
  if (knows_escapes) say(STDOUT_FILENO, "\033[?2004l\033[0m\033[?25h");
}

void signals_guard_terminal(bool escapes) {
  if (guarded || tcgetattr(STDIN_FILENO, &original) != 0) return;
  guarded = 1;
  knows_escapes = escapes;
  atexit(signals_restore_terminal);
}

void signals_set_echo(bool on) {
  if (!guarded || on == !echo_off || !isatty(STDOUT_FILENO)) return;
  if (on) tcsetattr(STDIN_FILENO, TCSANOW, &original);
  else if (!set_modes(false)) return;
  echo_off = !on;
  set_paste_marks(!on);
}

bool signals_echo_is_off(void) { return echo_off; }

void signals_reserve_descriptors(void) {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++) {
    if (fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
    // The lowest that is free is this one. Reading from it fails, as does writing to standard output.
    if (open("/dev/null", descriptor == STDOUT_FILENO ? O_RDONLY : O_WRONLY) != descriptor) return;
  }
}

void signals_leave(int status) {
  signals_restore_terminal();
  _exit(status);
}

void signals_die_of_closed_pipe(void) {
  signals_restore_terminal();
  signal(SIGPIPE, SIG_DFL);
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  pthread_sigmask(SIG_UNBLOCK, &pipe, NULL);
  raise(SIGPIPE);
  _exit(128 + SIGPIPE);
}

bool signals_window_size(int *columns, int *rows) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}
