#ifndef UI_FACE_H
#define UI_FACE_H

#include "model/estate.h"
#include "net/hub.h"
#include "ui/demo.h"
#include "ui/options.h"

/*
 * What main owns, for the commands (ui/commands.h) that need more than their options.
 */
struct program {
	int argc;
	char **argv;
	struct options options;
	struct credentials *credentials;
	struct hub *hub;
	struct demo demo;
	char *journal; /* its path; NULL until a hub was opened, or there is none */
	bool is_demo;
	const struct estate *snapshot; /* shown in place of a Hub (--open); NULL */
	struct program *old; /* of the context left last, until nothing uses it; NULL */
};

/* How whoever opens the hub waits, and whether it may ask. */
enum face {
	FACE_SCREEN, /* asks, and waits out limits and outages */
	FACE_SCRIPT, /* asks on the terminal; limits for --max-wait, no outage */
	FACE_AGENT,  /* never asks, ends fast; limits for --max-wait, a job's whole; no
		      * outage */
	FACE_JOB,    /* asks on the terminal at its start, and waits out everything */
};

/* HUBDECK_TEST_NOW, the shown clock of a test; 0: the real one. */
int64_t face_test_now(void);

/* What any of them has in common; nobody is asked. */
struct hub_config face_config(const struct config *c);

enum status face_open(struct program *p, enum face face, struct error *err) MUST_CHECK;

#endif
