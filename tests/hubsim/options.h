#ifndef HUBSIM_OPTIONS_H
#define HUBSIM_OPTIONS_H

/* The command line of hubsim; `hubsim --help` says what each one means. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum webhook_forms {
	WEBHOOKS_PIPELINE = 1,
	WEBHOOKS_TWO_STEP = 2,
	WEBHOOKS_BOTH = 3,
};

struct options {
	unsigned port;
	unsigned latency_ms;
	unsigned rate_limit;   /* requests a minute and account; 0 = none */
	unsigned token_life;   /* seconds */
	unsigned lockout;      /* wrong passwords until the name is locked; 0 = never */
	unsigned delete_delay; /* seconds until a deleted repository is gone */
	unsigned repos, tags, members, teams, lists;
	uint64_t seed;
	int64_t now; /* nanoseconds; 0 = the real time */
	double clock_scale;
	bool audit_fixture;
	bool findings; /* print them and end */
	bool control;
	enum webhook_forms webhooks;
	bool die_with_parent;
	const char *tls_cert, *tls_key; /* file names, or NULL */
	const char *public_url;
	const char *pull_limit;              /* as --pull-limit gave it */
	const char *log_file, *capture_file; /* or NULL */
	const char **fails;                  /* borrowed from argv; `n_fails` of them */
	size_t n_fails;
};

/*
 * Fills `o` from the command line.  Returns false with an exit code when the
 * program is to end: 0 after --help, --version and --accounts, 64 after one
 * line on standard error.
 */
bool options_read(struct options *o, int argc, char **argv, int *ret_exit);
void options_done(struct options *o);

#endif
