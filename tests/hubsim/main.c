/* hubsim: a simulated Docker Hub for tests, benchmarks and the demo. */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/fault.h"
#include "tests/hubsim/fixture.h"
#include "tests/hubsim/hub.h"
#include "tests/hubsim/limit.h"
#include "tests/hubsim/server.h"
#include "tests/hubsim/sessions.h"
#include "tests/hubsim/world.h"

static void hub_init(struct hub *hub)
{
	const struct options *o = &hub->opt;

	clock_start(o->now, o->clock_scale);
	pthread_mutex_init(&hub->lock, NULL);
	hub->random = mix(o->seed, 99);
	/* Two runs with the same --now are alike, down to their digests. */
	hub->world = world_new(o, o->now ? o->now : clock_now());
	hub->sessions = sessions_new(o->seed);
	hub->limits = limits_new();
	hub->faults = faults_new();
	for (size_t i = 0; i < o->n_fails; i++)
		faults_add(hub->faults, o->fails[i]);
}

static int print_findings(struct options *o)
{
	struct world *w = world_new(o, o->now ? o->now : NS_DAY * 20000);

	findings_print(w);
	world_free(w);
	options_done(o);
	return EXIT_SUCCESS;
}

static void hub_done(struct hub *hub)
{
	world_free(hub->world);
	sessions_free(hub->sessions);
	limits_free(hub->limits);
	faults_free(hub->faults);
	buf_free(&hub->changes);
	options_done(&hub->opt);
	pthread_mutex_destroy(&hub->lock);
}

/* The signals that end us, blocked in every thread and awaited in this one. */
static void block_signals(sigset_t *set)
{
	sigemptyset(set);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGINT);
	sigaddset(set, SIGHUP);
	pthread_sigmask(SIG_BLOCK, set, NULL);
}

/* A second is plenty for the clean end; the alarm sees to the other kind. */
static void end(struct hub *hub, struct server *s)
{
	alarm(1);
	server_stop(s);
	hub_done(hub);
}

int main(int argc, char **argv)
{
	static struct hub hub;
	pid_t parent = getppid();
	struct server *s;
	sigset_t set;
	int code, sig;

	if (!options_read(&hub.opt, argc, argv, &code))
		return code;
	if (hub.opt.findings)
		return print_findings(&hub.opt);
	block_signals(&set);
	if (hub.opt.die_with_parent) {
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		if (getppid() != parent)
			return EXIT_SUCCESS;
	}
	hub_init(&hub);
	s = server_start(&hub);
	if (!s) {
		hub_done(&hub);
		return EXIT_FAILURE;
	}
	printf("%s://127.0.0.1:%u\n", hub.opt.tls_cert ? "https" : "http",
	       server_port(s));
	fflush(stdout);
	sigwait(&set, &sig);
	end(&hub, s);
	return EXIT_SUCCESS;
}
