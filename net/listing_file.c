#include "net/listing_private.h"

/* Answers that go to a file as they come. */
enum { TELL_MS = 100 };

void listing_end_file(struct listing *l, struct error *err)
{
	struct error late = { 0 };

	l->last->bytes = l->file.bytes;
	if (body_file_end(&l->file, &late) != ST_OK && err->status == ST_OK)
		*err = late;
}

void listing_tell_files(struct worker *w)
{
	for (struct listing *l = w->listings; l; l = l->next) {
		struct body_file *f = &l->file;
		int64_t now = worker_clock(w);
		struct reply *r;

		if (!f->to || f->bytes == f->told || now < f->told_ms + TELL_MS)
			continue;
		f->told = f->bytes;
		f->told_ms = now;
		r = reply_new(l->ticket, REPLY_BYTES);
		r->bytes = f->bytes;
		worker_post(w, r);
	}
}
