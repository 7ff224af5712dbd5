#include "tests/hubsim/content.h"

#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/hub.h"

static const struct {
	const char *arch, *variant;
} platforms[] = {
	{ "amd64", NULL }, { "arm64", NULL }, { "arm", "v7" }, { "ppc64le", NULL },
	{ "s390x", NULL }, { "386", NULL },   { "arm", "v6" }, { "riscv64", NULL },
};

#define N_PLATFORMS (sizeof(platforms) / sizeof(*platforms))

static const char *const instructions[] = {
	"ADD file:1e87ff33d1b6765b793888cd50e01b2bd0dfe152b7dbb4048008bfc2658faea7 in "
	"/ ",
	" CMD [\"/bin/sh\"]",
	"RUN /bin/sh -c apt-get update && apt-get install -y ca-certificates tini # "
	"buildkit",
	" LABEL org.opencontainers.image.vendor=ACME",
	"COPY /src/dist /srv/app # buildkit",
	" EXPOSE map[8080/tcp:{}]",
	"COPY entrypoint.sh /usr/local/bin/ # buildkit",
	" ENTRYPOINT [\"/usr/bin/tini\" \"--\" \"/usr/local/bin/entrypoint.sh\"]",
};

static size_t count_images(const struct tag *t)
{
	size_t n = t->platforms > N_PLATFORMS ? N_PLATFORMS : t->platforms;

	if (t->flags & TAG_NO_IMAGES)
		return 0;
	return t->flags & TAG_ATTESTED ? 2 * n : n;
}

/* 64 hex digits that look like a digest and belong to this seed. */
static void fake_digest(uint64_t seed, char out[DIGEST_TEXT])
{
	static const char hex[] = "0123456789abcdef";

	memcpy(out, "sha256:", 7);
	for (int i = 0; i < 4; i++) {
		uint64_t word = mix(seed, (uint64_t)i + 1);

		for (int k = 0; k < 16; k++)
			out[7 + 16 * i + k] = hex[word >> (4 * k) & 15];
	}
	out[71] = '\0';
}

static bool is_attestation(const struct tag *t, size_t image)
{
	return t->flags & TAG_ATTESTED && image % 2;
}

static size_t platform_of(const struct tag *t, size_t image)
{
	return t->flags & TAG_ATTESTED ? image / 2 : image;
}

static uint64_t image_seed(const struct tag *t, size_t image)
{
	return mix(t->seed, image + 100);
}

static int64_t image_size(const struct tag *t, size_t image)
{
	uint64_t seed = image_seed(t, image);

	if (is_attestation(t, image))
		return 3000 + (int64_t)(seed % 9000);
	return t->size - t->size / 140 * (int64_t)platform_of(t, image);
}

/* The base layer is the same for all images of a platform and repository age. */
size_t image_layers(const struct tag *t, size_t image, struct layer out[LAYERS_MAX])
{
	uint64_t seed = image_seed(t, image);
	int64_t left = image_size(t, image);

	if (is_attestation(t, image)) {
		out[0] = (struct layer){ .size = left, .instruction = "" };
		fake_digest(mix(seed, 1), out[0].digest);
		return 1;
	}
	for (size_t i = 0; i < LAYERS_MAX; i++) {
		out[i] = (struct layer){ .instruction = instructions[i] };
		if (i % 2)
			continue;
		out[i].size = i == 6 ? left : left / 5 * 2;
		left -= out[i].size;
		fake_digest(i ? mix(seed, i) : mix(platform_of(t, image), t->seed % 3),
			    out[i].digest);
	}
	return LAYERS_MAX;
}

const char *image_manifest_type(const struct tag *t)
{
	return t->flags & TAG_OCI
		       ? "application/vnd.oci.image.manifest.v1+json"
		       : "application/vnd.docker.distribution.manifest.v2+json";
}

bool tag_is_index(const struct tag *t)
{
	return count_images(t) > 1;
}

const char *tag_manifest_type(const struct tag *t)
{
	if (!tag_is_index(t))
		return image_manifest_type(t);
	return t->flags & TAG_OCI
		       ? "application/vnd.oci.image.index.v1+json"
		       : "application/vnd.docker.distribution.manifest.list.v2+json";
}

