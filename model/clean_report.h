#ifndef MODEL_CLEAN_REPORT_H
#define MODEL_CLEAN_REPORT_H

#include "model/clean.h"

/*
 * What the reader of a plan is told of one repository (UX 6 (ii).4), when its tags are
 * forgotten: for the screen, the command line and JSON.
 */
struct clean_named {
	char *name; /* NULL: there is none */
	struct stamp pushed, pulled;
};

struct clean_report {
	char *where;   /* "acme/web-app" */
	char *rule;    /* clean_rule_text() */
	bool untagged; /* of manifests */
	size_t n;      /* there are, as far as is known */
	size_t counts[N_CLEAN_VERDICTS];
	int64_t bytes, unique_bytes; /* as in struct clean_result */
	size_t unsized, digests, whole_digests, whole, never_pulled, unsure;
	struct clean_named oldest, newest, last_pulled, sample[CLEAN_SAMPLES];
	size_t n_samples;

	/* Of the reading, for whoever read: */
	int64_t storage; /* what the Hub says it takes; -1: it does not */
	size_t pages;    /* a list of it takes so many requests */
	bool complete;
	char why[200]; /* why it is not; "" */
};

/* Fills the first half; the rest is zero.  Copies what it keeps. */
void clean_report_fill(struct clean_report *ret, const char *where,
		       const struct clean_rule *r, const struct tag_list *tags,
		       const struct clean_result *res);
void clean_report_done(struct clean_report *r);

/* The caller owns it. */
json_object *clean_report_json(const struct clean_report *r);

#endif
