/* Certificates that prove nothing, and servers too old: no credential goes there, and
 * the message names the reason (QUALITY H5, H17). */
#include <arpa/inet.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/env.h"
#include "tests/harness/fetch.h"
#include "tests/harness/hubsim.h"
#include "tests/harness/run.h"

#define ACME "{\"namespace\":\"acme\"}"

/* An authority and what it signed: NAME.pem and NAME.key. */
static const char make_all[] =
	"set -e; cd \"$HOME\"\n"
	"key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 "
	"-out $1.key; }\n"
	"cat >ca.cnf <<'END'\n"
	"[ca]\ndefault_ca=d\n"
	"[d]\nnew_certs_dir=.\ndatabase=index\nserial=serial\ndefault_md=sha256\n"
	"policy=p\nunique_subject=no\nx509_extensions=e\ncopy_extensions=copy\n"
	"[p]\ncommonName=supplied\n"
	"[e]\nbasicConstraints=CA:FALSE\n"
	"[req]\ndistinguished_name=n\n"
	"[n]\n"
	"END\n"
	": >index; echo 01 >serial\n"
	"sign() { key $1; openssl req -new -config ca.cnf -key $1.key -subj /CN=$1 "
	"-addext subjectAltName=$2 -out $1.csr; openssl ca -batch -config ca.cnf "
	"-cert ca.pem -keyfile ca.key -startdate $3 -enddate $4 -in $1.csr -notext "
	"-out $1.pem; }\n"
	"own() { key $1; openssl req -new -x509 -config ca.cnf -key $1.key -days 2 "
	"-subj /CN=$1 -addext subjectAltName=IP:127.0.0.1 -addext "
	"basicConstraints=critical,CA:$2 -out $1.pem; }\n"
	"own ca TRUE; own self FALSE\n"
	"sign good IP:127.0.0.1 20200101000000Z 20400101000000Z\n"
	"sign other DNS:hub.example 20200101000000Z 20400101000000Z\n"
	"sign old IP:127.0.0.1 20200101000000Z 20200201000000Z\n"
	"sign young IP:127.0.0.1 20390101000000Z 20400101000000Z\n";

static struct env made;

/* Without them nothing here can be told. */
static void make_certificates(void)
{
	const char *const argv[] = { "/bin/sh", "-c", make_all, NULL };
	struct run *r;

	env_init(&made);
	/* This machine may have no authorities of its own. */
	setenv("SSL_CERT_DIR", made.home, 1);
	r = run_program(&made, NULL, argv);
	if (r->status)
		printf("%s%s\n", r->out, r->err);
	if (r->status)
		abort();
	run_free(r);
}

static void ask(const char *url, const char *ca, struct fetched *ret)
{
	struct fetch_hub f;

	fetch_init(&f, url, "maria", "maria-password");
	f.config.ca_file = ca;
	fetch_open(&f);
	fetch_all(&f, "repos.list", ACME, WANT_BODY, ret);
	fetch_close(&f);
}

static bool told(const struct error *err, const char *text)
{
	bool ok = err->status == ST_NET && strstr(err->text, text);

	if (!ok)
		printf("    wanted \"%s\", got %d \"%s\"\n", text, (int)err->status,
		       err->text);
	return ok;
}

/* `text` NULL: it is trusted. */
static void serve(const char *name, bool with_ca, const char *text)
{
	char *cert = xasprintf("%s/%s.pem", made.home, name);
	char *key = xasprintf("%s/%s.key", made.home, name);
	char *ca = xasprintf("%s/ca.pem", made.home);
	const char *const args[] = { "--tls", cert, key, NULL };
	struct hubsim *sim = hubsim_start(args);
	struct fetched got;

	CU_ASSERT_PTR_NOT_NULL_FATAL(sim);
	CU_ASSERT_EQUAL(strncmp(hubsim_url(sim), "https://", 8), 0);
	ask(hubsim_url(sim), with_ca ? ca : NULL, &got);
	if (text)
		CU_ASSERT_TRUE(told(&got.done->err, text));
	if (!text)
		CU_ASSERT_EQUAL(got.done->err.status, ST_OK);
	CU_ASSERT_EQUAL(hubsim_count(sim, "POST *"), !text);
	CU_ASSERT_EQUAL(hubsim_count(sim, "GET *") > 0, !text);
	fetched_done(&got);
	hubsim_stop(sim);
	free(cert);
	free(key);
	free(ca);
}