const char *tag_media_type(const struct tag *t)
{
	if (t->flags & TAG_HELM)
		return "application/vnd.cncf.helm.config.v1+json";
	if (tag_is_index(t))
		return tag_manifest_type(t);
	return t->flags & TAG_OCI ? "application/vnd.oci.image.config.v1+json"
				  : "application/vnd.docker.container.image.v1+json";
}

static const char *config_type(const struct tag *t)
{
	if (t->flags & TAG_HELM)
		return "application/vnd.cncf.helm.config.v1+json";
	return t->flags & TAG_OCI ? "application/vnd.oci.image.config.v1+json"
				  : "application/vnd.docker.container.image.v1+json";
}

static const char *layer_type(const struct tag *t, size_t image)
{
	if (is_attestation(t, image))
		return "application/vnd.in-toto+json";
	if (t->flags & TAG_HELM)
		return "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
	return t->flags & TAG_OCI ? "application/vnd.oci.image.layer.v1.tar+gzip"
				  : "application/vnd.docker.image.rootfs.diff.tar.gzip";
}

static void descriptor(struct buf *b, const char *type, int64_t size,
		       const char *digest)
{
	json_open(b, '{');
	json_add_str(b, "mediaType", type);
	json_add_int(b, "size", size);
	json_add_str(b, "digest", digest);
	json_close(b, '}');
}

void image_config_digest(const struct tag *t, size_t image, char out[DIGEST_TEXT])
{
	fake_digest(mix(image_seed(t, image), 77), out);
}

static void config_history(struct buf *b, const struct tag *t,
			   const struct layer *layers, size_t n)
{
	json_key(b, "history");
	json_open(b, '[');
	for (size_t i = 0; i < n; i++) {
		json_open(b, '{');
		json_add_time(b, "created", t->pushed);
		json_add_str(b, "created_by", layers[i].instruction);
		if (!layers[i].digest[0])
			json_add_bool(b, "empty_layer", true);
		json_close(b, '}');
	}
	json_close(b, ']');
}

void image_config(struct buf *b, const struct tag *t, size_t image)
{
	struct layer layers[LAYERS_MAX];
	size_t n = image_layers(t, image, layers), p = platform_of(t, image);

	json_open(b, '{');
	json_add_str(b, "architecture", platforms[p].arch);
	json_add_str(b, "os", "linux");
	json_add_time(b, "created", t->pushed);
	json_key(b, "config");
	buf_str(b, "{\"Env\":[\"PATH=/usr/local/bin:/usr/bin:/bin\"],"
		   "\"Entrypoint\":[\"/usr/bin/tini\",\"--\","
		   "\"/usr/local/bin/entrypoint.sh\"],"
		   "\"ExposedPorts\":{\"8080/tcp\":{}},"
		   "\"Labels\":{\"org.opencontainers.image.vendor\":\"ACME\"}}");
	json_key(b, "rootfs");
	json_open(b, '{');
	json_add_str(b, "type", "layers");
	json_key(b, "diff_ids");
	json_open(b, '[');
	for (size_t i = 0; i < n; i++)
		if (layers[i].digest[0]) {
			json_comma(b);
			json_str(b, layers[i].digest);
		}
	json_close(b, ']');
	json_close(b, '}');
	config_history(b, t, layers, n);
	json_close(b, '}');
}

void image_manifest(struct buf *b, const struct tag *t, size_t image)
{
	struct layer layers[LAYERS_MAX];
	size_t n = image_layers(t, image, layers);
	char config[DIGEST_TEXT];

	image_config_digest(t, image, config);
	json_open(b, '{');
	json_add_int(b, "schemaVersion", 2);
	json_add_str(b, "mediaType", image_manifest_type(t));
	json_key(b, "config");
	descriptor(b, config_type(t), 1800 + (int64_t)(t->seed % 700), config);
	json_key(b, "layers");
	json_open(b, '[');
	for (size_t i = 0; i < n; i++)
		if (layers[i].digest[0])
			descriptor(b, layer_type(t, image), layers[i].size,
				   layers[i].digest);
	json_close(b, ']');
	json_close(b, '}');
}

