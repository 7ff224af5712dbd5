#ifndef MODEL_PLATFORM_H
#define MODEL_PLATFORM_H

#include <stdbool.h>
#include <stddef.h>

struct json_object;

/* The entries of a tag's "images" array (CONTRACT 6). */
enum { PLATFORM_MAX = 128 };

/* Provenance and SBOM manifests: os and architecture are both "unknown". */
bool platform_attestation(struct json_object *image);

/* "amd64", "arm64/v8", "windows/amd64": linux goes without saying.  Returns the length;
 * cut at size - 1. */
size_t platform_short(struct json_object *image, char *buf, size_t size);

/* "linux/arm64"; "attestation" for one; "" when the Hub says nothing. */
size_t platform_long(struct json_object *image, char *buf, size_t size);

#endif
