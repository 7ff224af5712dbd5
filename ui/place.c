#include "ui/place.h"

#include <stdio.h>
#include <string.h>

#include "model/access.h"
#include "model/kinds.h"
#include "model/xalloc.h"

#define FORMS                                                                          \
	"a place is ORG, ORG/REPO, ORG/REPO:TAG, ORG:PANE[/NAME] or "                  \
	"ORG/REPO:PANE[/NAME]"

/* Words of DESIGN 5.1 that are never a tag, whether or not their pane is here yet. */
static const char *const pane_words[] = {
	"repos",     "tags",     "images",  "teams", "members", "invites",
	"webhooks",  "tokens",   "pats",    "oats",  "access",  "audit",
	"settings",  "scim",     "journal", "jobs",  "limits",  "credential",
	"manifests", "contexts", "ways",    "reach",
};

/* The parts of an address, by the name of the parameter each one is. */
enum part { PART_NS, PART_REPO, PART_TAG, PART_TEAM, PART_USER, N_PARTS };

static const struct param parts[N_PARTS] = {
	[PART_NS] = { .name = "namespace", .type = PARAM_NAME },
	[PART_REPO] = { .name = "repository", .type = PARAM_REPO },
	[PART_TAG] = { .name = "tag", .type = PARAM_TAG },
	[PART_TEAM] = { .name = "group_name", .type = PARAM_NAME },
	[PART_USER] = { .name = "username", .type = PARAM_NAME },
};

enum { PART_MAX = 256 };

static char *part_of(struct place *p, enum part part)
{
	char *const texts[N_PARTS] = { p->ns, p->repo, p->tag, p->team, p->user };

	return texts[part];
}

static const char *part_text(const struct place *p, enum part part)
{
	const char *const texts[N_PARTS] = { p->ns, p->repo, p->tag, p->team, p->user };

	return texts[part];
}

/* What operations call a namespace. */
static const char *const namespaces[] = { "namespace", "org", "account" };

/* What the operation calls the part; NULL when it takes none. */
static const struct param *op_part_param(const struct op *op, enum part part)
{
	const struct param *param = NULL;

	if (part != PART_NS)
		param = op_param(op, parts[part].name);
	for (size_t i = 0; part == PART_NS && !param && i < COUNT(namespaces); i++)
		param = op_param(op, namespaces[i]);
	return param;
}

/* What the list of this kind is asked with; NULL when it takes none. */
static const struct param *part_param(const struct kind *kind, enum part part)
{
	const struct op *op = op_of_kind(kind);
	const struct param *param = op ? op_part_param(op, part) : NULL;

	return param && (param->required || kind->anywhere) ? param : NULL;
}

/* Does its address have the part? */
static bool needs(const struct kind *kind, enum part part)
{
	const struct param *param = part_param(kind, part);

	return (param && param->required) || (part == PART_NS && kind->in_namespace);
}

/* May it? */
static bool keeps(const struct kind *kind, enum part part)
{
	return needs(kind, part) ||
	       (kind->anywhere && (part == PART_NS || part == PART_REPO));
}

static bool fits(const struct kind *kind, const struct place *p)
{
	for (enum part i = 0; i < N_PARTS; i++)
		if (needs(kind, i) && !part_text(p, i)[0])
			return false;
	return true;
}

static bool is_pane_word(struct str s)
{
	for (size_t i = 0; i < COUNT(pane_words); i++)
		if (str_eq(s, str_from(pane_words[i])))
			return true;
	return false;
}

static enum status set_part(struct place *p, enum part part, struct str s,
			    struct error *err)
{
	json_object *value;
	enum status st;

	if (!s.ptr) /* a row without the field */
		s = STR("");
	if (s.len >= PART_MAX) {
		error_set(err, ST_USAGE, "%s: too long", parts[part].name);
		return error_hint(err, FORMS);
	}
	value = json_object_new_string_len(s.ptr, (int)s.len);
	st = param_check(&parts[part], value, err);
	json_object_put(value);
	if (st) {
		if (!err->hint[0])
			error_hint(err, FORMS);
		return st;
	}
	memcpy(part_of(p, part), s.ptr, s.len);
	part_of(p, part)[s.len] = '\0';
	return ST_OK;
}

/* "tokens" are the organization's, or yours at the top; "ns" and "hooks" are short;
 * webhooks are those of the repository, or of all that an organization has. */
