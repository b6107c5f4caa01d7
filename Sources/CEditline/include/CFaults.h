// What is said where the process dies of a fault, from whatever thread, its stack run over or not.
#ifndef CFAULTS_H
#define CFAULTS_H

#include <stdbool.h>
#include <stddef.h>

// From now on a fault restores the terminal, says in one line on standard error what `work` gives, Swift's own reason,
// and `sentence`, and ends the process with 70. `work` is called by the dying thread, and may do nothing but read memory.
void faults_install(const char *sentence, bool is_terminal, const char *(*work)(void));

// A stack for the calling thread to die on.
void faults_give_thread_a_stack(void *memory, size_t size);

#endif
