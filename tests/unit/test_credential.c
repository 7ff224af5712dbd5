/* Where a credential comes from, what is refused, and programs that misbehave. */
#include "net/credential.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "net/helper.h"
#include "tests/check.h"
#include "tests/harness/env.h"
#include "tests/harness/fake_worker.h"
#include "tests/harness/wait.h"

#define HUB   "https://hub.docker.com"
#define AUTH  "bWFyaWE6bWFyaWEtcGFzc3dvcmQ=" /* maria:maria-password */
#define AUTHS "{\"auths\":{\"https://index.docker.io/v1/\":{\"auth\":\"" AUTH "\"}}}"

/* A home of its own, and none of the variables that count. */
struct rig {
	struct env env;
	char bin[96], path[4096];
	struct credentials *c;
	struct worker *w;
	/* what came of it */
	int calls;
	struct credential cred;
	struct error err;
	bool erased;
	char path_line[5008];
};

static void set_up(struct rig *r)
{
	static const char *const names[] = {
		"DOCKERHUB_USERNAME", "DOCKER_HUB_USER",      "DOCKERHUB_TOKEN",
		"DOCKER_HUB_TOKEN",   "DOCKERHUB_SCIM_TOKEN", "DOCKERHUB_TOKEN_FILE",
		"DOCKER_AUTH_CONFIG", "DOCKER_CONFIG",
	};
	const char *path = getenv("PATH");
	char with[5000];

	*r = (struct rig){ 0 };
	env_init(&r->env);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		unsetenv(names[i]);
	setenv("HOME", r->env.home, 1);
	snprintf(r->bin, sizeof(r->bin), "%s/bin", r->env.home);
	mkdir(r->bin, 0700);
	snprintf(r->path, sizeof(r->path), "%s", path ? path : "/usr/bin:/bin");
	snprintf(with, sizeof(with), "%s:%s", r->bin, r->path);
	setenv("PATH", with, 1);
}

static void tear_down(struct rig *r)
{
	if (r->w)
		fake_free(r->w);
	credential_done(&r->cred);
	credentials_free(r->c);
	setenv("PATH", r->path, 1);
	env_done(&r->env);
}

static const char *put_file(struct rig *r, const char *name, const char *text,
			    mode_t mode)
{
	static char path[200];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", r->env.home, name);
	unlink(path);
	f = fopen(path, "we");
	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	fputs(text, f);
	fclose(f);
	chmod(path, mode);
	return path;
}

static void put_config(struct rig *r, const char *json)
{
	char dir[160];

	snprintf(dir, sizeof(dir), "%s/.docker", r->env.home);
	mkdir(dir, 0700);
	put_file(r, ".docker/config.json", json, 0600);
}

static void put_helper(struct rig *r, const char *name, const char *script)
{
	char file[96], text[1024];

	snprintf(file, sizeof(file), "bin/docker-credential-%s", name);
	snprintf(text, sizeof(text), "#!/bin/sh\n%s\n", script);
	put_file(r, file, text, 0700);
}

static enum status collect(struct rig *r, const char *url)
{
	return credentials_collect(url, &r->c, &r->err);
}

static void keep(void *arg, struct credential *take_cred, const struct error *err)
{
	struct rig *r = arg;

	r->calls++;
	r->cred = *take_cred;
	r->err = *err;
}

static void read_it(struct rig *r)
{
	r->w = fake_new(r->c, NULL);
	CU_ASSERT_PTR_NOT_NULL(credential_read(r->w, r->c, keep, r));
	CU_ASSERT_EQUAL(r->calls, 0);
	fake_run(r->w);
	CU_ASSERT_EQUAL(r->calls, 1);
}

static void expect(struct rig *r, enum credential_kind kind, const char *user,
		   const char *secret, const char *source)
{
	CU_ASSERT_EQUAL_FATAL(collect(r, HUB), ST_OK);
	CU_ASSERT_STRING_EQUAL(credentials_source(r->c), source);
	read_it(r);
	CU_ASSERT_EQUAL(r->err.status, ST_OK);
	CU_ASSERT_EQUAL(r->cred.kind, kind);
	CU_ASSERT_STRING_EQUAL(r->cred.user ? r->cred.user : "", user);
	CU_ASSERT_STRING_EQUAL(r->cred.secret ? secret_str(r->cred.secret).ptr : "",
			       secret);
	if (kind != CRED_NONE)
		CU_ASSERT_STRING_EQUAL(r->cred.source, source);
}