static const struct kind *pane_kind(const struct place *p, struct str pane)
{
	if (str_eq(pane, STR("tokens")))
		return p->ns[0] ? &kind_oats : &kind_pats;
	if (str_eq(pane, STR("ns")))
		return &kind_namespaces;
	if (str_eq(pane, STR("hooks")) || str_eq(pane, STR("webhooks")))
		return p->ns[0] && !p->repo[0] ? &kind_hooks : &kind_webhooks;
	return kind_find(pane);
}

static enum status no_pane(struct error *err, const struct place *p, struct str pane)
{
	const struct kind *kind = pane_kind(p, pane);

	if (kind && needs(kind, PART_TAG))
		error_set(err, ST_USAGE, "%.*s: of which tag?", STR_ARG(pane));
	else if (kind && needs(kind, PART_TEAM) && !p->repo[0])
		error_set(err, ST_USAGE, "%.*s: of which team?", STR_ARG(pane));
	else if (kind && needs(kind, PART_USER) && !p->repo[0] && p->ns[0])
		error_set(err, ST_USAGE, "%.*s: of which user?", STR_ARG(pane));
	else if (kind && needs(kind, PART_NS) && !p->ns[0])
		error_set(err, ST_USAGE, "%.*s: of which namespace?", STR_ARG(pane));
	else if (kind && !needs(kind, PART_NS) && p->ns[0])
		error_set(err, ST_USAGE, "%s are yours: the place is \":%s\"",
			  kind->name, kind->name);
	else if (kind && kind != &kind_namespaces && !p->repo[0])
		error_set(err, ST_USAGE, "%.*s: of which repository?", STR_ARG(pane));
	else
		error_set(err, ST_USAGE, "there is no pane \"%.*s\"%s%s%s%s",
			  pane.len < 40 ? (int)pane.len : 40, pane.ptr,
			  p->ns[0] ? " on " : "", p->ns, p->repo[0] ? "/" : "",
			  p->repo);
	return error_hint(err, FORMS);
}

/* PANE or PANE/NAME.  A pane that needs a tag or a team takes NAME for it. */
static enum status set_pane(struct place *p, struct str pane, struct str name,
			    struct error *err)
{
	const struct kind *kind = pane_kind(p, pane);
	bool by_repo = p->repo[0], by_ns = p->ns[0];
	enum part named = N_PARTS;

	if (kind && by_repo && needs(kind, PART_TAG))
		named = PART_TAG;
	else if (kind && by_ns && !by_repo && needs(kind, PART_TEAM))
		named = PART_TEAM;
	else if (kind && by_ns && !by_repo && needs(kind, PART_USER))
		named = PART_USER;
	if (name.len && named != N_PARTS) {
		enum status st = set_part(p, named, name, err);

		if (st)
			return st;
		name.len = 0;
	}
	if (!kind || !fits(kind, p) || (by_repo && !keeps(kind, PART_REPO)) ||
	    (by_ns && !keeps(kind, PART_NS)))
		return no_pane(err, p, pane);
	if (name.len >= PART_MAX) {
		error_set(err, ST_USAGE, "the name behind the pane is too long");
		return error_hint(err, FORMS);
	}
	p->kind = kind;
	memcpy(p->name, name.ptr, name.len);
	p->name[name.len] = '\0';
	return ST_OK;
}

/* What stands behind the colon. */
static enum status set_rest(struct place *p, struct str rest, struct error *err)
{
	const char *slash = memchr(rest.ptr, '/', rest.len);
	struct str pane = { rest.ptr, slash ? (size_t)(slash - rest.ptr) : rest.len };
	struct str name = { "", 0 };

	if (slash)
		name = (struct str){ slash + 1, rest.len - pane.len - 1 };
	if (slash || is_pane_word(pane) || !p->repo[0])
		return set_pane(p, pane, name, err);
	p->kind = &kind_tag_images;
	return set_part(p, PART_TAG, rest, err);
}

static enum status parse_address(const char *text, struct place *ret, struct error *err)
{
	struct place p = { .kind = &kind_namespaces };
	const char *colon = strchr(text, ':'), *slash;
	size_t len = colon ? (size_t)(colon - text) : strlen(text);
	enum status st = ST_OK;

