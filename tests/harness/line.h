#ifndef TESTS_HARNESS_LINE_H
#define TESTS_HARNESS_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/*
 * A program at the end of a serial line, for measuring: every byte is stamped when it
 * is read, and nothing of ours is inside the program.  The line answers ESC[5n as a
 * terminal does, when it gets there.
 */
struct line {
	pid_t pid;
	int fd;
	int baud;            /* 0: as fast as it goes */
	size_t bytes;        /* read so far */
	int64_t first, last; /* when the first and the newest byte came, microseconds;
				0: none */
	int64_t wire;        /* when the newest byte has passed a slow line */
	int asked;           /* how much of ESC[5n was seen */
	bool ended;
	char *text; /* everything so far, NUL-terminated: escape sequences and all */
	size_t cap;
};

int64_t line_now_us(void); /* CLOCK_MONOTONIC */

/* envp as for execve().  started_us is just before the exec. */
void line_open(struct line *l, int rows, int cols, const char *const argv[],
	       char *const envp[], int64_t *ret_started_us);
int line_close(struct line *l); /* kills what still runs; wait status */

void line_send(struct line *l, const char *keys, size_t n);

/* Reads for as long as something comes within `silence_ms`, at most `limit_ms`. */
void line_settle(struct line *l, int silence_ms, int limit_ms);

/* Reads until the first byte since line_forget(); false after `limit_ms`. */
bool line_first(struct line *l, int limit_ms);

/* Reads until `text` was written somewhere; false after `limit_ms`. */
bool line_expect(struct line *l, const char *text, int limit_ms);

/* Forgets what was read, so that the next line_expect() looks at what is new. */
void line_forget(struct line *l);

/* Waits for the program's end; false after `limit_ms`. */
bool line_wait_end(struct line *l, int limit_ms);

/* Of all threads: voluntary context switches, CPU, resident bytes, their peak. */
uint64_t line_wakeups(const struct line *l);
double line_cpu_ms(const struct line *l);
size_t line_resident(const struct line *l);
size_t line_peak(const struct line *l);

#endif