static void test_nothing(void)
{
	struct rig r;

	set_up(&r);
	expect(&r, CRED_NONE, "", "", "none (anonymous)");
	tear_down(&r);
}

static void test_environment(void)
{
	struct rig r;

	set_up(&r);
	setenv("DOCKERHUB_USERNAME", "maria", 1);
	setenv("DOCKERHUB_TOKEN", "dckr_pat_env", 1);
	setenv("DOCKER_HUB_TOKEN", "dckr_pat_alias", 1);
	put_config(&r, AUTHS);
	expect(&r, CRED_TOKEN, "maria", "dckr_pat_env", "DOCKERHUB_TOKEN");
	CU_ASSERT_PTR_NULL(getenv("DOCKERHUB_TOKEN"));
	CU_ASSERT_PTR_NULL(getenv("DOCKER_HUB_TOKEN"));
	CU_ASSERT_FALSE(r.cred.docker);
	tear_down(&r);
}

static void test_aliases(void)
{
	struct rig r;

	set_up(&r);
	setenv("DOCKER_HUB_USER", "maria", 1);
	setenv("DOCKER_HUB_TOKEN", "maria-password", 1);
	expect(&r, CRED_PASSWORD, "maria", "maria-password", "DOCKER_HUB_TOKEN");
	tear_down(&r);
}

static void test_user_alone(void)
{
	struct rig r;

	set_up(&r);
	setenv("DOCKERHUB_USERNAME", "maria", 1);
	expect(&r, CRED_NONE, "", "", "prompt");
	CU_ASSERT_STRING_EQUAL(credentials_user(r.c), "maria");
	tear_down(&r);
}

/* H14 */
static void test_line_breaks_are_refused(void)
{
	static const char *const bad[] = { "tok\r\nX: y", "tok\n", "\rtok" };

	for (size_t i = 0; i < 3; i++) {
		struct rig r;

		set_up(&r);
		setenv("DOCKERHUB_TOKEN", bad[i], 1);
		CU_ASSERT_EQUAL(collect(&r, HUB), ST_LOCAL);
		CU_ASSERT_PTR_NOT_NULL(strstr(r.err.text, "DOCKERHUB_TOKEN"));
		CU_ASSERT_PTR_NULL(strstr(r.err.text, "tok\r"));
		CU_ASSERT_PTR_NULL(getenv("DOCKERHUB_TOKEN"));
		tear_down(&r);
	}
}

static void test_token_file(void)
{
	struct rig r;

	set_up(&r);
	setenv("DOCKERHUB_USERNAME", "maria", 1);
	setenv("DOCKERHUB_TOKEN_FILE", put_file(&r, "tok", "dckr_pat_1\n", 0600), 1);
	expect(&r, CRED_TOKEN, "maria", "dckr_pat_1", "DOCKERHUB_TOKEN_FILE");
	/* read again for each renewal */
	put_file(&r, "tok", "dckr_pat_2\r\n", 0400);
	credential_done(&r.cred);
	fake_free(r.w);
	r.calls = 0;
	read_it(&r);
	CU_ASSERT_STRING_EQUAL(secret_str(r.cred.secret).ptr, "dckr_pat_2");
	tear_down(&r);
}

/* C20 */
static void test_forgotten(void)
{
	struct rig r;

	set_up(&r);
	put_config(&r, AUTHS);
	setenv("DOCKERHUB_USERNAME", "maria", 1);
	setenv("DOCKERHUB_TOKEN", "dckr_pat_env", 1);
	setenv("DOCKERHUB_SCIM_TOKEN", "scim-secret", 1);
	setenv("DOCKER_AUTH_CONFIG", AUTHS, 1);
	CU_ASSERT_EQUAL(collect(&r, HUB), ST_OK);
	credentials_forget(r.c);
	CU_ASSERT_STRING_EQUAL(credentials_source(r.c), "prompt");
	CU_ASSERT_STRING_EQUAL(credentials_user(r.c), "maria");
	CU_ASSERT_PTR_NULL(credentials_scim(r.c));
	read_it(&r);
	CU_ASSERT_EQUAL(r.err.status, ST_OK);
	CU_ASSERT_EQUAL(r.cred.kind, CRED_NONE);
	credentials_forget(r.c);
	tear_down(&r);
}

