/* What a session token says of itself. */
#include "model/jwt.h"
#include "model/xalloc.h"
#include "tests/check.h"

/* "e30" is "{}", and so a header. */
static bool read_payload(struct str payload, struct claims *ret)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	char *token = xmalloc(payload.len * 2 + 16), *p = token;
	unsigned bits = 0;
	int have = 0;
	bool good;

	p += snprintf(p, 8, "e30.");
	for (size_t i = 0; i < payload.len; i++) {
		bits = bits << 8 | (unsigned char)payload.ptr[i];
		for (have += 8; have >= 6; have -= 6)
			*p++ = digits[bits >> (have - 6) & 63];
	}
	if (have)
		*p++ = digits[bits << (6 - have) & 63];
	p += snprintf(p, 8, ".sig");
	good = jwt_claims((struct str){ token, (size_t)(p - token) }, ret);
	free(token);
	return good;
}

static void test_reads_a_recorded_token(void)
{
	const char *dir = getenv("TESTDATA");
	char path[512], text[4096];
	struct claims claims;
	size_t n;
	FILE *f;

	snprintf(path, sizeof(path), "%s/jwt-claims-pat-2026.json",
		 dir ? dir : "tests/data");
	f = fopen(path, "re");
	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	n = fread(text, 1, sizeof(text), f);
	fclose(f);
	CU_ASSERT_TRUE(read_payload((struct str){ text, n }, &claims));
	CU_ASSERT_STRING_EQUAL(claims.username, "boredengineer");
	CU_ASSERT_STRING_EQUAL(claims.scope, "repo:public_read");
	CU_ASSERT_EQUAL(claims.iat, 1769818788);
	CU_ASSERT_EQUAL(claims.exp - claims.iat, 600);
	CU_ASSERT_EQUAL(claims.source, SOURCE_PAT);
}

#define CLAIM(source) "{\"https://hub.docker.com\":{\"source\":" source "}}"

static enum session_source source(struct str payload)
{
	struct claims claims;

	CU_ASSERT_TRUE(read_payload(payload, &claims));
	return claims.source;
}

static void test_tells_the_source(void)
{
	CU_ASSERT_EQUAL(source(STR(CLAIM("\"docker_pat|1\""))), SOURCE_PAT);
	CU_ASSERT_EQUAL(source(STR(CLAIM("\"docker_oat|1\""))), SOURCE_OAT);
	CU_ASSERT_EQUAL(source(STR(CLAIM("\"docker_patty\""))), SOURCE_PASSWORD);
	CU_ASSERT_EQUAL(source(STR(CLAIM("null"))), SOURCE_PASSWORD);
	CU_ASSERT_EQUAL(source(STR("{\"source\":\"docker_pat|1\"}")), SOURCE_UNKNOWN);
	CU_ASSERT_EQUAL(source(STR("{}")), SOURCE_UNKNOWN);
}

static void test_absent_and_wrong_claims_are_empty(void)
{
	struct claims claims;

	CU_ASSERT_TRUE(read_payload(STR("{\"exp\":\"soon\",\"iat\":-5,\"scope\":7}"),
				    &claims));
	CU_ASSERT_EQUAL(claims.exp, 0);
	CU_ASSERT_EQUAL(claims.iat, 0);
	CU_ASSERT_STRING_EQUAL(claims.scope, "");
	CU_ASSERT_STRING_EQUAL(claims.username, "");
}

static void test_long_names_are_cut_between_characters(void)
{
	struct claims claims;
	char payload[400], *p = payload;

	p += snprintf(p, 60, "{\"https://hub.docker.com\":{\"username\":\"");
	for (int i = 0; i < 100; i++)
		p += snprintf(p, 3, "\xC3\xA4");
	p += snprintf(p, 8, "\"}}");
	CU_ASSERT_TRUE(
		read_payload((struct str){ payload, (size_t)(p - payload) }, &claims));
	CU_ASSERT_EQUAL(strlen(claims.username), 62);
}

static void test_refuses_what_is_no_token(void)
{
	static const char *const bad[] = {
		"",
		"e30",
		"e30.e30",
		".e30.s",
		"e30.e30.s.t",
		"e30.e30=.s",
		"e30.e31.s", /* bits left over */
		"e30.e.s",
		"e30..s",
		"e30.e3 0.s",
		"e30.W10.s" /* [] */,
		"e30.bnVsbA.s" /* null */,
		"e30.e30+.s",
		"dckr_pat_abcdef",
	};
	struct claims claims;
	char *huge = xcalloc(1, 20000);

	for (size_t i = 0; i < COUNT(bad); i++) {
		memset(&claims, 'x', sizeof(claims));
		CU_ASSERT_FALSE(jwt_claims(str_from(bad[i]), &claims));
		CU_ASSERT_EQUAL(claims.exp, 0);
		CU_ASSERT_EQUAL(claims.username[0], '\0');
	}
	CU_ASSERT_TRUE(jwt_claims(STR("e30.e30."), &claims));
	memset(huge, 'A', 20000);
	huge[3] = huge[19996] = '.';
	CU_ASSERT_FALSE(jwt_claims((struct str){ huge, 20000 }, &claims));
	free(huge);
}

CHECK_MAIN("jwt", test_reads_a_recorded_token, test_tells_the_source,
	   test_absent_and_wrong_claims_are_empty,
	   test_long_names_are_cut_between_characters, test_refuses_what_is_no_token)
