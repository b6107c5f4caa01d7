// For wcwidth.
#define _GNU_SOURCE
#include "CEditline.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

_Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "wchar_t holds a Unicode scalar");

struct client {
  struct editline_callbacks callbacks;
  wchar_t *prompt, *right_prompt;
  HistoryW *history;
};

static struct client *client_of(EditLine *editor) {
  void *client = NULL;
  el_get(editor, EL_CLIENTDATA, &client);
  return client;
}

bool editline_use_utf8_locale(void) {
  setlocale(LC_ALL, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
  // Numbers are written and read with a point everywhere.
  setlocale(LC_NUMERIC, "C");
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static wchar_t *prompt(EditLine *editor) { return client_of(editor)->prompt; }
static wchar_t *right_prompt(EditLine *editor) { return client_of(editor)->right_prompt; }

static int read_character(EditLine *editor, wchar_t *character) {
  struct client *client = client_of(editor);
  uint32_t scalar = 0;
  int result = client->callbacks.read(client->callbacks.context, &scalar);
  *character = (wchar_t)scalar;
  return result;
}

EditLine *editline_open(const char *program, struct editline_callbacks callbacks) {
  struct client *client = calloc(1, sizeof *client);
  if (!client) return NULL;
  EditLine *editor = el_init(program, stdin, stdout, stderr);
  client->callbacks = callbacks;
  client->prompt = wcsdup(L"");
  client->right_prompt = wcsdup(L"");
  client->history = history_winit();
  if (!editor || !client->history || !client->prompt || !client->right_prompt) {
    if (editor) el_end(editor);
    free(client);
    return NULL;
  }
  HistEventW event;
  history_w(client->history, &event, H_SETSIZE, 10000);
  history_w(client->history, &event, H_SETUNIQUE, 1);
  el_set(editor, EL_CLIENTDATA, client);
  el_set(editor, EL_SIGNAL, 0);
  el_wset(editor, EL_HIST, history_w, client->history);
  el_wset(editor, EL_GETCFN, read_character);
  el_wset(editor, EL_PROMPT_ESC, prompt, L'\001');
  el_wset(editor, EL_RPROMPT_ESC, right_prompt, L'\001');
  return editor;
}

void editline_close(EditLine *editor) {
  struct client *client = client_of(editor);
  el_end(editor);
  history_wend(client->history);
  free(client->prompt);
  free(client->right_prompt);
  free(client);
}

int editline_read_line(EditLine *editor) {
  int count = 0;
  const wchar_t *line = el_wgets(editor, &count);
  if (line && count > 0) return 1;
  return count < 0 ? -1 : 0;
}

static void replace(wchar_t **slot, const uint32_t *text) {
  wchar_t *copy = wcsdup((const wchar_t *)text);
  if (!copy) return;
  free(*slot);
  *slot = copy;
}

void editline_set_prompt(EditLine *editor, const uint32_t *text) { replace(&client_of(editor)->prompt, text); }
void editline_set_right_prompt(EditLine *editor, const uint32_t *text) {
  replace(&client_of(editor)->right_prompt, text);
}

// libedit calls a command without a context and without its name: one function for each number.
#define COMMAND(number)                                                                    \
  static unsigned char command##number(EditLine *editor, wint_t key) {                     \
    (void)key;                                                                             \
    struct editline_callbacks *callbacks = &client_of(editor)->callbacks;                  \
    return callbacks->command(callbacks->context, number);                                 \
  }
#define EACH(X)                                                                                    \
  X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15) X(16) X(17) \
  X(18) X(19) X(20) X(21) X(22) X(23) X(24) X(25) X(26) X(27) X(28) X(29) X(30) X(31) X(32) X(33)   \
  X(34) X(35) X(36) X(37) X(38) X(39)
EACH(COMMAND)
#define NAME(number) command##number,
static unsigned char (*const commands[])(EditLine *, wint_t) = {EACH(NAME)};
_Static_assert(sizeof commands / sizeof *commands == editline_command_limit, "one function for each command");

int editline_add_command(EditLine *editor, int number, const uint32_t *name, const uint32_t *help) {
  if (number < 0 || number >= editline_command_limit) return -1;
  // libedit keeps the pointers for as long as the editor lives.
  wchar_t *kept_name = wcsdup((const wchar_t *)name), *kept_help = wcsdup((const wchar_t *)help);
  if (!kept_name || !kept_help) return -1;
  return el_wset(editor, EL_ADDFN, kept_name, kept_help, commands[number]);
}

int editline_bind(EditLine *editor, bool alternative, const uint32_t *key, const uint32_t *command) {
  const wchar_t *k = (const wchar_t *)key, *c = (const wchar_t *)command;
  return alternative ? el_wset(editor, EL_BIND, L"-a", k, c, (wchar_t *)NULL)
                     : el_wset(editor, EL_BIND, k, c, (wchar_t *)NULL);
}