/* Also what is read again for each renewal. */
static void test_forgotten_files_are_not_read(void)
{
	struct rig r;

	set_up(&r);
	setenv("DOCKERHUB_USERNAME", "maria", 1);
	setenv("DOCKERHUB_TOKEN_FILE", put_file(&r, "tok", "dckr_pat_1\n", 0600), 1);
	CU_ASSERT_EQUAL(collect(&r, HUB), ST_OK);
	credentials_forget(r.c);
	read_it(&r);
	CU_ASSERT_EQUAL(r.cred.kind, CRED_NONE);
	tear_down(&r);
}

static void expect_refused(struct rig *r, const char *why)
{
	CU_ASSERT_EQUAL(collect(r, HUB), ST_LOCAL);
	CU_ASSERT_PTR_NOT_NULL(strstr(r->err.text, why));
	tear_down(r);
}

static void test_token_files_that_are_refused(void)
{
	struct rig r;
	char dir[96];

	set_up(&r);
	setenv("DOCKERHUB_TOKEN_FILE", put_file(&r, "tok", "t\n", 0644), 1);
	expect_refused(&r, "others can read");
	set_up(&r);
	setenv("DOCKERHUB_TOKEN_FILE", put_file(&r, "tok", "t\r\nX: y\n", 0600), 1);
	expect_refused(&r, "line break");
	set_up(&r);
	setenv("DOCKERHUB_TOKEN_FILE", put_file(&r, "tok", "\n", 0600), 1);
	expect_refused(&r, "empty");
	set_up(&r);
	setenv("DOCKERHUB_TOKEN_FILE", "/nonexistent/token", 1);
	expect_refused(&r, "No such file");
	set_up(&r);
	snprintf(dir, sizeof(dir), "%s", r.env.home);
	setenv("DOCKERHUB_TOKEN_FILE", dir, 1);
	expect_refused(&r, "not a regular file");
}

/* A link is as good as who made it. */
static void test_link_to_a_token_file(void)
{
	struct rig r;
	char link[160];

	set_up(&r);
	snprintf(link, sizeof(link), "%s/link", r.env.home);
	CU_ASSERT_EQUAL(symlink(put_file(&r, "tok", "dckr_pat_1\n", 0600), link), 0);
	setenv("DOCKERHUB_TOKEN_FILE", link, 1);
	if (geteuid() == 0) {
		CU_ASSERT_EQUAL(lchown(link, 65534, 65534), 0);
		expect_refused(&r, "symbolic link");
		return;
	}
	CU_ASSERT_EQUAL(collect(&r, HUB), ST_OK);
	tear_down(&r);
}

static void test_docker_auths(void)
{
	struct rig r;

	set_up(&r);
	put_config(&r, AUTHS);
	expect(&r, CRED_PASSWORD, "maria", "maria-password", "docker config");
	CU_ASSERT_TRUE(r.cred.docker);
	tear_down(&r);
}

static void test_docker_config_variable(void)
{
	struct rig r;

	set_up(&r);
	put_config(&r, "{}");
	put_file(&r, "bin/config.json", AUTHS, 0600);
	setenv("DOCKER_CONFIG", r.bin, 1);
	expect(&r, CRED_PASSWORD, "maria", "maria-password", "docker config");
	tear_down(&r);
}

static void test_docker_auth_config_variable(void)
{
	struct rig r;

	set_up(&r);
	put_config(&r, "{\"credsStore\":\"nope\"}");
	setenv("DOCKER_AUTH_CONFIG", AUTHS, 1);
	expect(&r, CRED_PASSWORD, "maria", "maria-password", "DOCKER_AUTH_CONFIG");
	CU_ASSERT_PTR_NULL(getenv("DOCKER_AUTH_CONFIG"));
	tear_down(&r);
}

/* Docker's credentials are for Docker's Hub and nobody else. */
static void test_docker_is_for_docker_hub(void)
{
	static const char *const urls[] = {
		"http://127.0.0.1:8080",       "https://hub.docker.com.evil.com",
		"https://hub.docker.com@evil", "https://hub.docker.com:8443",
		"http://hub.docker.com",       "https://hub.docker.com/x",
	};

	for (size_t i = 0; i < sizeof(urls) / sizeof(*urls); i++) {
		struct rig r;

		set_up(&r);
		put_config(&r, AUTHS);
		setenv("DOCKER_AUTH_CONFIG", AUTHS, 1);
		CU_ASSERT_EQUAL(collect(&r, urls[i]), ST_OK);
		CU_ASSERT_STRING_EQUAL(credentials_source(r.c), "none (anonymous)");
		read_it(&r);
		CU_ASSERT_EQUAL(r.cred.kind, CRED_NONE);
		tear_down(&r);
	}
}

