#include "ui/clean_read.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ui/cli.h"

struct taking {
	const struct options *o;
	struct hub *hub;
	struct clean_reading *to;
	bool told; /* a line about the progress stands on the terminal */
};

static const char *what(const struct clean_reading *r)
{
	return r->state == READING_MANIFESTS ? "manifests" : r->wanted.repo;
}

static void tell(struct taking *t)
{
	const struct clean_reading *r = t->to;

	if (t->o->config.quiet || !isatty(STDERR_FILENO))
		return;
	t->told = true;
	if (r->of)
		fprintf(stderr, "\rreading %s: page %d of %d ", what(r), r->page,
			r->of);
	else
		fprintf(stderr, "\rreading %s: page %d ", what(r), r->page);
}

static void untell(struct taking *t)
{
	if (t->told)
		fprintf(stderr, "\r%*s\r", 40 + (int)strlen(what(t->to)), "");
	t->told = false;
}

static void on_page(void *arg, struct reply *reply)
{
	struct taking *t = arg;

	if (clean_reading_take(t->to, t->hub, reply) && t->to->page)
		tell(t);
}

enum status clean_read(const struct options *o, struct hub *h,
		       const struct clean_wanted *wanted, struct clean_reading *ret,
		       struct error *err)
{
	struct taking t = { .o = o, .hub = h, .to = ret };

	clean_reading_begin(ret, h, wanted);
	while (ret->state != READING_OVER) {
		struct reply *r = cli_wait(h, ret->ticket, &o->config, on_page, &t);

		untell(&t);
		if (!r) {
			clean_reading_done(ret, h);
			return error_set(err, ST_LOCAL, "cannot wait for the answer");
		}
		clean_reading_take(ret, h, r);
		reply_free(r);
	}
	if (ret->err.status) {
		*err = ret->err;
		clean_reading_done(ret, h);
	}
	return err->status;
}
