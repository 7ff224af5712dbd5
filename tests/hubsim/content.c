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

#define BASE_SIZE   INT64_C(29721688)
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

size_t tag_image_count(const struct tag *t)
{
	size_t n = t->platforms > N_PLATFORMS ? N_PLATFORMS : t->platforms;

	if (t->flags & TAG_NO_IMAGES)
		return 0;
	return t->flags & TAG_ATTESTED ? 2 * n : n;
}

/* The digest of a layer, which nobody can fetch: 64 digits of this seed. */
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

int64_t tag_image_size(const struct tag *t, size_t image)
{
	uint64_t seed = image_seed(t, image);

	if (is_attestation(t, image))
		return 3000 + (int64_t)(seed % 9000);
	return t->size - t->size / 140 * (int64_t)platform_of(t, image);
}

/* Large images stand on one of three bases, which are the same everywhere. */
size_t image_layers(const struct tag *t, size_t image, struct layer out[LAYERS_MAX])
{
	uint64_t seed = image_seed(t, image);
	int64_t left = tag_image_size(t, image);

	if (is_attestation(t, image)) {
		out[0] = (struct layer){ .size = left, .instruction = "" };
		fake_digest(mix(seed, 1), out[0].digest);
		return 1;
	}
	if (t->flags & TAG_SLIM) {
		out[0] = (struct layer){ .size = left, .instruction = instructions[0] };
		fake_digest(mix(seed, 2), out[0].digest);
		return 1;
	}
	for (size_t i = 0; i < LAYERS_MAX; i++) {
		bool base = !i && left > 4 * BASE_SIZE;

		out[i] = (struct layer){ .instruction = instructions[i] };
		if (i % 2)
			continue;
		out[i].size = base     ? BASE_SIZE + (int64_t)(t->seed % 3) * 1010101
			      : i == 6 ? left
				       : left / 5 * 2;
		left -= out[i].size;
		fake_digest(base ? mix(platform_of(t, image), t->seed % 3)
				 : mix(seed, i),
			    out[i].digest);
	}
	return LAYERS_MAX;
}

const char *image_manifest_type(const struct tag *t)
{
	return t->flags & TAG_OCI
		       ? OCI_MANIFEST
		       : "application/vnd.docker.distribution.manifest.v2+json";
}