static void test_docker_login_of_another(void)
{
	struct rig r;

	set_up(&r);
	put_config(&r, AUTHS);
	setenv("DOCKERHUB_USERNAME", "jdoe", 1);
	CU_ASSERT_EQUAL(collect(&r, HUB), ST_OK);
	read_it(&r);
	CU_ASSERT_EQUAL(r.cred.kind, CRED_NONE);
	CU_ASSERT_EQUAL(r.err.status, ST_OK);
	tear_down(&r);
}

static void test_broken_docker_config(void)
{
	struct rig r;

	set_up(&r);
	put_config(&r, "{ nonsense");
	CU_ASSERT_EQUAL(collect(&r, HUB), ST_OK);
	read_it(&r);
	CU_ASSERT_EQUAL(r.err.status, ST_LOCAL);
	tear_down(&r);
}

/* ---- helpers ------------------------------------------------------------ */

static const char good_script[] =
	"[ \"$*\" = get ] || exit 9\n"
	"[ \"$(cat; echo .)\" = 'https://index.docker.io/v1/.' ] || exit 8\n"
	"echo '{\"ServerURL\":\"https://index.docker.io/v1/\",\"Username\":\"maria\","
	"\"Secret\":\"dckr_pat_helped\"}'";

static void test_helper(void)
{
	struct rig r;

	set_up(&r);
	put_config(&r, "{\"credsStore\":\"good\"}");
	put_helper(&r, "good", good_script);
	expect(&r, CRED_TOKEN, "maria", "dckr_pat_helped",
	       "docker config, helper good");
	CU_ASSERT_TRUE(r.cred.docker);
	tear_down(&r);
}

static void test_identity_token_from_a_helper(void)
{
	struct rig r;

	set_up(&r);
	put_config(&r, "{\"credsStore\":\"id\"}");
	put_helper(&r, "id", "echo '{\"Username\":\"<token>\",\"Secret\":\"tok\"}'");
	expect(&r, CRED_IDENTITY, "<token>", "tok", "docker config, helper id");
	tear_down(&r);
}

static void run_helper(struct rig *r, const char *script)
{
	set_up(r);
	put_config(r, "{\"credsStore\":\"it\"}");
	if (script)
		put_helper(r, "it", script);
	CU_ASSERT_EQUAL(collect(r, HUB), ST_OK);
	read_it(r);
}

static void expect_helper_error(const char *script, const char *text)
{
	struct rig r;

	run_helper(&r, script);
	CU_ASSERT_EQUAL(r.err.status, ST_LOCAL);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.text, text));
	CU_ASSERT_PTR_NULL(strchr(r.err.text, '\n'));
	CU_ASSERT_EQUAL(r.cred.kind, CRED_NONE);
	tear_down(&r);
}

static void test_helper_knows_nothing(void)
{
	struct rig r;

	run_helper(&r, "cat >/dev/null\n"
		       "echo 'credentials not found in native keychain'\nexit 1");
	CU_ASSERT_EQUAL(r.err.status, ST_OK);
	CU_ASSERT_EQUAL(r.cred.kind, CRED_NONE);
	tear_down(&r);
}

static void test_helpers_that_fail(void)
{
	expect_helper_error("echo 'pass is locked'\necho other >&2\nexit 1",
			    "docker-credential-it: pass is locked");
	expect_helper_error("echo 'only here' >&2\nexit 1", "only here");
	expect_helper_error("exit 3", "status 3");
	expect_helper_error("kill -TERM $$", "signal 15");
	expect_helper_error("echo nonsense", "not JSON");
	expect_helper_error("echo '{\"Username\":\"maria\"}'", "without Username");
	expect_helper_error("echo '{\"Username\":7,\"Secret\":\"x\"}'", "without");
	expect_helper_error("head -c 200000 /dev/zero", "not JSON");
	expect_helper_error("head -c 200000 /dev/zero >&2\nexit 4", "");
	expect_helper_error(NULL, "cannot run docker-credential-it");
}

/* Never reads its input: no SIGPIPE, no hang. */
static void test_helper_that_does_not_listen(void)
{
	struct rig r;

	run_helper(&r, "exec <&-\necho '{\"Username\":\"maria\",\"Secret\":\"x\"}'");
	CU_ASSERT_EQUAL(r.cred.kind, CRED_PASSWORD);
	tear_down(&r);
}

