#include "tests/hubsim/options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/accounts.h"
#include "tests/hubsim/buf.h"
#include "tests/hubsim/clock.h"
#include "tests/hubsim/fault.h"

#define EX_USAGE 64

static const char usage[] =
	"Usage: hubsim [OPTIONS]\n"
	"A simulated Docker Hub on the loopback address; its first line is its "
	"address.\n"
	"\n"
	"  --port N            listen on this port; 0, the default, takes a free one\n"
	"  --latency MS        every answer takes this long; any number wait at once\n"
	"  --rate-limit N      requests a minute and account (180; 0 = none)\n"
	"  --token-life S      seconds until a bearer token ends (600)\n"
	"  --lockout N         wrong passwords until a name is locked (5; 0 = never)\n"
	"  --delete-delay S    seconds that a deleted repository or manifest lives on "
	"(0)\n"
	"  --clock-scale X     the Hub's clock runs X times as fast (1; 0 stands "
	"still)\n"
	"  --now EPOCH         the Hub's clock starts here, in seconds or RFC 3339\n"
	"  --seed N            other data, other chances (1)\n"
	"  --fixture NAME      acme (the default), or audit: northwind and fabrikam, "
	"too\n"
	"  --findings          print what is wrong there, a JSON object a line, and "
	"end\n"
	"  --repos N --tags N --members N --teams N\n"
	"                      synthetic data in acme: repositories bulk-0001 ..., "
	"all\n"
	"                      the tags in the first one\n"
	"  --lists N           so many rows in the other lists, too: what maria is in "
	"and\n"
	"                      her tokens; acme's invitations, tokens and events; the "
	"webhooks\n"
	"                      and teams of bulk-0001; what is in team-0001\n"
	"  --webhooks FORM     pipeline, two-step or both (both)\n"
	"  --pull-limit FORM    limit of pulls: N;w=SECONDS (100;w=21600), blank (no\n"
	"                      number) or none (no such headers)\n"
	"  --tls CERT KEY      speak TLS with these PEM files\n"
	"  --public-url URL    what links in answers begin with, not the Host header\n"
	"  --fail FAULT        misbehave, see below; may be repeated\n"
	"  --log FILE          one JSON line a request\n"
	"  --capture FILE      the same with headers and body, but no secret of them\n"
	"  --control           allow POST /_hubsim/..., see below\n"
	"  --die-with-parent   end when the program that started this one ends\n"
	"  --accounts          print the accounts and tokens, and end\n"
	"  --help, --version\n"
	"\n"
	"FAULT is 'METHOD GLOB KIND[:ARG] [p=F] [n=N] [skip=N]': METHOD may be *, GLOB "
	"is\n"
	"matched with the path and with path?query; p strikes with that chance, n "
	"that\n"
	"many times, skip lets so many requests pass first.  KIND:\n"
	"  200..599            that status; 429:SECONDS, 429:date[:S], 429:epoch[:S],\n"
	"                      429:none (no Retry-After), 429:abuse, 429:bare (no "
	"headers);\n"
	"                      404:route, as where the Hub has no such path\n"
	"  reset close         TCP reset; closed without a byte\n"
	"  truncate[:BYTES]    half of the body, or so much of it\n"
	"  stall[:BYTES]       silence at once, or after so much of the body\n"
	"  slow[:RATE]         so many bytes a second (1000)\n"
	"  delay[:MS]          this answer takes longer (1000)\n"
	"  garbage[:BYTES]  huge[:BYTES]  html[:STATUS]  abuse404\n"
	"  redirect:URL        302 to there\n"
	"  empty               the same list without a row\n"
	"  next:PREFIX         `next` begins with PREFIX, not with the Hub's address\n"
	"  after-KIND          as KIND, but the request is carried out\n"
	"  push:NS/REPO:TAG    somebody pushes that tag before the request is carried "
	"out,\n"
	"                      with after- behind it; TAG=SAME with the image of "
	"SAME;\n"
	"                      remove:NS/REPO:TAG, expire:  as in Control; these go\n"
	"                      together with a fault of the answer\n"
	"\n"
	"Control (with --control; JSON bodies):\n"
	"  POST /_hubsim/push    {\"repository\":\"acme/web-app\",\"tag\":\"x\"}  new "
	"digest, now\n"
	"                        (\"age\":S ago; \"same\":TAG, or a digest, with the "
	"image of that)\n"
	"  POST /_hubsim/pull    the same fields: pulled now\n"
	"  POST /_hubsim/remove  the same fields: gone, without an audit event\n"
	"  POST /_hubsim/fault   {\"fault\":\"GET * 500 n=1\"}\n"
	"  POST /_hubsim/clear-faults\n"
	"  POST /_hubsim/advance {\"seconds\":N}  puts the clock forward\n"
	"  POST /_hubsim/limit   {\"account\":\"maria\",\"remaining\":N}  a new "
	"minute\n"
	"  POST /_hubsim/expire  ends every bearer token\n"
	"  GET  /_hubsim/counters\n"
	"  GET  /_hubsim/changes[?repository=NS/REPO]  tags and manifests\n"
	"                        that came and went\n";

