// Typed functions for what libedit offers through variadic calls, which Swift can't make, and the signal flags
// that have to be set from C. Text is passed as Unicode scalars.
#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <histedit.h>

#include "CFaults.h"
#include "CSignals.h"

// What a command answers to libedit.
enum editline_reply {
  editline_done = CC_NORM,
  editline_accept = CC_NEWLINE,
  editline_refresh = CC_REFRESH,
  editline_cursor_moved = CC_CURSOR,
  editline_beep = CC_ERROR,
};

// How many commands of one's own an editor can have.
enum { editline_command_limit = 40 };

struct editline_callbacks {
  void *context;
  // The next character as a Unicode scalar: 1 on success, 0 at the end of input, -1 when interrupted.
  int (*read)(void *context, uint32_t *scalar);
  // Runs command `number`.
  unsigned char (*command)(void *context, int number);
};

// Chooses a UTF-8 locale for the process; false if there is none, in which case only ASCII may be drawn.
bool editline_use_utf8_locale(void);

// An editor on standard input and output; NULL if the terminal can't be used.
EditLine *editline_open(const char *program, struct editline_callbacks callbacks);
void editline_close(EditLine *editor);

// Reads a line: 1 if there is one, 0 at the end of input, -1 when interrupted. The text is in editline_text until
// the next call.
int editline_read_line(EditLine *editor);

// The prompts, ended by 0; what stands between two \001 takes no room on the screen.
void editline_set_prompt(EditLine *editor, const uint32_t *text);
void editline_set_right_prompt(EditLine *editor, const uint32_t *text);

// Names command `number`, so that it can be bound.
int editline_add_command(EditLine *editor, int number, const uint32_t *name, const uint32_t *help);
// Binds a key (in vi mode: of the command map if `alternative`) to a command; -1 if there is no such command.
int editline_bind(EditLine *editor, bool alternative, const uint32_t *key, const uint32_t *command);
// Takes a sequence of characters out of the table of keys, and says whether there is one in it.
void editline_unbind(EditLine *editor, const uint32_t *sequence);
bool editline_binds(EditLine *editor, const uint32_t *sequence);
// "emacs" or "vi".
int editline_set_mode(EditLine *editor, const uint32_t *mode);
bool editline_is_vi(EditLine *editor);
// Carries out the user's file of settings for libedit; the second time without what chooses between emacs and vi keys,
// which sets all keys back.
int editline_source(EditLine *editor);
void editline_source_without_mode(EditLine *editor);

// The text being edited.
const uint32_t *editline_text(EditLine *editor, size_t *length, size_t *cursor);
void editline_replace_text(EditLine *editor, const uint32_t *text, size_t cursor);
void editline_insert(EditLine *editor, const uint32_t *text);
void editline_move_cursor(EditLine *editor, long by);
// Draws prompt and text anew from the row in which the cursor stands.
void editline_redraw(EditLine *editor);
void editline_resize(EditLine *editor);
// Gives the terminal the modes for editing, or those it had before.
void editline_prepare_terminal(EditLine *editor, bool editing);
// Characters that are read before any others.
void editline_push(EditLine *editor, const uint32_t *keys);
void editline_flush(void);

// A copy of the history for libedit's own searches (Ctrl-R, vi mode).
void editline_remember(EditLine *editor, const uint32_t *line);

// The columns that a character takes on the screen; 0 for what isn't drawn.
int editline_width(uint32_t scalar);

// Where a pattern stands in a text, in bytes; -1 where it doesn't. `strict`: capitals count.
long editline_find(const char *text, const char *pattern, bool strict);

#endif
