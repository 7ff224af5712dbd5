#ifndef MODEL_ERROR_H
#define MODEL_ERROR_H

/*
 * How every fallible function in this program reports failure.
 *
 * It returns an enum status, ST_OK being 0, and takes a struct error * as its
 * last parameter.  On failure it fills the error exactly once; on success it
 * leaves it alone.  Callers pass it up untouched.  Only ui/ shows it.
 *
 * A new status is added only when some caller acts differently on it.
 */
enum status {
	ST_OK = 0,
	ST_NET,       /* no answer: DNS, TLS, reset */
	ST_TIMEOUT,   /* no answer in the time allowed */
	ST_BAD,       /* 400, 404, 409: what was asked for is wrong or absent */
	ST_AUTH,      /* 401 after one renewal, or no credential where one is needed */
	ST_FORBIDDEN, /* 403 */
	ST_LIMITED,   /* 429 after the waits allowed */
	ST_HTTP,      /* any other status >= 400, or a redirect we do not follow */
	ST_PARSE,     /* the answer is not what we understand */
	ST_TOO_BIG,   /* the answer is larger than we accept */
	ST_CANCEL,    /* the caller gave up */
	ST_USAGE,     /* the request cannot be made from what was given */
	ST_GATE,      /* a change that is not allowed here (read-only, no --yes ...) */
	ST_LOCAL,     /* our own machine: file, journal, terminal, helper program */
	ST_PIPE,      /* who read our output went away: nothing to be said to anybody */
	ST_ASK,       /* sign-in needs something typed: a password, a 2FA code */
};

enum { ERROR_TEXT_MAX = 256 };

struct error {
	enum status status;
	int http;                  /* 0 when no answer arrived */
	int retry_after;           /* seconds to wait, 0 when unknown */
	char text[ERROR_TEXT_MAX]; /* one line, no full stop, never a secret; may hold
				      hostile bytes of the server: show it only through
				      the sanitizer */
	char hint[ERROR_TEXT_MAX]; /* the next step for the user; "" when none */
};

#define MUST_CHECK __attribute__((warn_unused_result))

/* Fills `err` (status, text; http and hint are kept) and returns `status`, so
 * that callers can `return error_set(...)`. */
enum status error_set(struct error *err, enum status status, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* Sets the next step.  Returns err->status. */
enum status error_hint(struct error *err, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* The name scripts see: "ParameterError", "AuthError" ... (DESIGN 5.1). */
const char *error_type(const struct error *err);

/* The exit code of the command line: 65, 69, 75, 77 ... (DESIGN 5.1). */
int error_exit(const struct error *err);

#endif