void editline_unbind(EditLine *editor, const uint32_t *sequence) {
  el_wset(editor, EL_BIND, L"-r", (const wchar_t *)sequence, (wchar_t *)NULL);
}

bool editline_binds(EditLine *editor, const uint32_t *sequence) {
  // libedit can't be asked, only be made to print: on its error stream where there is no such binding.
  char *answer = NULL, *complaint = NULL;
  size_t length = 0, complaint_length = 0;
  FILE *out = open_memstream(&answer, &length), *errors = open_memstream(&complaint, &complaint_length);
  if (out && errors) {
    el_set(editor, EL_SETFP, 1, out);
    el_set(editor, EL_SETFP, 2, errors);
    el_wset(editor, EL_BIND, (const wchar_t *)sequence, (wchar_t *)NULL);
    el_set(editor, EL_SETFP, 1, stdout);
    el_set(editor, EL_SETFP, 2, stderr);
  }
  if (out) fclose(out);
  if (errors) fclose(errors);
  free(answer);
  free(complaint);
  return length > 0 && complaint_length == 0;
}

int editline_set_mode(EditLine *editor, const uint32_t *mode) {
  return el_wset(editor, EL_EDITOR, (const wchar_t *)mode);
}

bool editline_is_vi(EditLine *editor) {
  const wchar_t *mode = NULL;
  return el_wget(editor, EL_EDITOR, &mode) == 0 && mode && wcscmp(mode, L"vi") == 0;
}

int editline_source(EditLine *editor) { return el_source(editor, NULL); }

// Whether a line chooses between emacs and vi keys, with or without the program's name before the command.
static bool chooses_mode(int count, const wchar_t **words) {
  if (count < 2) return false;
  size_t length = wcslen(words[0]);
  return length >= 4 && wcscmp(words[0] + length - 4, L"bind") == 0 &&
         (wcscmp(words[1], L"-v") == 0 || wcscmp(words[1], L"-e") == 0);
}

void editline_source_without_mode(EditLine *editor) {
  char path[4096];
  const char *named = getenv("EDITRC"), *home = getenv("HOME");
  if (!named && !home) return;
  snprintf(path, sizeof path, "%s%s", named ? named : home, named ? "" : "/.editrc");
  FILE *file = fopen(path, "re");
  if (!file) return;
  TokenizerW *tokenizer = tok_winit(NULL);
  wchar_t line[1024];
  while (tokenizer && fgetws(line, sizeof line / sizeof *line, file)) {
    line[wcscspn(line, L"\n")] = 0;
    const wchar_t *begin = line + wcsspn(line, L" \t");
    int count = 0;
    const wchar_t **words = NULL;
    tok_wreset(tokenizer);
    if (*begin == L'#' || tok_wstr(tokenizer, begin, &count, &words) != 0) continue;
    if (count > 0 && !chooses_mode(count, words)) el_wparse(editor, count, words);
  }
  if (tokenizer) tok_wend(tokenizer);
  fclose(file);
}

const uint32_t *editline_text(EditLine *editor, size_t *length, size_t *cursor) {
  const LineInfoW *line = el_wline(editor);
  *length = (size_t)(line->lastchar - line->buffer);
  *cursor = (size_t)(line->cursor - line->buffer);
  return (const uint32_t *)line->buffer;
}

void editline_replace_text(EditLine *editor, const uint32_t *text, size_t cursor) {
  const LineInfoW *line = el_wline(editor);
  el_cursor(editor, (int)(line->lastchar - line->cursor));
  line = el_wline(editor);
  el_wdeletestr(editor, (int)(line->lastchar - line->buffer));
  editline_insert(editor, text);
  long length = (long)wcslen((const wchar_t *)text);
  el_cursor(editor, (int)((long)cursor - length));
}

void editline_insert(EditLine *editor, const uint32_t *text) { el_winsertstr(editor, (const wchar_t *)text); }
void editline_move_cursor(EditLine *editor, long by) { el_cursor(editor, (int)by); }
void editline_redraw(EditLine *editor) { el_wset(editor, EL_REFRESH); }
void editline_resize(EditLine *editor) { el_resize(editor); }
void editline_prepare_terminal(EditLine *editor, bool editing) { el_set(editor, EL_PREP_TERM, editing ? 1 : 0); }
void editline_push(EditLine *editor, const uint32_t *keys) { el_wpush(editor, (const wchar_t *)keys); }
void editline_flush(void) { fflush(stdout); }

void editline_remember(EditLine *editor, const uint32_t *line) {
  HistEventW event;
  history_w(client_of(editor)->history, &event, H_ENTER, (const wchar_t *)line);
}

int editline_width(uint32_t scalar) {
  int width = wcwidth((wchar_t)scalar);
  return width < 0 ? 0 : width;
}

long editline_find(const char *text, const char *pattern, bool strict) {
  const char *found = strict ? strstr(text, pattern) : strcasestr(text, pattern);
  return found ? (long)(found - text) : -1;
}
