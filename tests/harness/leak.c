#include "tests/harness/leak.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/hubsim/accounts.h"

enum { LOOK_MAX = 64 << 20, FORMS_MAX = 256, SHORTEST = 8 };

/* Of tokens as much as all of one account have in common. */
static const char *const secrets[] = {
	"maria-password",  "jdoe-password",   "otto-password",       "hank-password",
	"nadia-password",  "dckr_pat_maria_", "dckr_pat_jdoe_",      "dckr_pat_otto_",
	"dckr_pat_nadia_", "dckr_oat_acme_",  "dckr_oat_northwind_", "scim-acme",
	"scim-northwind",  ODD_PASSWORD,
};

/* How every session begins. */
static const char session[] = "eyJhbGciOi";

static struct form {
	char *text;
	const char *secret;
} forms[FORMS_MAX];
static size_t n_forms;

static void add(char *take_text, const char *secret)
{
	for (size_t i = 0; i < n_forms; i++)
		if (!strcmp(forms[i].text, take_text)) {
			free(take_text);
			return;
		}
	if (strlen(take_text) < SHORTEST || n_forms == FORMS_MAX)
		abort();
	forms[n_forms++] = (struct form){ take_text, secret };
}

/* What its bytes are when they begin `shift` bytes behind a multiple of three: without
 * the characters that hold bits of what is around. */
static void add_base64(const char *secret, const char *alphabet, size_t shift)
{
	size_t n = strlen(secret), first = (8 * shift + 5) / 6;
	size_t last = 8 * (shift + n) / 6, at = 0;
	char *text = xcalloc(1, last - first + 1);

	for (size_t i = first; i < last; i++) {
		unsigned value = 0;

		for (size_t bit = 6 * i; bit < 6 * i + 6; bit++) {
			size_t k = bit / 8 - shift;

			value = value << 1 |
				((unsigned char)secret[k] >> (7 - bit % 8) & 1);
		}
		text[at++] = alphabet[value];
	}
	add(text, secret);
}

static void add_url(const char *secret, const char *hex, bool slash)
{
	char *text = xcalloc(1, 3 * strlen(secret) + 1), *to = text;

	for (const char *p = secret; *p; p++) {
		bool plain = (*p >= '0' && *p <= '9') || (*p >= 'a' && *p <= 'z') ||
			     (*p >= 'A' && *p <= 'Z') || strchr("-_.~", *p) ||
			     (slash && *p == '/');

		if (plain) {
			*to++ = *p;
		} else {
			*to++ = '%';
			*to++ = hex[(unsigned char)*p >> 4];
			*to++ = hex[(unsigned char)*p & 15];
		}
	}
	add(text, secret);
}

static void add_json(const char *secret, bool slash)
{
	char *text = xcalloc(1, 2 * strlen(secret) + 1), *to = text;

	for (const char *p = secret; *p; p++) {
		if (*p == '"' || *p == '\\' || (slash && *p == '/'))
			*to++ = '\\';
		*to++ = *p;
	}
	add(text, secret);
}

static void add_all(const char *secret)
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
	char standard[65], web[65];

	snprintf(standard, sizeof(standard), "%s+/", letters);
	snprintf(web, sizeof(web), "%s-_", letters);
	add(xstrdup(secret), secret);
	for (size_t shift = 0; shift < 3; shift++) {
		add_base64(secret, standard, shift);
		add_base64(secret, web, shift);
	}
	for (int slash = 0; slash < 2; slash++) {
		add_url(secret, "0123456789ABCDEF", slash);
		add_url(secret, "0123456789abcdef", slash);
		add_json(secret, slash);
	}
}

static void make_forms(void)
{
	if (n_forms)
		return;
	add(xstrdup(session), session);
	for (size_t i = 0; i < COUNT(secrets); i++)
		add_all(secrets[i]);
}

void leak_add(const char *secret)
{
	make_forms();
	for (size_t i = 0; i < n_forms; i++)
		if (!strcmp(forms[i].secret, secret))
			return;
	add_all(xstrdup(secret));
}

size_t leak_forms(void)
{
	make_forms();
	return n_forms;
}

const char *leak_form(size_t i)
{
	return forms[i].text;
}

static const struct form *find(const char *bytes, size_t n, bool sessions_too)
{
	make_forms();
	for (size_t i = sessions_too ? 0 : 1; n && i < n_forms; i++)
		if (memmem(bytes, n, forms[i].text, strlen(forms[i].text)))
			return &forms[i];
	return NULL;
}

const char *leak_find(const char *bytes, size_t n)
{
	const struct form *f = find(bytes, n, true);

	return f ? f->secret : NULL;
}

/* Its name alone: this is printed into a log that is looked into. */
static void expect_none(const char *where, const struct form *found)
{
	if (!found)
		return;
	printf("  the secret %.4s... is in %s\n", found->secret, where);
	fflush(stdout);
	abort();
}

void leak_check(const char *where, const char *bytes, size_t n)
{
	expect_none(where, find(bytes, n, true));
}

/* Those that sign in print what they get; a batch may do so. */
static bool prints_session(const char *const argv[])
{
	static const char *const words[] = { "login", "create_token", "create-token",
					     "batch" };

	for (; *argv; argv++)
		for (size_t i = 0; i < COUNT(words); i++)
			if (strstr(*argv, words[i]))
				return true;
	return false;
}

void leak_check_output(const char *const argv[], const char *bytes, size_t n)
{
	expect_none("standard output", find(bytes, n, !prints_session(argv)));
}

static int look_into(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	char *bytes;
	ssize_t n;
	int fd;

	(void)ftw;
	if (type != FTW_F || !st->st_size || st->st_size > LOOK_MAX)
		return 0;
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0)
		return 0;
	bytes = xmalloc((size_t)st->st_size);
	n = read(fd, bytes, (size_t)st->st_size);
	if (n > 0)
		leak_check(path, bytes, (size_t)n);
	free(bytes);
	close(fd);
	return 0;
}

void leak_check_files(const char *dir)
{
	nftw(dir, look_into, 16, FTW_PHYS);
}