	if (!*text) {
		*ret = p;
		return ST_OK;
	}
	slash = memchr(text, '/', len);
	err->hint[0] = '\0';
	if (colon == text && colon[1]) {
		st = set_rest(&p, str_from(colon + 1), err);
		if (!st)
			*ret = p;
		return st;
	}
	p.kind = &kind_repos;
	st = set_part(&p, PART_NS,
		      (struct str){ text, slash ? (size_t)(slash - text) : len }, err);
	if (!st && slash) {
		p.kind = &kind_tags;
		st = set_part(
			&p, PART_REPO,
			(struct str){ slash + 1, (size_t)(text + len - slash - 1) },
			err);
	}
	if (!st && colon)
		st = set_rest(&p, str_from(colon + 1), err);
	if (!st)
		*ret = p;
	return st;
}

static enum status parse_words(struct place *take_place, const char *words,
			       struct place *ret, struct error *err)
{
	enum status st = place_words(take_place, str_from(words), err);

	if (!st)
		*ret = *take_place;
	return st;
}

enum status place_parse(const char *text, struct place *ret, struct error *err)
{
	size_t len = strcspn(text, " ");
	char address[PLACE_MAX];
	struct place p;
	enum status st;

	if (len >= sizeof(address)) {
		error_set(err, ST_USAGE, "the address is too long");
		return error_hint(err, FORMS);
	}
	memcpy(address, text, len);
	address[len] = '\0';
	st = parse_address(address, &p, err);
	return st ? st : parse_words(&p, text + len, ret, err);
}

/* "tags web-app": the address of a pane and what it is of. */
static void join(const struct place *here, const struct kind *kind, struct str of,
		 char *buf, size_t size)
{
	if (needs(kind, PART_REPO))
		snprintf(buf, size, "%s/%.*s:%s", here->ns, STR_ARG(of), kind->name);
	else
		snprintf(buf, size, "%s:%s/%.*s", here->ns, kind->name, STR_ARG(of));
}

static struct str first_word(const char **rest)
{
	struct str word = { *rest, strcspn(*rest, " ") };

	*rest += word.len + strspn(*rest + word.len, " ");
	return word;
}

static bool is_reach(struct str word)
{
	char text[8];
	enum reach ignored;

	return word.len < sizeof(text) &&
	       snprintf(text, sizeof(text), "%.*s", STR_ARG(word)) > 0 &&
	       reach_parse(text, &ignored);
}

/* ":access web-app push", ":access push" in it, ":access user jdoe": the ways, as an
 * address.  False: it is the pane of that name. */
static bool access_address(const struct place *here, const char *text, char *buf,
			   size_t size)
{
	struct str pane = first_word(&text), of = first_word(&text);
	struct str can = first_word(&text);
	char word[8];
	enum reach least;
	int n;

	if (!str_eq(pane, STR("access")) || !here->ns[0] || *text)
		return false;
	if (str_eq(of, STR("user")) && can.len) {
		n = snprintf(buf, size, "%s:reach/%.*s", here->ns, STR_ARG(can));
		return n > 0 && (size_t)n < size;
	}
	if (is_reach(of) && !can.len && here->repo[0]) {
		can = of;
		of = str_from(here->repo);
	}
	if (!of.len || !is_reach(can))
		return false;
	snprintf(word, sizeof(word), "%.*s", STR_ARG(can));
	reach_parse(word, &least);
	n = snprintf(buf, size, "%s%s%.*s:ways can=%s",
		     memchr(of.ptr, '/', of.len) ? "" : here->ns,
		     memchr(of.ptr, '/', of.len) ? "" : "/", STR_ARG(of),
		     reach_text(least));
	return n > 0 && (size_t)n < size;
}

static bool about_webhooks(const struct kind *k)
{
	return k == &kind_hooks || k == &kind_webhooks;
}

enum status place_find(const struct place *here, const char *text, struct place *ret,
		       struct error *err)
{
	struct str pane = { text, strcspn(text, " ") };
	const char *rest = text + pane.len + strspn(text + pane.len, " ");
	struct str of = { rest, strcspn(rest, " ") };
	const struct kind *kind = here ? pane_kind(here, pane) : NULL;
	char address[PLACE_MAX], word[PLACE_MAX];
	struct place p;
	enum status st;

