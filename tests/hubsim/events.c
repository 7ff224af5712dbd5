#include "tests/hubsim/events.h"

#include <string.h>

#include "tests/hubsim/content.h"
#include "tests/hubsim/handlers.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/world.h"

void change_note(struct hub *hub, const struct change *c)
{
	struct buf line = { 0 }, name = { 0 };
	char digest[DIGEST_TEXT];

	if (!hub->opt.control)
		return;
	if (c->tag)
		tag_digest(c->tag, digest);
	buf_fmt(&name, "%s/%s", c->repo->ns, c->repo->name);
	json_open(&line, '{');
	json_add_str(&line, "repository", name.data);
	json_add_str(&line, "change", c->what);
	json_add_str(&line, "tag", c->tag ? c->tag->name : "");
	json_add_str(&line, "digest", c->tag ? digest : c->digest);
	json_add_str(&line, "by", c->by ? c->by : "");
	json_close(&line, '}');
	buf_char(&line, '\n');
	buf_add(&hub->changes, line.data, line.len);
	buf_free(&line);
	buf_free(&name);
}

/* The tag of that name, or one that the manifest of that digest is made of. */
static const struct tag *made_like(struct repo *r, const char *same)
{
	struct manifest *m;
	size_t image;

	if (!same || !strchr(same, ':'))
		return same ? tagset_find(&r->tags, same) : NULL;
	return images_find(repo_images(r), same, &m, &image) == PART_ALL && !m->child
		       ? images_tag(&r->images, m)
		       : NULL;
}

struct tag *event_push(struct hub *hub, struct repo *r, const char *name,
		       const struct pushed *how, int64_t now)
{
	struct tag looks = { .id = 3000000 + (int64_t)r->tags.n_rows,
			     .size = 50000000,
			     .platforms = 1,
			     .pusher_name = "cibot7",
			     .flags = TAG_OCI };
	struct tag *t = tagset_find(&r->tags, name);
	const struct tag *like = made_like(r, how->same);
	uint64_t seed = random_next(&hub->random);
	struct images *images;

	if (t && repo_locks(r, name))
		return NULL;
	if (like) {
		looks = *like;
		seed = like->seed;
	}
	if (t) {
		if (!like)
			looks = *t;
		repo_drop_tag(r, t);
	}
	looks.seed = seed;
	looks.pushed = now - how->age;
	if (!like)
		looks.made = looks.pushed;
	looks.flags &= (uint16_t) ~(TAG_NO_DIGEST | TAG_NO_IMAGES | TAG_SIGNED);
	/* Made now, they would know the new tag already. */
	images = repo_images(r);
	t = tagset_add(&r->tags, name, &looks);
	images_join(images, t);
	r->updated = now;
	r->status = 1;
	r->storage += tag_total_size(t);
	change_note(hub, &(struct change){ "push", r, t, NULL, "cibot7" });
	return t;
}

bool event_remove(struct hub *hub, struct repo *r, const char *name)
{
	struct tag *t = tagset_find(&r->tags, name);

	if (!t)
		return false;
	change_note(hub, &(struct change){ .what = "remove", .repo = r, .tag = t });
	repo_drop_tag(r, t);
	return true;
}

void control_changes(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const char *repository = request_param(rq, "repository");
	const char *line = buf_text(&hub->changes), *end;
	struct buf begins = { 0 };

	json_open(&begins, '{');
	json_add_str(&begins, "repository", repository ? repository : "");
	reply_start(rp, 200);
	rp->type = "text/plain";
	for (; (end = strchr(line, '\n')); line = end + 1)
		if (!repository || !strncmp(line, begins.data, begins.len))
			buf_add(&rp->body, line, (size_t)(end + 1 - line));
	buf_free(&begins);
}
