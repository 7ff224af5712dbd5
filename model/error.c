#include "model/error.h"

#include <stdarg.h>
#include <stdio.h>

enum status error_set(struct error *err, enum status status, const char *fmt, ...)
{
	va_list ap;

	err->status = status;
	va_start(ap, fmt);
	vsnprintf(err->text, sizeof(err->text), fmt, ap);
	va_end(ap);
	return status;
}

enum status error_hint(struct error *err, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(err->hint, sizeof(err->hint), fmt, ap);
	va_end(ap);
	return err->status;
}

/* What a status is called and what a script sees as exit code (DESIGN 5.1). */
struct outcome {
	const char *type;
	int exit;
};

static struct outcome outcome(enum status status)
{
	switch (status) {
	case ST_OK:
		return (struct outcome){ "", 0 };
	case ST_BAD:
		return (struct outcome){ "ParameterError", 65 };
	case ST_AUTH:
	case ST_ASK:
		return (struct outcome){ "AuthError", 77 };
	case ST_FORBIDDEN:
		return (struct outcome){ "UnauthorizedError", 77 };
	case ST_NET:
	case ST_TIMEOUT:
	case ST_LIMITED:
	case ST_CANCEL:
		return (struct outcome){ "ApiError", 75 };
	case ST_USAGE:
		return (struct outcome){ "UsageError", 64 };
	case ST_GATE:
		return (struct outcome){ "DestructiveOperationError", 4 };
	case ST_LOCAL:
		return (struct outcome){ "LocalError", 74 };
	case ST_PIPE: /* as the shell tells an end by SIGPIPE */
		return (struct outcome){ "LocalError", 141 };
	case ST_HTTP:
	case ST_PARSE:
	case ST_TOO_BIG:
		return (struct outcome){ "ApiError", 69 };
	}
	return (struct outcome){ "ApiError", 69 };
}

const char *error_type(const struct error *err)
{
	return outcome(err->status).type;
}

int error_exit(const struct error *err)
{
	return outcome(err->status).exit;
}