	if (here && access_address(here, text, address, sizeof(address)))
		return place_parse(address, ret, err);
	snprintf(word, sizeof(word), "%.*s", STR_ARG(of));
	if (about_webhooks(kind) && str_eq(str_from(rest), STR("--all-repos")) &&
	    place_pane(here, &kind_hooks, ret))
		return ST_OK;
	if (about_webhooks(kind) && of.len && !place_is_word(word))
		kind = &kind_webhooks; /* of that repository */
	if (kind && of.len && !place_is_word(word) && here->ns[0]) {
		join(here, kind, of, address, sizeof(address));
		st = place_parse(address, &p, err);
		return st ? st : parse_words(&p, rest + of.len, ret, err);
	}
	if (kind && place_pane(here, kind, &p))
		return parse_words(&p, rest, ret, err);
	return place_parse(text, ret, err);
}

static void format_address(const struct place *p, char *buf, size_t size)
{
	const char *slash = p->repo[0] ? "/" : "";

	if (p->kind == &kind_namespaces)
		snprintf(buf, size, "%s", "");
	else if (needs(p->kind, PART_TEAM))
		snprintf(buf, size, "%s:%s/%s", p->ns, p->kind->name, p->team);
	else if (needs(p->kind, PART_USER))
		snprintf(buf, size, "%s:%s/%s", p->ns, p->kind->name, p->user);
	else if (!needs(p->kind, PART_TAG))
		snprintf(buf, size, "%s%s%s:%s%s%s", p->ns, slash, p->repo,
			 p->kind->name, p->name[0] ? "/" : "", p->name);
	else if (p->kind == &kind_tag_images && !is_pane_word(str_from(p->tag)))
		snprintf(buf, size, "%s/%s:%s", p->ns, p->repo, p->tag);
	else
		snprintf(buf, size, "%s/%s:%s/%s", p->ns, p->repo, p->kind->name,
			 p->tag);
}

/* What else there is behind what is in the buffer already. */
static void append(char *buf, size_t size, const char *before, const char *text)
{
	size_t n = strlen(buf);

	if (*text && n < size)
		snprintf(buf + n, size - n, "%s%s", before, text);
}

void place_format(const struct place *p, char *buf, size_t size)
{
	format_address(p, buf, size);
	append(buf, size, " ", p->asked);
}

void place_crumbs(const struct place *p, char *buf, size_t size)
{
	size_t n = 0;

	buf[0] = '\0';
	for (enum part i = 0; i < N_PARTS && n < size; i++)
		if (part_text(p, i)[0])
			n += (size_t)snprintf(buf + n, size - n, "%s > ",
					      part_text(p, i));
	append(buf, size, "", p->kind->view ? p->kind->twin : p->kind->name);
	append(buf, size, "  ", p->asked);
}

/* Another list: what narrowed this one is not meant for it. */
static void forget_words(struct place *p)
{
	p->name[0] = p->asked[0] = p->filter[0] = p->sort[0] = '\0';
	p->looks = false;
}

/* A place names no more than its kind needs. */
static void drop_parts(struct place *p)
{
	for (enum part i = 0; i < N_PARTS; i++)
		if (!keeps(p->kind, i))
			part_of(p, i)[0] = '\0';
}

bool place_row(const struct place *p, const void *row, const struct kind *kind,
	       struct place *ret)
{
	struct place to = *p;

	to.kind = kind;
	forget_words(&to);
	for (size_t i = 0; i < p->kind->n_binds; i++) {
		const struct bind *b = &p->kind->binds[i];
		const struct field *f = kind_field(p->kind, str_from(b->field));
		struct error err = { 0 };
		char buf[80];
		struct str v = { NULL, 0 };

		if (f)
			v = field_value(f, row, p->kind->flag_words, buf, sizeof(buf));
		for (enum part part = 0; part < N_PARTS; part++)
			if (!strcmp(parts[part].name, b->param) && keeps(kind, part) &&
			    set_part(&to, part, v, &err))
				return false;
	}
	if (!fits(kind, &to))
		return false;
	drop_parts(&to);
	*ret = to;
	return true;
}

void place_stand(struct place *p, struct str name)
{
	p->name[0] = '\0';
	if (name.len && name.len < sizeof(p->name)) {
		memcpy(p->name, name.ptr, name.len);
		p->name[name.len] = '\0';
	}
}