bool tag_is_index(const struct tag *t)
{
	return tag_image_count(t) > 1;
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

/* Neither types nor digests need an escape; a page has hundreds of these. */
static void descriptor(struct buf *b, const char *type, int64_t size,
		       const char *digest)
{
	json_open(b, '{');
	buf_str(b, "\"mediaType\":\"");
	buf_str(b, type);
	buf_str(b, "\",\"size\":");
	buf_int(b, size);
	buf_str(b, ",\"digest\":\"");
	buf_add(b, digest, DIGEST_TEXT - 1);
	buf_str(b, "\"}");
}

static void config_history(struct buf *b, const struct tag *t,
			   const struct layer *layers, size_t n)
{
	json_key(b, "history");
	json_open(b, '[');
	for (size_t i = 0; i < n; i++) {
		json_open(b, '{');
		json_add_time(b, "created", t->made);
		json_add_str(b, "created_by", layers[i].instruction);
		if (!layers[i].digest[0])
			json_add_bool(b, "empty_layer", true);
		json_close(b, '}');
	}
	json_close(b, ']');
}

static void root_fs(struct buf *b, const struct layer *layers, size_t n)
{
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
}

/* What the configuration of a chart is: the head of its Chart.yaml. */
static void chart(struct buf *b, const struct tag *t)
{
	json_open(b, '{');
	json_add_str(b, "apiVersion", "v2");
	json_add_str(b, "name", "acme");
	json_key(b, "version");
	buf_fmt(b, "\"%d.%d.%d\"", (int)(t->seed % 9), (int)(t->seed / 9 % 20),
		(int)(t->seed / 180 % 30));
	json_add_str(b, "type", "application");
	json_close(b, '}');
}

void image_config(struct buf *b, const struct tag *t, size_t image)
{
	struct layer layers[LAYERS_MAX];
	size_t n = image_layers(t, image, layers), p = platform_of(t, image);
	bool odd = is_attestation(t, image);

	if (t->flags & TAG_HELM) {
		chart(b, t);
		return;
	}
	json_open(b, '{');
	json_add_str(b, "architecture", odd ? "unknown" : platforms[p].arch);
	json_add_str(b, "os", odd ? "unknown" : "linux");
	if (!odd && platforms[p].variant)
		json_add_str(b, "variant", platforms[p].variant);
	if (!odd)
		json_add_time(b, "created", t->made);
	json_key(b, "config");
	buf_str(b, odd || t->flags & TAG_SLIM
			   ? "{}"
			   : "{\"Env\":[\"PATH=/usr/local/bin:/usr/bin:/bin\"],"
			     "\"Entrypoint\":[\"/usr/bin/tini\",\"--\","
			     "\"/usr/local/bin/entrypoint.sh\"],"
			     "\"ExposedPorts\":{\"8080/tcp\":{}},"
			     "\"Labels\":{\"org.opencontainers.image.vendor\":"
			     "\"ACME\"}}");
	root_fs(b, layers, n);
	if (!odd && !(t->flags & TAG_SLIM))
		config_history(b, t, layers, n);
	json_close(b, '}');
}

static void manifest_of(struct buf *b, const struct tag *t, size_t image,
			size_t config_len, const char *config)
{
	struct layer layers[LAYERS_MAX];
	size_t n = image_layers(t, image, layers);

	json_open(b, '{');
	json_add_int(b, "schemaVersion", 2);
	json_add_str(b, "mediaType", image_manifest_type(t));
	json_key(b, "config");
	descriptor(b, config_type(t), (int64_t)config_len, config);
	json_key(b, "layers");
	json_open(b, '[');
	for (size_t i = 0; i < n; i++)
		if (layers[i].digest[0])
			descriptor(b, layer_type(t, image), layers[i].size,
				   layers[i].digest);
	json_close(b, ']');
	json_close(b, '}');
}

void image_manifest(struct buf *b, const struct tag *t, size_t image)
{
	struct buf config = { 0 };
	char digest[DIGEST_TEXT];

	image_config(&config, t, image);
	digest_of(config.data, config.len, digest);
	manifest_of(b, t, image, config.len, digest);
	buf_free(&config);
}

static void index_entry(struct buf *b, const struct tag *t, const struct image *im,
			const char *subject)
{
	json_open(b, '{');
	json_add_str(b, "mediaType", image_manifest_type(t));
	json_add_int(b, "size", im->bytes);
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
}

static void index_of(struct buf *b, const struct tag *t, const struct pressing *p)
{
	json_open(b, '{');
	json_add_int(b, "schemaVersion", 2);
	json_add_str(b, "mediaType", tag_manifest_type(t));
	json_key(b, "manifests");
	json_open(b, '[');
	for (size_t i = 0; i < p->n; i++)
		index_entry(b, t, &p->image[i], i ? p->image[i - 1].digest : "");
	json_close(b, ']');
	json_close(b, '}');
}

void tag_manifest(struct buf *b, const struct tag *t)
{
	struct pressing p;

	if (!tag_is_index(t)) {
		image_manifest(b, t, 0);
		return;
	}
	tag_press(t, &p);
	index_of(b, t, &p);
}

/* A signature as cosign leaves it: an image manifest that names its subject. */
void signature_manifest(struct buf *b, const char *type, size_t size,
			const char *digest)
{
	static const char empty[] =
		"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e"
		"8310c060f61caaff8a"; /* of "{}" */
	char payload[DIGEST_TEXT];

	fake_digest(hash_text(digest), payload);
	json_open(b, '{');
	json_add_int(b, "schemaVersion", 2);
	json_add_str(b, "mediaType", OCI_MANIFEST);
	json_add_str(b, "artifactType", SIGNATURE_TYPE);
	json_key(b, "config");
	descriptor(b, "application/vnd.oci.empty.v1+json", 2, empty);
	json_key(b, "layers");
	json_open(b, '[');
	descriptor(b, "application/vnd.dev.cosign.simplesigning.v1+json", 233, payload);
	json_close(b, ']');
	json_key(b, "subject");
	descriptor(b, type, (int64_t)size, digest);
	json_close(b, '}');
}

uint64_t tag_image_key(const struct tag *t)
{
	uint64_t looks = (uint64_t)(t->flags & TAG_LOOKS) << 8 | t->platforms;

	return mix(mix(t->seed, (uint64_t)t->size), mix((uint64_t)t->made, looks));
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

static struct image describe(const struct tag *t, size_t i)
{
	bool odd = is_attestation(t, i);
	size_t p = platform_of(t, i);
	int64_t wait = (int64_t)(image_seed(t, i) % (uint64_t)(90 * NS_SECOND));
	struct image im = {
		.arch = odd ? "unknown" : platforms[p].arch,
		.os = odd ? "unknown" : "linux",
		.variant = odd ? NULL : platforms[p].variant,
		.attestation = odd,
		.size = tag_image_size(t, i),
		.pulled = image_pulled(t, i),
		.pushed = t->pushed - wait,
	};

	if (t->flags & TAG_HELM)
		im.arch = im.os = "";
	if (!(t->flags & TAG_OCI))
		im.pushed -= im.pushed % NS_SECOND;
	return im;
}

/* From the inside out: a configuration, its manifest, the index of all of them. */
void tag_press(const struct tag *t, struct pressing *p)
{
	struct buf inner = { 0 }, outer = { 0 };
	size_t n = tag_image_count(t);

	p->n = n;
	p->is_index = tag_is_index(t);
	for (size_t i = 0; i < (n ? n : 1); i++) {
		struct image *im = &p->image[i];

		*im = describe(t, i);
		inner.len = outer.len = 0;
		image_config(&inner, t, i);
		digest_of(inner.data, inner.len, im->config);
		manifest_of(&outer, t, i, inner.len, im->config);
		im->bytes = (int64_t)outer.len;
		digest_of(outer.data, outer.len, im->digest);
	}
	memcpy(p->digest, p->image[0].digest, DIGEST_TEXT);
	if (p->is_index) {
		outer.len = 0;
		index_of(&outer, t, p);
		digest_of(outer.data, outer.len, p->digest);
	}
	buf_free(&inner);
	buf_free(&outer);
}

void tag_digest(const struct tag *t, char out[DIGEST_TEXT])
{
	struct pressing p;

	tag_press(t, &p);
	memcpy(out, p.digest, DIGEST_TEXT);
}

int64_t tag_total_size(const struct tag *t)
{
	size_t n = tag_image_count(t);
	int64_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += tag_image_size(t, i);
	return n ? sum : t->size;
}
