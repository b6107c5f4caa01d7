// Signals as flags and a pipe that wakes up whoever waits for a key, and the terminal's state for the case that
// the process dies.
#ifndef CSIGNALS_H
#define CSIGNALS_H

#include <stdbool.h>

// Installs handlers for Ctrl-C, Ctrl-Z, a new window size, SIGTERM and SIGHUP, as far as they aren't ignored already;
// SIGPIPE is ignored.
void signals_install(void);

// Whether the work in hand shall stop: Ctrl-C, SIGTERM or SIGHUP came. Async-signal-safe, cheap to poll.
bool signals_interrupt_requested(void);
// The same as if Ctrl-C had been pressed.
void signals_request_interrupt(void);
void signals_clear_interrupt(void);
// SIGTERM or SIGHUP, if one came, else 0.
int signals_termination(void);
// Each answers once for one signal or several.
bool signals_take_resize(void);
bool signals_take_stop(void);
bool signals_take_continue(void);
// Whether Ctrl-Z is noted, for one who has the terminal in modes of their own, instead of stopping the process at once.
void signals_hold_stops(bool hold);
// Stops the process as Ctrl-Z does, until it's continued. Async-signal-safe.
void signals_stop(void);

enum signals_event { signals_timeout = 0, signals_input = 1, signals_signal = 2 };
// Waits for input on `descriptor` or a signal, `milliseconds` at most (-1: without end).
int signals_wait(int descriptor, int milliseconds);

// Has signals_wait return as if a signal had come, from any thread.
void signals_wake(void);

// Whether input on `descriptor` can be read at once; leaves signals to signals_wait.
bool signals_has_input(int descriptor);

// Remembers the terminal's modes, and has them restored when the process exits. `escapes`: whether the terminal knows
// escape sequences.
void signals_guard_terminal(bool escapes);
// Gives the terminal back as it was found, where that is needed. Async-signal-safe.
void signals_restore_terminal(void);
// Echo off while a statement runs, so that what is typed ahead shows once, at the next prompt, and marks around what is
// pasted; and as it was again.
void signals_set_echo(bool on);
bool signals_echo_is_off(void);

// Opens what stands for nothing at those of the three standard descriptors that are closed.
void signals_reserve_descriptors(void);
// Ends the process at once, with the terminal as it was given to us.
_Noreturn void signals_leave(int status);
// Ends the process as one that nobody reads from any more.
_Noreturn void signals_die_of_closed_pipe(void);
// Terminal columns and rows of standard output; false if it isn't a terminal.
bool signals_window_size(int *columns, int *rows);

#endif