bool place_enter(const struct place *p, const void *row, struct place *ret)
{
	const char *name = p->kind->child;
	const struct kind *child = name ? kind_find(str_from(name)) : NULL;

	return child && place_row(p, row, child, ret);
}

/* Of what may be anywhere: the list that its address would be without it. */
static const struct kind *kind_above(const struct place *p)
{
	if (p->kind->anywhere && p->repo[0])
		return &kind_tags;
	if (p->kind->anywhere && p->ns[0])
		return &kind_repos;
	return p->kind->up ? kind_find(str_from(p->kind->up)) : NULL;
}

bool place_up(const struct place *p, struct place *ret)
{
	const struct kind *up = kind_above(p);
	struct place to = *p;

	if (!up)
		return false;
	to.kind = up;
	forget_words(&to);
	for (enum part i = 0; i < N_PARTS; i++)
		if (needs(p->kind, i) && !needs(up, i))
			memcpy(to.name, part_text(p, i), sizeof(to.name));
	drop_parts(&to);
	*ret = to;
	return true;
}

/* Is `kind` somewhere above? */
static bool is_above(const struct kind *below, const struct kind *kind)
{
	while (below && below != kind)
		below = below->up ? kind_find(str_from(below->up)) : NULL;
	return below != NULL;
}

bool place_pane(const struct place *p, const struct kind *kind, struct place *ret)
{
	struct place to = *p;

	if (!fits(kind, p))
		return false;
	to.kind = kind;
	forget_words(&to);
	drop_parts(&to);
	/* Back to a list this place is in: stand where it was entered. */
	for (enum part i = 0; i < N_PARTS && is_above(p->kind, kind); i++)
		if (part_text(p, i)[0] && !part_text(&to, i)[0]) {
			memcpy(to.name, part_text(p, i), sizeof(to.name));
			break;
		}
	*ret = to;
	return true;
}

json_object *place_params(const struct place *p)
{
	json_object *params = json_object_new_object();

	for (enum part i = 0; i < N_PARTS; i++) {
		const struct param *param = part_param(p->kind, i);

		if (param && part_text(p, i)[0])
			json_object_object_add(params, param->name,
					       json_object_new_string(part_text(p, i)));
	}
	return params;
}

json_object *place_params_of(const struct place *p, const struct op *op)
{
	json_object *params = json_object_new_object();

	for (enum part i = 0; i < N_PARTS; i++) {
		const struct param *param = op_part_param(op, i);

		if (param && part_text(p, i)[0])
			json_object_object_add(params, param->name,
					       json_object_new_string(part_text(p, i)));
	}
	return params;
}

/* The row's own names go before those of the place. */
json_object *place_row_params(const struct place *p, const struct op *op,
			      const void *row)
{
	json_object *params = place_params_of(p, op);

	for (size_t i = 0; row && i < p->kind->n_binds; i++) {
		const struct bind *b = &p->kind->binds[i];
		const struct field *f = kind_field(p->kind, str_from(b->field));
		const struct param *param = op_param(op, b->param);
		char buf[80];
		struct str v = { NULL, 0 };

		if (f)
			v = field_value(f, row, NULL, buf, sizeof(buf));
		if (!param && !strcmp(b->param, parts[PART_NS].name))
			param = op_part_param(op, PART_NS);
		if (param && v.len)
			json_object_object_add(
				params, param->name,
				json_object_new_string_len(v.ptr, (int)v.len));
	}
	return params;
}

bool place_fits(const struct place *p, json_object *params)
{
	for (enum part i = 0; i < N_PARTS; i++) {
		json_object *v = NULL;

		if (!part_param(p->kind, i))
			continue;
		for (size_t k = 0; k < COUNT(namespaces) && !v; k++)
			json_object_object_get_ex(
				params, i == PART_NS ? namespaces[k] : parts[i].name,
				&v);
		if (v && strcmp(json_object_get_string(v), part_text(p, i)) != 0)
			return false;
	}
	return true;
}

bool place_same(const struct place *a, const struct place *b)
{
	return a->kind == b->kind && !strcmp(a->ns, b->ns) &&
	       !strcmp(a->repo, b->repo) && !strcmp(a->tag, b->tag) &&
	       !strcmp(a->team, b->team) && !strcmp(a->user, b->user) &&
	       !strcmp(a->asked, b->asked);
}