/* A secret that would change a request. */
static void test_helper_with_a_line_break(void)
{
	struct rig r;

	run_helper(&r, "echo '{\"Username\":\"maria\",\"Secret\":\"a\\r\\nX: y\"}'");
	CU_ASSERT_EQUAL(r.err.status, ST_LOCAL);
	CU_ASSERT_EQUAL(r.cred.kind, CRED_NONE);
	tear_down(&r);
}

/* ---- erasing ------------------------------------------------------------ */

static void on_erased(void *arg, struct helper_reply *reply)
{
	struct rig *r = arg;

	r->calls++;
	r->err = reply->err;
	r->erased = reply->erased;
	CU_ASSERT_PTR_NULL(reply->user);
	CU_ASSERT_PTR_NULL(reply->secret);
}

static void run_erase(struct rig *r, const char *script)
{
	char *env[] = { r->path_line, NULL };

	set_up(r);
	snprintf(r->path_line, sizeof(r->path_line), "PATH=%s", getenv("PATH"));
	put_helper(r, "it", script);
	r->w = fake_new(NULL, NULL);
	CU_ASSERT_PTR_NOT_NULL_FATAL(helper_erase(
		r->w, "it", "https://index.docker.io/v1/", env, on_erased, r, &r->err));
	fake_run(r->w);
	CU_ASSERT_EQUAL(r->calls, 1);
}

static void test_helper_erases(void)
{
	struct rig r;

	run_erase(&r, "[ \"$*\" = erase ] || exit 9\n"
		      "[ \"$(cat; echo .)\" = 'https://index.docker.io/v1/.' ]");
	CU_ASSERT_STRING_EQUAL(r.err.text, "");
	CU_ASSERT_TRUE(r.erased);
	/* it may have drawn on the terminal */
	CU_ASSERT_EQUAL(fake_status(r.w)->programs, 1);
	tear_down(&r);
	run_erase(&r, "echo 'credentials not found in native keychain'\nexit 1");
	CU_ASSERT_EQUAL(r.err.status, ST_OK);
	CU_ASSERT_FALSE(r.erased);
	tear_down(&r);
	run_erase(&r, "echo 'pass is locked'\nexit 1");
	CU_ASSERT_EQUAL(r.err.status, ST_LOCAL);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.text, "pass is locked"));
	CU_ASSERT_FALSE(r.erased);
	tear_down(&r);
}

/* C5 */
static void test_helper_names(void)
{
	static const char *const bad[] = { "x;rm -rf ~", "../x", "",      "a b",
					   "a/b",        ".",    "$HOME", "a.b" };
	struct rig r;

	CU_ASSERT_TRUE(helper_name_ok("pass"));
	CU_ASSERT_TRUE(helper_name_ok("ecr-login_2"));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		CU_ASSERT_FALSE(helper_name_ok(bad[i]));
	set_up(&r);
	put_config(&r, "{\"credsStore\":\"../bin/x\"}");
	CU_ASSERT_EQUAL(collect(&r, HUB), ST_OK);
	read_it(&r);
	CU_ASSERT_EQUAL(r.err.status, ST_LOCAL);
	tear_down(&r);
}

/* C6 */
static void test_helper_input(void)
{
	struct rig r;
	struct error err = { 0 };
	char *env[] = { NULL };

	set_up(&r);
	r.w = fake_new(NULL, NULL);
	CU_ASSERT_PTR_NULL(helper_start(r.w, "good", "https://a\nhost=evil", env, NULL,
					NULL, &err));
	CU_ASSERT_EQUAL(err.status, ST_LOCAL);
	CU_ASSERT_PTR_NULL(
		helper_start(r.w, "good", "https://a\r", env, NULL, NULL, &err));
	tear_down(&r);
}

/* C11: it gets an environment, but no secret of it. */
static void test_helper_environment(void)
{
	struct rig r;

	set_up(&r);
	setenv("DOCKERHUB_SCIM_TOKEN", "scim-secret", 1);
	setenv("SSLKEYLOGFILE", "/tmp/keys", 1);
	setenv("HARMLESS", "yes", 1);
	put_config(&r, "{\"credsStore\":\"env\"}");
	put_helper(&r, "env",
		   "env | grep -q scim-secret && exit 7\n"
		   "env | grep -q SSLKEYLOG && exit 6\n"
		   "[ \"$HARMLESS\" = yes ] || exit 5\n"
		   "echo '{\"Username\":\"maria\",\"Secret\":\"x\"}'");
	CU_ASSERT_EQUAL(collect(&r, HUB), ST_OK);
	read_it(&r);
	CU_ASSERT_EQUAL(r.err.status, ST_OK);
	CU_ASSERT_EQUAL(r.cred.kind, CRED_PASSWORD);
	unsetenv("HARMLESS");
	tear_down(&r);
}

