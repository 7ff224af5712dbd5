/* A policy file: what is accepted has rules that read their own JSON again, each for
 * one repository. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "ui/policy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void check_section(const struct policy *p, const struct policy_section *s)
{
	json_object *json = clean_rule_json(s->rule), *again;
	struct clean_rule *twin = NULL;
	struct error err = { 0 };

	must(policy_names_repository(s->where) && policy_find(p, s->where) == s);
	must(s->line > 0);
	must(clean_rule_check(s->rule, &err) == ST_OK);
	must(clean_rule_parse(json, &twin, &err) == ST_OK);
	again = clean_rule_json(twin);
	must(json_object_equal(json, again));
	json_object_put(again);
	json_object_put(json);
	clean_rule_free(twin);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int fd = memfd_create("policy", MFD_CLOEXEC);
	struct error err = { 0 };
	struct policy p = { 0 };
	char path[64];

	must(fd >= 0 && pwrite(fd, data, size, 0) == (ssize_t)size);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	if (policy_read(path, &p, &err) == ST_OK) {
		must(p.n > 0);
		for (size_t i = 0; i < p.n; i++)
			check_section(&p, &p.v[i]);
		json_object_put(policy_json(&p));
		policy_done(&p);
	} else {
		must(err.status == ST_USAGE && err.text[0] && !p.n);
	}
	close(fd);
	return 0;
}
