#ifndef MODEL_SEMVER_H
#define MODEL_SEMVER_H

#include "model/str.h"

/*
 * A tag read as a version: 1.4.2, v1.4, 2.0.0-rc.1, 1.4.2-alpine3.19, 1.4.2_5.
 *
 * Precedence is that of semver.org 2.0.0, and digits inside of words count by value,
 * too (rc2 < rc10).  Suffixes come in two sorts, because of how images are named: words
 * like rc, beta, build, numbers and hashes come before the release; other words
 * (alpine, slim-bookworm) make a variant, which is a line of versions of its own.  What
 * follows a "_" is build metadata, as Docker has no "+".
 */
struct version {
	uint64_t variant; /* which line; 0: the one without a suffix */
	uint32_t major, minor, patch, fourth;
	bool has_minor, has_patch; /* v1 and v1.4 name a line, not a version */
	bool pre;                  /* comes before the release */
	struct str suffix;         /* behind the numbers; borrowed */
};

/* Dates (20240131.2) and other numbers are no majors. */
enum { VERSION_MAJOR_MAX = 9999 };

bool version_parse(struct str tag, struct version *ret);

/* By precedence, within a line; <0, 0, >0.  0: the same version, "v" or not. */
int version_cmp(const struct version *a, const struct version *b);

#endif
