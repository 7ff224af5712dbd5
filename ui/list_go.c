#include <stdio.h>

#include "model/kinds.h"
#include "model/xalloc.h"
#include "ui/list.h"
#include "ui/matrix.h"

/* From the current row to another list of what it is: "A" its events in the audit log,
 * "a" who has access, "W" its webhooks. */

/* What stands for {word}. */
static struct str value_of(const struct list *l, const void *row, struct str word,
			   char *buf, size_t size)
{
	const struct field *f = kind_field(l->kind, word);
	const struct place *p = &l->place;
	const struct {
		const char *name, *value;
	} places[] = {
		{ "namespace", p->ns },
		{ "repository", p->repo },
		{ "tag", p->tag },
		{ "group_name", p->team },
	};

	if (str_eq(word, STR("user")) && !f)
		return str_from(app_status(l->view.app)->claims.username);
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
		if (str_eq(word, str_from(places[i].name)) && places[i].value[0])
			return str_from(places[i].value);
	return f ? field_value(f, row, l->kind->flag_words, buf, size)
		 : (struct str){ NULL, 0 };
}

/* False when a word has no value here, or one with blanks where there must be none:
 * then there is nothing to look for. */
static bool fill(const struct list *l, const void *row, const char *form, bool blanks,
		 char *ret, size_t size)
{
	size_t n = 0;

	while (form && *form && n + 1 < size) {
		struct str word = { form + 1, strcspn(form + 1, "}") }, v;
		char buf[256];

		if (*form != '{') {
			ret[n++] = *form++;
			continue;
		}
		v = value_of(l, row, word, buf, sizeof(buf));
		if (!v.len || v.len >= size - n ||
		    (!blanks && memchr(v.ptr, ' ', v.len)))
			return false;
		memcpy(ret + n, v.ptr, v.len);
		n += v.len;
		form += word.len + 2;
	}
	ret[n] = '\0';
	return true;
}

/* What a person could type, blanks and all. */
static void quote(char *buf, size_t size, const char *filter)
{
	bool blank = strchr(filter, ' ') != NULL;
	size_t n = 0;

	if (blank)
		buf[n++] = '"';
	for (; *filter && n + 2 < size; filter++)
		if (*filter != '"')
			buf[n++] = *filter;
	if (blank)
		buf[n++] = '"';
	buf[n] = '\0';
}

static enum status find(const struct list *l, const void *row, struct place *ret,
			struct error *err)
{
	const struct kind *k = l->kind;
	const char *of = k->event_account ? k->event_account : "{namespace}";
	char account[256], words[256], filter[128], text[PLACE_MAX];

	if (!fill(l, row, of, false, account, sizeof(account)) ||
	    !fill(l, row, k->event_words, false, words, sizeof(words)) ||
	    !fill(l, row, k->event_filter, true, filter, sizeof(filter)))
		return error_set(err, ST_USAGE,
				 "the audit log has no events of this %s", k->noun);
	snprintf(text, sizeof(text), "%s:%s %s", account, kind_audit.name, words);
	if (place_parse(text, ret, err) != ST_OK)
		return err->status;
	ret->looks = true;
	quote(ret->filter, sizeof(ret->filter), filter);
	return ST_OK;
}

void list_events(struct list *l)
{
	const void *row = list_row(l);
	struct place there;
	struct error err = { 0 };

	if (!row)
		app_say(l->view.app, TONE_INFO, "no row here");
	else if (find(l, row, &there, &err) != ST_OK)
		app_say_error(l->view.app, &err);
	else
		app_goto(l->view.app, &there);
}

/* ---- other panes --------------------------------------------------------- */

/* Of the row, or of where the list is. */
static bool go(struct list *l, const struct kind *kind)
{
	const void *row = list_row(l);
	struct place there;

	if (!(row && place_row(&l->place, row, kind, &there)) &&
	    !place_pane(&l->place, kind, &there))
		return false;
	app_goto(l->view.app, &there);
	return true;
}

/* What "a" shows of the row, or of the place: the ways to a repository, what a user or
 * a team reaches.  From ways to who has them, and back. */
static bool access_of(const struct list *l, const void *row, struct place *ret)
{
	static const struct kind *const kinds_of[] = { &kind_ways, &kind_reach,
						       &kind_team_repos };
	const struct kind *k = l->kind;

	if (k == &kind_ways)
		return row && list_ways_user(l, row) &&
		       place_row(&l->place, row, &kind_reach, ret);
	for (size_t i = 0; row && k->n_binds && i < COUNT(kinds_of); i++)
		if (kinds_of[i] != k && place_row(&l->place, row, kinds_of[i], ret))
			return true;
	for (size_t i = 0; i < COUNT(kinds_of); i++)
		if (kinds_of[i] != k && place_pane(&l->place, kinds_of[i], ret))
			return true;
	return false;
}