enum option_code {
	OPT_PORT = 1000,
	OPT_LATENCY,
	OPT_RATE_LIMIT,
	OPT_TOKEN_LIFE,
	OPT_LOCKOUT,
	OPT_DELETE_DELAY,
	OPT_CLOCK_SCALE,
	OPT_NOW,
	OPT_SEED,
	OPT_FIXTURE,
	OPT_FINDINGS,
	OPT_REPOS,
	OPT_TAGS,
	OPT_MEMBERS,
	OPT_TEAMS,
	OPT_LISTS,
	OPT_WEBHOOKS,
	OPT_PULL_LIMIT,
	OPT_TLS,
	OPT_PUBLIC_URL,
	OPT_FAIL,
	OPT_LOG,
	OPT_CAPTURE,
	OPT_CONTROL,
	OPT_DIE,
	OPT_ACCOUNTS,
	OPT_HELP,
	OPT_VERSION,
};

static const struct option long_options[] = {
	{ "port", 1, NULL, OPT_PORT },
	{ "latency", 1, NULL, OPT_LATENCY },
	{ "rate-limit", 1, NULL, OPT_RATE_LIMIT },
	{ "token-life", 1, NULL, OPT_TOKEN_LIFE },
	{ "lockout", 1, NULL, OPT_LOCKOUT },
	{ "delete-delay", 1, NULL, OPT_DELETE_DELAY },
	{ "clock-scale", 1, NULL, OPT_CLOCK_SCALE },
	{ "now", 1, NULL, OPT_NOW },
	{ "seed", 1, NULL, OPT_SEED },
	{ "fixture", 1, NULL, OPT_FIXTURE },
	{ "findings", 0, NULL, OPT_FINDINGS },
	{ "repos", 1, NULL, OPT_REPOS },
	{ "tags", 1, NULL, OPT_TAGS },
	{ "members", 1, NULL, OPT_MEMBERS },
	{ "teams", 1, NULL, OPT_TEAMS },
	{ "lists", 1, NULL, OPT_LISTS },
	{ "webhooks", 1, NULL, OPT_WEBHOOKS },
	{ "pull-limit", 1, NULL, OPT_PULL_LIMIT },
	{ "tls", 1, NULL, OPT_TLS },
	{ "public-url", 1, NULL, OPT_PUBLIC_URL },
	{ "fail", 1, NULL, OPT_FAIL },
	{ "log", 1, NULL, OPT_LOG },
	{ "capture", 1, NULL, OPT_CAPTURE },
	{ "control", 0, NULL, OPT_CONTROL },
	{ "die-with-parent", 0, NULL, OPT_DIE },
	{ "accounts", 0, NULL, OPT_ACCOUNTS },
	{ "help", 0, NULL, OPT_HELP },
	{ "version", 0, NULL, OPT_VERSION },
	{ NULL, 0, NULL, 0 },
};

static bool bad(const char *what, const char *value)
{
	fprintf(stderr, "hubsim: %s: %s\n", what, value);
	return false;
}

static bool number(const char *name, const char *s, unsigned most, unsigned *ret)
{
	char *end;
	unsigned long n;

	errno = 0;
	n = strtoul(s, &end, 10);
	if (errno || *s < '0' || *s > '9' || *end || n > most)
		return bad(name, s);
	*ret = (unsigned)n;
	return true;
}

static bool read_now(const char *s, int64_t *ret)
{
	char *end;
	long long n = strtoll(s, &end, 10);

	if (*s && !*end && n > 0 && n < INT64_C(9000000000))
		*ret = n * NS_SECOND;
	else if (!time_parse(s, ret))
		return bad("not a time for --now", s);
	return true;
}

static bool read_scale(const char *s, double *ret)
{
	char *end;

	*ret = strtod(s, &end);
	if (!*s || *end || !(*ret >= 0) || *ret > 100000)
		return bad("not a factor for --clock-scale", s);
	return true;
}

static bool read_fixture(struct options *o, const char *s)
{
	o->audit_fixture = !strcmp(s, "audit");
	return o->audit_fixture || !strcmp(s, "acme") || bad("no such fixture", s);
}

static bool read_webhooks(struct options *o, const char *s)
{
	static const char *const names[] = { "", "pipeline", "two-step", "both" };

	for (unsigned i = 1; i < 4; i++)
		if (!strcmp(s, names[i])) {
			o->webhooks = (enum webhook_forms)i;
			return true;
		}
	return bad("no such form of webhooks", s);
}

/* A fault is tried here, so that a wrong one is found before anything starts. */
static bool read_fail(struct options *o, const char *s)
{
	struct faults *f = faults_new();
	bool good = faults_add(f, s);

	faults_free(f);
	if (!good)
		return bad("not a fault (METHOD GLOB KIND[:ARG] [p=F|n=N])", s);
	o->fails = must_realloc(o->fails, (o->n_fails + 1) * sizeof(*o->fails));
	o->fails[o->n_fails++] = s;
	return true;
}

