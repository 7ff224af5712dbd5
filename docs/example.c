/* Lists repositories and rehearses an invitation, with libhubdeck. */
#include <stdio.h>
#include <stdlib.h>

#include <hubdeck.h>

static bool print_row(void *arg, const char *json)
{
	(void)arg;
	puts(json);
	return true;
}

static int fail(const struct hubdeck_error *err)
{
	fprintf(stderr, "%s: %s\n", err->type, err->text);
	return EXIT_FAILURE;
}

int main(void)
{
	struct hubdeck_error err = { 0 };
	struct hubdeck *h = hubdeck_open(NULL, false, &err);
	char *answer = NULL;
	int code;

	if (!h)
		return fail(&err);
	code = hubdeck_list(h, "repos.list", "{\"namespace\":\"acme\"}", print_row,
			    NULL, &err);
	if (code == HUBDECK_OK)
		code = hubdeck_call(h, "org.bulk_invite",
				    "{\"org\":\"acme\",\"invitees\":[\"a@b.example\"],"
				    "\"dry_run\":true}",
				    &answer, &err);
	printf("%s\n%s, %d requests left\n", answer ? answer : "", hubdeck_whoami(h),
	       hubdeck_rate_limit(h).remaining);
	free(answer);
	hubdeck_close(h);
	return code == HUBDECK_OK || code == HUBDECK_PARTLY ? EXIT_SUCCESS : fail(&err);
}