static void image_digest(const struct tag *t, size_t image, char out[DIGEST_TEXT])
{
	struct buf b = { 0 };

	if (!(t->flags & TAG_TRUE_HASH)) {
		fake_digest(image_seed(t, image), out);
		return;
	}
	image_manifest(&b, t, image);
	digest_of(b.data, b.len, out);
	buf_free(&b);
}

static void index_entry(struct buf *b, const struct tag *t, size_t i,
			const struct image *im, const char *subject)
{
	struct buf body = { 0 };

	image_manifest(&body, t, i);
	json_open(b, '{');
	json_add_str(b, "mediaType", image_manifest_type(t));
	json_add_int(b, "size", (int64_t)body.len);
	json_add_str(b, "digest", im->digest);
	if (im->attestation) {
		json_key(b, "annotations");
		json_open(b, '{');
		json_add_str(b, "vnd.docker.reference.digest", subject);
		json_add_str(b, "vnd.docker.reference.type", "attestation-manifest");
		json_close(b, '}');
	}
	json_key(b, "platform");
	json_open(b, '{');
	json_add_str(b, "architecture", im->arch);
	json_add_str(b, "os", im->os);
	if (im->variant)
		json_add_str(b, "variant", im->variant);
	json_close(b, '}');
	json_close(b, '}');
	buf_free(&body);
}

void tag_manifest(struct buf *b, const struct tag *t)
{
	struct image im[IMAGES_MAX];
	size_t n;

	if (!tag_is_index(t)) {
		image_manifest(b, t, 0);
		return;
	}
	n = tag_images(t, im);
	json_open(b, '{');
	json_add_int(b, "schemaVersion", 2);
	json_add_str(b, "mediaType", tag_manifest_type(t));
	json_key(b, "manifests");
	json_open(b, '[');
	for (size_t i = 0; i < n; i++)
		index_entry(b, t, i, &im[i], i ? im[i - 1].digest : "");
	json_close(b, ']');
	json_close(b, '}');
}

uint64_t tag_image_key(const struct tag *t)
{
	uint64_t key = mix(t->seed, tag_is_index(t));
	unsigned looks = t->flags & (TAG_NO_IMAGES | TAG_ATTESTED | TAG_HELM | TAG_OCI);

	if (t->flags & TAG_TRUE_HASH)
		key = mix(mix(key, (uint64_t)t->size), looks << 8 | t->platforms);
	return key;
}

void tag_digest(const struct tag *t, char out[DIGEST_TEXT])
{
	struct buf b = { 0 };

	if (!tag_is_index(t)) {
		image_digest(t, 0, out);
		return;
	}
	if (!(t->flags & TAG_TRUE_HASH)) {
		fake_digest(t->seed, out);
		return;
	}
	tag_manifest(&b, t);
	digest_of(b.data, b.len, out);
	buf_free(&b);
}

/* Each image was pulled at or before the tag's last pull, some never. */
static int64_t image_pulled(const struct tag *t, size_t image)
{
	uint64_t chance = image_seed(t, image);

	if (!t->pulled || !image)
		return t->pulled;
	if (chance % 5 == 0)
		return 0;
	return t->pulled - (int64_t)(chance % (uint64_t)(3 * NS_DAY));
}

size_t tag_images(const struct tag *t, struct image out[IMAGES_MAX])
{
	size_t n = count_images(t);

	for (size_t i = 0; i < n; i++) {
		size_t p = platform_of(t, i);
		bool odd = is_attestation(t, i);
		int64_t wait = (int64_t)(image_seed(t, i) % (uint64_t)(90 * NS_SECOND));

		out[i] = (struct image){
			.arch = odd ? "unknown" : platforms[p].arch,
			.os = odd ? "unknown" : "linux",
			.variant = odd ? NULL : platforms[p].variant,
			.attestation = odd,
			.size = image_size(t, i),
			.pulled = image_pulled(t, i),
			.pushed = t->pushed - wait,
		};
		if (t->flags & TAG_HELM)
			out[i].arch = out[i].os = "";
		if (!(t->flags & TAG_OCI))
			out[i].pushed -= out[i].pushed % NS_SECOND;
		image_digest(t, i, out[i].digest);
	}
	return n;
}