/* --tls takes two words, which getopt does not know about. */
static bool read_tls(struct options *o, int argc, char **argv)
{
	if (optind >= argc || argv[optind][0] == '-')
		return bad("--tls needs a certificate and a key, got only", optarg);
	o->tls_cert = optarg;
	o->tls_key = argv[optind++];
	return true;
}

static bool read_flag(struct options *o, int c)
{
	if (c == OPT_CONTROL)
		o->control = true;
	else if (c == OPT_DIE)
		o->die_with_parent = true;
	else if (c == OPT_FINDINGS)
		o->findings = true;
	else
		return false;
	return true;
}

static bool read_option(struct options *o, int c, int argc, char **argv)
{
	switch (c) {
	case OPT_PORT:
		return number("not a port", optarg, 65535, &o->port);
	case OPT_LATENCY:
		return number("not milliseconds", optarg, 600000, &o->latency_ms);
	case OPT_RATE_LIMIT:
		return number("not a limit", optarg, 1000000000, &o->rate_limit);
	case OPT_TOKEN_LIFE:
		return number("not seconds", optarg, 1000000000, &o->token_life);
	case OPT_LOCKOUT:
		return number("not a number", optarg, 1000000, &o->lockout);
	case OPT_DELETE_DELAY:
		return number("not seconds", optarg, 1000000, &o->delete_delay);
	case OPT_REPOS:
		return number("not a number", optarg, 100000, &o->repos);
	case OPT_TAGS:
		return number("not a number", optarg, 1000000, &o->tags);
	case OPT_MEMBERS:
		return number("not a number", optarg, 100000, &o->members);
	case OPT_TEAMS:
		return number("not a number", optarg, 100000, &o->teams);
	case OPT_LISTS:
		return number("not a number", optarg, 100000, &o->lists);
	case OPT_CLOCK_SCALE:
		return read_scale(optarg, &o->clock_scale);
	case OPT_NOW:
		return read_now(optarg, &o->now);
	case OPT_SEED:
		o->seed = strtoull(optarg, NULL, 10);
		return true;
	case OPT_FIXTURE:
		return read_fixture(o, optarg);
	case OPT_WEBHOOKS:
		return read_webhooks(o, optarg);
	case OPT_PULL_LIMIT:
		o->pull_limit = optarg;
		return true;
	case OPT_TLS:
		return read_tls(o, argc, argv);
	case OPT_PUBLIC_URL:
		o->public_url = optarg;
		return true;
	case OPT_FAIL:
		return read_fail(o, optarg);
	case OPT_LOG:
		o->log_file = optarg;
		return true;
	case OPT_CAPTURE:
		o->capture_file = optarg;
		return true;
	default:
		return read_flag(o, c);
	}
}

static void print_accounts(void)
{
	printf("%-9s %-24s %s\n", "NAME", "SECRET", "WHAT IT IS");
	for (size_t i = 0; i < n_accounts; i++)
		printf("%-9s %-24s %s%s\n",
		       accounts[i].cred == CRED_SCIM ? "-" : accounts[i].name,
		       accounts[i].secret, accounts[i].note,
		       accounts[i].audit ? " (--fixture audit)" : "");
}

/* The options that print something and end the program. */
static bool prints(int c)
{
	if (c == OPT_HELP)
		fputs(usage, stdout);
	else if (c == OPT_VERSION)
		puts("hubsim 1.0");
	else if (c == OPT_ACCOUNTS)
		print_accounts();
	return c == OPT_HELP || c == OPT_VERSION || c == OPT_ACCOUNTS;
}

static bool read_all(struct options *o, int argc, char **argv, int *ret_exit)
{
	int c;

	*ret_exit = EX_USAGE;
	opterr = 0;
	while ((c = getopt_long(argc, argv, "+:", long_options, NULL)) != -1) {
		if (c == '?' || c == ':')
			return bad(c == ':' ? "option needs a value" : "unknown option",
				   argv[optind - 1]);
		if (prints(c)) {
			*ret_exit = EXIT_SUCCESS;
			return false;
		}
		if (!read_option(o, c, argc, argv))
			return false;
	}
	if (optind < argc)
		return bad("unexpected word", argv[optind]);
	return true;
}

bool options_read(struct options *o, int argc, char **argv, int *ret_exit)
{
	*o = (struct options){
		.rate_limit = 180,
		.token_life = 600,
		.lockout = 5,
		.webhooks = WEBHOOKS_BOTH,
		.clock_scale = 1,
		.seed = 1,
		.pull_limit = "100;w=21600",
	};
	if (read_all(o, argc, argv, ret_exit))
		return true;
	options_done(o);
	return false;
}

void options_done(struct options *o)
{
	free(o->fails);
	o->fails = NULL;
	o->n_fails = 0;
}
