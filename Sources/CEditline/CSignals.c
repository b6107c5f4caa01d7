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
static volatile sig_atomic_t guarded, echo_off;
static struct termios original;
static int wake[2] = {-1, -1};

static bool set_modes(bool echo) {
  struct termios modes = original;
  if (!echo) modes.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
  return tcsetattr(STDIN_FILENO, TCSANOW, &modes) == 0;
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
    case SIGTSTP: stopped = 1; break;
    case SIGCONT:
      continued = 1;
      if (echo_off) set_modes(false);
      break;
    default: break;
  }
  if (wake[1] >= 0 && write(wake[1], "", 1) < 0) { /* full: whoever waits is awake already */
  }
  errno = saved;
}

static void install(int signal, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  // Without SA_RESTART: a read that waits for a key has to return.
  sigaction(signal, &action, NULL);
}

void signals_install(void) {
  if (wake[0] < 0 && pipe(wake) == 0)
    for (int end = 0; end < 2; end++) {
      fcntl(wake[end], F_SETFL, O_NONBLOCK);
      fcntl(wake[end], F_SETFD, FD_CLOEXEC);
    }
  const int noted[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT};
  for (size_t i = 0; i < sizeof noted / sizeof *noted; i++) install(noted[i], note);
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

void signals_stop(void) {
  signal(SIGTSTP, SIG_DFL);
  raise(SIGTSTP);
  install(SIGTSTP, note);
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

bool signals_has_input(int descriptor) {
  struct pollfd polled = {.fd = descriptor, .events = POLLIN};
  return poll(&polled, 1, 0) > 0;
}

static void restore_terminal(void) {
  if (!guarded) return;
  tcsetattr(STDIN_FILENO, TCSANOW, &original);
  // Bracketed paste off, colours off, cursor shown.
  static const char reset[] = "\033[?2004l\033[0m\033[?25h";
  if (isatty(STDOUT_FILENO) && write(STDOUT_FILENO, reset, sizeof reset - 1) < 0) { /* nobody to tell */
  }
}

static void die(int number) {
  restore_terminal();
  signal(number, SIG_DFL);
  raise(number);
}

void signals_guard_terminal(void) {
  if (guarded || tcgetattr(STDIN_FILENO, &original) != 0) return;
  guarded = 1;
  // At the prompt Ctrl-Z is taken care of by the editor, which resets the terminal first.
  const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGQUIT, SIGSYS};
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) install(faults[i], die);
  atexit(restore_terminal);
}

void signals_set_echo(bool on) {
  if (!guarded || on == !echo_off) return;
  if (set_modes(on)) echo_off = !on;
  // Ctrl-Z stops at once while a statement runs; at the prompt the editor puts the terminal in order first.
  if (on) install(SIGTSTP, note);
  else signal(SIGTSTP, SIG_DFL);
}

bool signals_window_size(int *columns, int *rows) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}