/* C8: a session of its own, no terminal, no descriptor of ours but the three pipes. */
static void test_helper_is_alone(void)
{
	/* Not CLOEXEC, as a library's might be; a number no shell uses itself. */
	int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
	int fd = dup2(null, 200);
	struct rig r;

	CU_ASSERT_EQUAL(fd, 200);
	close(null);
	run_helper(&r, "[ \"$(cut -d' ' -f6 /proc/$$/stat)\" = $$ ] || exit 9\n"
		       "(: </dev/tty) 2>/dev/null && exit 8\n"
		       "[ -e /proc/$$/fd/200 ] && exit 7\n"
		       "echo '{\"Username\":\"maria\",\"Secret\":\"x\"}'");
	CU_ASSERT_STRING_EQUAL(r.err.text, "");
	close(fd);
	tear_down(&r);
}

/* A helper whose child sleeps for ever.  Returns a descriptor that is readable once
 * that child is dead. */
static int start_hanging(struct rig *r, struct credential_read **ret)
{
	char path[200], text[32] = "";
	int fd;
	FILE *f;

	set_up(r);
	put_config(r, "{\"credsStore\":\"hang\"}");
	put_helper(r, "hang", "sleep 1000 &\necho $! >$HOME/pid\necho x\nwait");
	snprintf(path, sizeof(path), "%s/pid", r->env.home);
	CU_ASSERT_EQUAL_FATAL(mkfifo(path, 0600), 0);
	CU_ASSERT_EQUAL(collect(r, HUB), ST_OK);
	r->w = fake_new(r->c, NULL);
	*ret = credential_read(r->w, r->c, keep, r);
	f = fopen(path, "re");
	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	CU_ASSERT_PTR_NOT_NULL_FATAL(fgets(text, sizeof(text), f));
	fclose(f);
	fd = (int)syscall(SYS_pidfd_open, strtol(text, NULL, 10), 0);
	CU_ASSERT_TRUE_FATAL(fd >= 0);
	return fd;
}

static bool is_dead(int pidfd, int64_t within_ms)
{
	struct pollfd p = { .fd = pidfd, .events = POLLIN };

	return poll(&p, 1, (int)within_ms) == 1;
}

/* C7: the helper's whole group goes. */
static void test_helper_that_hangs(void)
{
	struct credential_read *read;
	struct rig r;
	int pidfd = start_hanging(&r, &read);

	fake_advance(r.w, 29000);
	CU_ASSERT_EQUAL(r.calls, 0);
	CU_ASSERT_FALSE(is_dead(pidfd, 0));
	fake_advance(r.w, 1001);
	CU_ASSERT_EQUAL(r.calls, 1);
	CU_ASSERT_EQUAL(r.err.status, ST_LOCAL);
	CU_ASSERT_PTR_NOT_NULL(strstr(r.err.text, "30 s"));
	CU_ASSERT_TRUE(is_dead(pidfd, wait_limit_ms()));
	close(pidfd);
	tear_down(&r);
}

static void test_helper_that_is_dropped(void)
{
	struct credential_read *read;
	struct rig r;
	int pidfd = start_hanging(&r, &read);

	credential_drop(read);
	CU_ASSERT_TRUE(is_dead(pidfd, wait_limit_ms()));
	CU_ASSERT_EQUAL(r.calls, 0);
	close(pidfd);
	tear_down(&r);
}

CHECK_MAIN("credential", test_nothing, test_environment, test_aliases, test_user_alone,
	   test_line_breaks_are_refused, test_token_file,
	   test_token_files_that_are_refused, test_link_to_a_token_file, test_forgotten,
	   test_forgotten_files_are_not_read, test_docker_auths,
	   test_docker_config_variable, test_docker_auth_config_variable,
	   test_docker_is_for_docker_hub, test_docker_login_of_another,
	   test_broken_docker_config, test_helper, test_identity_token_from_a_helper,
	   test_helper_knows_nothing, test_helpers_that_fail,
	   test_helper_that_does_not_listen, test_helper_with_a_line_break,
	   test_helper_erases, test_helper_names, test_helper_input,
	   test_helper_environment, test_helper_is_alone, test_helper_that_hangs,
	   test_helper_that_is_dropped)
