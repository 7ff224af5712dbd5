/* What is wrong in the fixture of audits, as the fixture itself knows it. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/hubsim/fixture.h"

void finding_add(struct world *w, const char *check, const char *account,
		 const char *subject, const char *fmt, ...)
{
	struct finding *f = list_add(&w->findings, sizeof(*f));
	va_list ap;

	f->check = must_dup(check);
	f->account = must_dup(account);
	f->subject = must_dup(subject);
	va_start(ap, fmt);
	if (vasprintf(&f->why, fmt, ap) < 0)
		abort();
	va_end(ap);
}

void findings_free(struct world *w)
{
	for (size_t i = 0; i < w->findings.n; i++) {
		struct finding *f = w->findings.at[i];

		free(f->check);
		free(f->account);
		free(f->subject);
		free(f->why);
	}
}

void findings_print(const struct world *w)
{
	for (size_t i = 0; i < w->findings.n; i++) {
		const struct finding *f = w->findings.at[i];
		struct buf b = { 0 };

		json_open(&b, '{');
		json_add_str(&b, "check", f->check);
		json_add_str(&b, "account", f->account);
		json_add_str(&b, "subject", f->subject);
		json_add_str(&b, "why", f->why);
		json_close(&b, '}');
		puts(b.data);
		buf_free(&b);
	}
}
