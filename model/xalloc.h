#ifndef MODEL_XALLOC_H
#define MODEL_XALLOC_H

#include <stdarg.h>
#include <stddef.h>

/*
 * Allocators that do not return on failure: they say so on standard error and
 * abort().  The handler of SIGABRT gives the terminal back (ui/term.c).  Sizes
 * that somebody else controls have ceilings long before memory runs out.
 */
_Noreturn void xalloc_die(void);
void *xmalloc(size_t size);
void *xcalloc(size_t n, size_t size);
void *xrealloc(void *p, size_t n, size_t size); /* n * size, checked */
char *xstrdup(const char *s);
char *xstrndup(const char *s, size_t n);
char *xasprintf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
char *xvasprintf(const char *fmt, va_list ap) __attribute__((format(printf, 1, 0)));

/*
 * Makes room for `need` elements of `size` bytes in a growing array; *cap is the
 * number it has room for.  Returns the (moved) array.
 */
void *xgrow(void *p, size_t *cap, size_t need, size_t size);

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

#endif