static void test_the_named_authority_is_trusted(void)
{
	serve("good", true, NULL);
}

static void test_no_other_authority_is(void)
{
	serve("good", false, "vouches for the certificate of 127.0.0.1");
	serve("self", false, "is self-signed");
	serve("self", true, "is self-signed");
}

static void test_for_another_host(void)
{
	serve("other", true, "the certificate is not for 127.0.0.1:");
}

static void test_over_or_not_begun(void)
{
	serve("old", true, "has expired");
	serve("young", true, "is not valid yet");
}

/* ---- a server that knows TLS 1.1 only ----------------------------------- */

struct old_server {
	pthread_t thread;
	int fd;
	bool spoke_http;
};

static void *speak_tls_1_1(void *arg)
{
	/* ServerHello: version 3.2, a random, no session, a cipher, no compression. */
	unsigned char hello[47] = { 0x16, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2 };
	struct old_server *s = arg;
	char buf[4096];
	int fd;

	hello[44] = 0xc0;
	hello[45] = 0x14;
	while ((fd = accept4(s->fd, NULL, NULL, SOCK_CLOEXEC)) >= 0) {
		ssize_t n = recv(fd, buf, sizeof(buf), 0);

		if (n > 0 && send(fd, hello, sizeof(hello), MSG_NOSIGNAL) > 0)
			while ((n = recv(fd, buf, sizeof(buf), 0)) > 0)
				if (memmem(buf, (size_t)n, "HTTP/", 5))
					s->spoke_http = true;
		close(fd);
	}
	return NULL;
}

static void test_tls_1_1_is_refused(void)
{
	struct sockaddr_in a = { .sin_family = AF_INET,
				 .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof(a);
	struct old_server s = { .fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0) };
	struct fetched got;
	char *url;

	CU_ASSERT_EQUAL_FATAL(bind(s.fd, (struct sockaddr *)&a, sizeof(a)), 0);
	CU_ASSERT_EQUAL_FATAL(listen(s.fd, 8), 0);
	getsockname(s.fd, (struct sockaddr *)&a, &len);
	CU_ASSERT_EQUAL_FATAL(pthread_create(&s.thread, NULL, speak_tls_1_1, &s), 0);
	url = xasprintf("https://127.0.0.1:%d", ntohs(a.sin_port));
	ask(url, NULL, &got);
	CU_ASSERT_TRUE(told(&got.done->err, "no TLS connection to 127.0.0.1"));
	fetched_done(&got);
	shutdown(s.fd, SHUT_RDWR);
	pthread_join(s.thread, NULL);
	CU_ASSERT_FALSE(s.spoke_http);
	close(s.fd);
	free(url);
}

/* ---- nothing turns it off ------------------------------------------------ */

static void test_there_is_no_insecure_option(void)
{
	static const char *const words[] = { "--insecure", "-k", "--no-verify" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		const char *const argv[] = { getenv("HUBDECK"), words[i], "info",
					     NULL };
		struct run *r = run_program(&made, NULL, argv);

		CU_ASSERT_EQUAL(r->status, 64);
		run_free(r);
	}
}

int main(int argc, char **argv)
{
	int code;

	make_certificates();
	code = CHECK_RUN("tls", argc, argv, test_the_named_authority_is_trusted,
			 test_no_other_authority_is, test_for_another_host,
			 test_over_or_not_begun, test_tls_1_1_is_refused,
			 test_there_is_no_insecure_option);
	env_done(&made);
	return code;
}
