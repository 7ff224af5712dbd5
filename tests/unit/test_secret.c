/* What keeps a secret in the process: pages, wiping, core dumps, the environment. */
#include "net/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "net/credential.h"
#include "tests/check.h"

/* Sanitizers read /proc/self/environ at their start, and keep it. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

/* Made while running, so that the program's own constants do not hold it. */
static void make_marker(char *buf, size_t size)
{
	snprintf(buf, size, "marker-%d-%s", (int)getpid(), "of-a-secret");
}

/* Runs `fn` in a child; its exit code. */
static int in_child(int (*fn)(void *arg), void *arg)
{
	int status = -1;
	pid_t pid = fork();

	if (!pid)
		_exit(fn(arg));
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_take_wipes_the_original(void)
{
	char text[] = "dckr_pat_abc";
	static const char zeros[sizeof(text)];
	struct secret *s = secret_take(text, sizeof(text) - 1);

	CU_ASSERT_EQUAL(memcmp(text, zeros, sizeof(text)), 0);
	CU_ASSERT_STRING_EQUAL(secret_str(s).ptr, "dckr_pat_abc");
	CU_ASSERT_EQUAL(secret_str(s).len, 12);
	secret_free(s);
	secret_free(NULL);
}

static void test_copy_and_trim(void)
{
	char *bytes;
	struct secret *a = secret_room(10000, &bytes), *b;

	memset(bytes, 'x', 10000);
	secret_trim(a, 5000);
	b = secret_copy(a);
	secret_free(a);
	CU_ASSERT_EQUAL(secret_str(b).len, 5000);
	CU_ASSERT_EQUAL(strlen(secret_str(b).ptr), 5000);
	CU_ASSERT_EQUAL(secret_str(b).ptr[4999], 'x');
	secret_trim(b, 0);
	CU_ASSERT_STRING_EQUAL(secret_str(b).ptr, "");
	secret_free(b);
}

/* The kernel reads the address for us: EFAULT when nothing is there. */
static void test_free_gives_the_page_back(void)
{
	char text[] = "dckr_pat_abc";
	struct secret *s = secret_take(text, sizeof(text) - 1);
	const char *at = secret_str(s).ptr;
	int fd = open("/dev/null", O_WRONLY | O_CLOEXEC);
	int p[2];

	CU_ASSERT_EQUAL_FATAL(pipe(p), 0);
	CU_ASSERT_EQUAL(write(p[1], at, 4), 4);
	secret_free(s);
	CU_ASSERT_EQUAL(write(p[1], at, 4), -1);
	CU_ASSERT_EQUAL(errno, EFAULT);
	close(p[0]);
	close(p[1]);
	close(fd);
}

/* VmFlags of the mapping that holds the address. */
static void flags_of(const void *at, char *ret, size_t size)
{
	FILE *f = fopen("/proc/self/smaps", "re");
	char line[512];
	bool here = false;

	ret[0] = '\0';
	while (f && fgets(line, sizeof(line), f)) {
		char *end = NULL;
		unsigned long from = strtoul(line, &end, 16), to = 0;

		if (*end == '-') {
			to = strtoul(end + 1, NULL, 16);
			here = (uintptr_t)at >= from && (uintptr_t)at < to;
		}
		if (here && !strncmp(line, "VmFlags:", 8)) {
			snprintf(ret, size, "%s", line);
			break;
		}
	}
	if (f)
		fclose(f);
}

static void test_pages_are_kept_out_of_dumps(void)
{
	char text[] = "dckr_pat_abc", flags[512];
	struct secret *s = secret_take(text, sizeof(text) - 1);

	flags_of(secret_str(s).ptr, flags, sizeof(flags));
	CU_ASSERT_PTR_NOT_NULL(strstr(flags, " dd")); /* not dumped */
	CU_ASSERT_PTR_NOT_NULL(strstr(flags, " wf")); /* wiped on fork */
	secret_free(s);
}

static int is_empty_here(void *arg)
{
	return secret_str(arg).ptr[0] ? 1 : 0;
}

static void test_children_do_not_inherit(void)
{
	char text[] = "dckr_pat_abc";
	struct secret *s = secret_take(text, sizeof(text) - 1);

	CU_ASSERT_EQUAL(in_child(is_empty_here, s), 0);
	CU_ASSERT_STRING_EQUAL(secret_str(s).ptr, "dckr_pat_abc");
	secret_free(s);
}

static int is_hardened(void *arg)
{
	struct rlimit l = { 1, 1 };

	(void)arg;
	secret_harden_process();
	if (getrlimit(RLIMIT_CORE, &l) || l.rlim_cur || l.rlim_max)
		return 1;
	return prctl(PR_GET_DUMPABLE) ? 2 : 0;
}

static void test_no_core_and_no_ptrace(void)
{
	CU_ASSERT_EQUAL(in_child(is_hardened, NULL), 0);
}

/* How often the bytes are in memory we may write to. */
static size_t count_in_memory(const char *needle)
{
	FILE *maps = fopen("/proc/self/maps", "re");
	int mem = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
	static char buf[1 << 20];
	size_t n = 0, len = strlen(needle);
	char line[512];

	while (maps && fgets(line, sizeof(line), maps)) {
		char *end = NULL;
		unsigned long from = strtoul(line, &end, 16), to;

		to = strtoul(end + 1, &end, 16);
		/* A sanitizer's shadow is larger than any memory. */
		if (end[1] != 'r' || end[2] != 'w' || to - from > 1UL << 30)
			continue;
		for (unsigned long at = from; at < to; at += sizeof(buf) - 256) {
			size_t want = to - at < sizeof(buf) ? to - at : sizeof(buf);
			ssize_t got;

			if (at < (uintptr_t)buf + sizeof(buf) &&
			    (uintptr_t)buf < at + want)
				continue;
			got = pread(mem, buf, want, (off_t)at);
			for (char *p = buf;
			     got > 0 &&
			     (p = memmem(p, (size_t)(buf + got - p), needle, len));
			     p++)
				n++;
		}
	}
	if (maps)
		fclose(maps);
	close(mem);
	return n;
}

static bool file_has(const char *path, const char *needle)
{
	static char buf[65536];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = read(fd, buf, sizeof(buf));
	bool has = n > 0 && memmem(buf, (size_t)n, needle, strlen(needle));

	close(fd);
	return has;
}

/*
 * Runs in a program of its own whose environment held the secret from birth: only then
 * is it in what /proc shows.  The secret is spelled backwards here.
 */
static int check_environment(void)
{
	static const char backwards[] = "drow_tap_rkcd";
	char forwards[sizeof(backwards)];
	struct credentials *c = NULL;
	struct error err = { 0 };
	size_t n = sizeof(backwards) - 1;
	int rc = 0;

	for (size_t i = 0; i < n; i++)
		forwards[i] = backwards[n - 1 - i];
	forwards[n] = '\0';
	if (!file_has("/proc/self/environ", forwards))
		return 2;
	if (credentials_collect("http://127.0.0.1", &c, &err) != ST_OK)
		return 3;
	if (file_has("/proc/self/environ", forwards) || getenv("DOCKERHUB_TOKEN") ||
	    getenv("DOCKERHUB_SCIM_TOKEN") || getenv("SSLKEYLOGFILE"))
		rc = 4;
	/* Once in the page of each of the two secrets, once in this function. */
	else if (!SANITIZED && count_in_memory(forwards) > 3)
		rc = 5;
	credentials_free(c);
	return rc;
}

static int run_again(void *arg)
{
	char prog[] = "secret", test[] = "test_environment_is_wiped";
	char *argv[] = { prog, test, NULL };
	char *envp[] = { (char[]){ "DOCKERHUB_TOKEN=dckr_pat_word" },
			 (char[]){ "DOCKERHUB_USERNAME=maria" },
			 (char[]){ "DOCKERHUB_SCIM_TOKEN=dckr_pat_word" },
			 (char[]){ "SSLKEYLOGFILE=/tmp/keys" },
			 (char[]){ "SECRET_TEST_CHILD=1" },
			 NULL };

	(void)arg;
	execve("/proc/self/exe", argv, envp);
	return 9;
}

static void test_environment_is_wiped(void)
{
	if (getenv("SECRET_TEST_CHILD"))
		_exit(check_environment());
	CU_ASSERT_EQUAL(in_child(run_again, NULL), 0);
}

static void test_nothing_is_left_in_memory(void)
{
	char marker[64];
	struct secret *s;

	make_marker(marker, sizeof(marker));
	CU_ASSERT_TRUE(count_in_memory(marker) >= 1);
	{
		char copy[64];

		snprintf(copy, sizeof(copy), "%s", marker);
		s = secret_take(copy, strlen(copy));
	}
	CU_ASSERT_EQUAL(count_in_memory(marker), 2);
	secret_free(s);
	CU_ASSERT_EQUAL(count_in_memory(marker), 1);
}

CHECK_MAIN("secret", test_take_wipes_the_original, test_copy_and_trim,
	   test_free_gives_the_page_back, test_pages_are_kept_out_of_dumps,
	   test_children_do_not_inherit, test_no_core_and_no_ptrace,
	   test_environment_is_wiped, test_nothing_is_left_in_memory)