void list_access(struct list *l)
{
	struct place there;

	if (access_of(l, list_row(l), &there)) {
		if (there.kind == &kind_ways)
			snprintf(there.asked, sizeof(there.asked), WAYS_ASKED);
		app_goto(l->view.app, &there);
	} else
		app_say(l->view.app, TONE_INFO,
			l->kind == &kind_ways ? "access: choose a person first"
					      : "access: choose a repository, a user "
						"or a team first");
}

/* The team of the row, or of the place. */
void list_team(struct list *l)
{
	if (l->kind == &kind_team_repos || !go(l, &kind_team_repos))
		app_say(l->view.app, TONE_INFO, "team: choose a team first");
}

static bool about_people(const struct kind *k)
{
	return k == &kind_members || k == &kind_audit_members ||
	       k == &kind_team_members || k == &kind_reach || k == &kind_invites;
}

/* Stands where the row is in it. */
void list_matrix(struct list *l)
{
	struct app *a = l->view.app;
	bool people = about_people(l->kind);
	const void *row = list_row(l);
	struct place at = l->place, of_row;

	if (!l->place.ns[0] && !(row && place_enter(&l->place, row, &at))) {
		app_say(a, TONE_INFO, "matrix: choose an organization first");
		return;
	}
	if (row && people && place_row(&l->place, row, &kind_reach, &of_row))
		memcpy(at.user, of_row.user, sizeof(at.user));
	if (row && !people && place_row(&l->place, row, &kind_tags, &of_row))
		memcpy(at.repo, of_row.repo, sizeof(at.repo));
	if (row && place_row(&l->place, row, &kind_team_repos, &of_row))
		memcpy(at.team, of_row.team, sizeof(at.team));
	app_push(a, matrix_view_new(a, &at, people ? MATRIX_MEMBERS : MATRIX_REPOS,
				    people ? at.user : at.repo, at.team));
}

void list_webhooks(struct list *l)
{
	if (!go(l, &kind_webhooks) && (l->kind == &kind_hooks || !go(l, &kind_hooks)))
		app_say(l->view.app, TONE_INFO, "webhooks: choose a repository first");
}

bool list_leads(const struct list *l, enum command c)
{
	const struct kind *k = l->kind;
	struct place there;

	if (c == CMD_EVENTS)
		return k->event_account ||
		       (l->place.ns[0] && (k->event_words || k->event_filter));
	if (c == CMD_CLEAN)
		return list_is_tags(l);
	if (c != CMD_ACCESS)
		return true;
	return k == &kind_repos || k == &kind_teams || k == &kind_ways ||
	       k == &kind_team_repos || (about_people(k) && k->n_binds) ||
	       place_pane(&l->place, &kind_ways, &there) ||
	       place_pane(&l->place, &kind_team_repos, &there);
}

/* ---- pages --------------------------------------------------------------- */

void list_readme(struct list *l)
{
	const void *row = list_row(l);
	struct place there;

	if ((row && place_row(&l->place, row, &kind_tags, &there)) ||
	    place_pane(&l->place, &kind_tags, &there))
		app_push(l->view.app, readme_new(l->view.app, &there));
	else
		app_say(l->view.app, TONE_INFO, "readme: choose a repository first");
}

static void text_of(const struct list *l, const void *row, const char *field, char *buf,
		    size_t size)
{
	const struct field *f = kind_field(l->kind, str_from(field));
	struct str s = { NULL, 0 };
	char value[96];

	if (f)
		s = field_value(f, row, NULL, value, sizeof(value));
	snprintf(buf, size, "%.*s", STR_ARG(s));
}

/* Of a tag its first image; of an image that several tags use, by the first of them. */
static bool image_of(const struct list *l, const void *row, struct place *ret,
		     char *digest, char *platform, size_t size)
{
	char tags[256];

	*ret = l->place;
	ret->kind = &kind_tag_images;
	digest[0] = platform[0] = '\0';
	if (list_is_tags(l))
		return place_enter(&l->place, row, ret);
	if (l->kind != &kind_images && l->kind != &kind_tag_images)
		return false;
	text_of(l, row, "digest", digest, size);
	text_of(l, row, "platform", platform, size);
	if (l->kind == &kind_images) {
		text_of(l, row, "tags", tags, sizeof(tags));
		snprintf(ret->tag, sizeof(ret->tag), "%.*s", (int)strcspn(tags, ","),
			 tags);
	}
	return true;
}

void list_image_page(struct list *l)
{
	const void *row = list_row(l);
	char digest[96], platform[96];
	struct place tag;

	if (row && image_of(l, row, &tag, digest, platform, sizeof(digest)))
		app_push(l->view.app,
			 image_page_new(l->view.app, &tag, digest, platform));
	else
		app_say(l->view.app, TONE_INFO,
			"image: choose a tag or an image first");
}
