#include "ui/face.h"

#include <stdlib.h>

#include "model/format.h"
#include "ui/config.h"

int64_t face_test_now(void)
{
	const char *v = getenv("HUBDECK_TEST_NOW");
	int64_t now = 0;

	return v && parse_int(str_from(v), &now) ? now : 0;
}

struct hub_config face_config(const struct config *c)
{
	return (struct hub_config){
		.url = c->url,
		.registry_url = c->registry_url,
		.registry_auth_url = c->registry_auth_url,
		.ca_file = c->ca_file,
		.read_only = c->read_only,
		.max_wait = c->max_wait,
		.test_now = face_test_now(),
	};
}
