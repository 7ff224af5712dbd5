#ifndef TESTS_HARNESS_MEMORY_H
#define TESTS_HARNESS_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/*
 * The memory of another process, for who may look at it (root: hubdeck lets nobody
 * else).  All that it can write to, the program's own constants left out.
 */
struct memory_found {
	size_t guarded;   /* in pages that are kept out of dumps and forks */
	size_t elsewhere; /* said on standard output, with its place */
};

/* How often the bytes are there; false when the process cannot be looked at. */
bool memory_search(pid_t pid, const char *needle, struct memory_found *ret);

/*
 * Lets a process come to its end and stops it there, when all its memory is still as it
 * was: memory_at_end() attaches, returns when it ends, memory_let_go() lets it.  The
 * signals that come meanwhile are delivered.
 */
bool memory_attach(pid_t pid);
bool memory_at_end(pid_t pid);
void memory_let_go(pid_t pid);

#endif
