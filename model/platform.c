#include "model/platform.h"

#include "model/json.h"

bool platform_attestation(struct json_object *image)
{
	return str_eq(json_str(image, "/os"), STR("unknown")) &&
	       str_eq(json_str(image, "/architecture"), STR("unknown"));
}

static size_t add(char *buf, size_t n, size_t size, struct str s)
{
	size_t len = s.len < size - n ? s.len : size - n - 1;

	if (len)
		memcpy(buf + n, s.ptr, len);
	buf[n + len] = '\0';
	return n + len;
}

size_t platform_short(struct json_object *image, char *buf, size_t size)
{
	struct str os = json_str(image, "/os");
	struct str variant = json_str(image, "/variant");
	size_t n = 0;

	if (os.len && !str_eq(os, STR("linux"))) {
		n = add(buf, n, size, os);
		n = add(buf, n, size, STR("/"));
	}
	n = add(buf, n, size, json_str(image, "/architecture"));
	if (variant.len) {
		n = add(buf, n, size, STR("/"));
		n = add(buf, n, size, variant);
	}
	return n;
}

size_t platform_long(struct json_object *image, char *buf, size_t size)
{
	struct str os = json_str(image, "/os");
	struct str arch = json_str(image, "/architecture");
	size_t n;

	if (platform_attestation(image))
		return add(buf, 0, size, STR("attestation"));
	n = add(buf, 0, size, os);
	if (os.len && arch.len)
		n = add(buf, n, size, STR("/"));
	return add(buf, n, size, arch);
}
