#include "ui/params.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "ui/input.h"

static bool names_secret(const char *name)
{
	static const char *const words[] = { "password", "secret", "token", "code",
					     "login_2fa_token" };

	for (size_t i = 0; i < COUNT(words); i++)
		if (!strcmp(name, words[i]))
			return true;
	return false;
}

static enum status refuse_secret(const char *name, const char *dashes,
				 struct error *err)
{
	error_set(err, ST_USAGE, "%s%s: a secret is never given on the command line",
		  dashes, name);
	return error_hint(err, "give it in --params - or --params @FILE");
}

/* ---- flags ------------------------------------------------------------ */

static void add(json_object *params, const char *name, const char *value)
{
	json_object *v = json_object_new_string(value), *before, *list;

	if (!json_object_object_get_ex(params, name, &before)) {
		json_object_object_add(params, name, v);
		return;
	}
	if (json_object_is_type(before, json_type_array)) {
		json_object_array_add(before, v);
		return;
	}
	list = json_object_new_array();
	json_object_array_add(list, json_object_get(before));
	json_object_array_add(list, v);
	json_object_object_add(params, name, list);
}

enum status params_add(json_object *params, struct str name, const char *value,
		       struct error *err)
{
	char *key = xstrndup(name.ptr, name.len);
	enum status st = ST_OK;

	for (char *p = key; *p; p++)
		*p = *p == '-' ? '_' : *p;
	if (names_secret(key)) {
		st = refuse_secret(key, "--", err);
	} else if (!value) {
		st = error_set(err, ST_USAGE,
			       "--%.*s: unknown option, or a value is missing",
			       name.len > 60 ? 60 : (int)name.len, name.ptr);
		error_hint(err, "hubdeck --help lists the options");
	} else {
		add(params, key, value);
	}
	free(key);
	return st;
}

/* ---- --params --------------------------------------------------------- */

static enum status read_source(const char *source, struct str *ret, struct error *err)
{
	enum status st;
	struct stat what;
	int fd;

	if (!strcmp(source, "-"))
		return input_read_fd(STDIN_FILENO, "standard input", ret, err);
	if (*source != '@') {
		*ret = (struct str){ xstrdup(source), strlen(source) };
		return ST_OK;
	}
	fd = open(source + 1, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		error_set(err, ST_USAGE, "--params %s: %s", source, strerror(errno));
		return ST_USAGE;
	}
	if (!fstat(fd, &what) && S_ISDIR(what.st_mode))
		st = error_set(err, ST_USAGE, "--params %s: %s", source,
			       strerror(EISDIR));
	else
		st = input_read_fd(fd, source + 1, ret, err);
	close(fd);
	return st;
}

/* Everybody on this machine can read the arguments of a program. */
static enum status refuse_secrets(const char *source, json_object *given,
				  struct error *err)
{
	if (!strcmp(source, "-") || *source == '@')
		return ST_OK;
	json_object_object_foreach(given, key, value)
	{
		(void)value;
		if (names_secret(key))
			return refuse_secret(key, "", err);
	}
	return ST_OK;
}

static enum status parse(const char *source, struct str text, json_object **ret,
			 struct error *err)
{
	struct error fault = { 0 };

	if (json_parse_input(text, ret, &fault))
		return error_set(err, fault.status, "--params: %.200s", fault.text);
	if (!json_object_is_type(*ret, json_type_object))
		return error_set(err, ST_USAGE,
				 "--params: an object is expected, as in "
				 "{\"namespace\":\"acme\"}");
	return refuse_secrets(source, *ret, err);
}

enum status params_read(const char *source, json_object **params, struct error *err)
{
	json_object *given = NULL;
	struct str text = { 0 };
	enum status st = read_source(source, &text, err);

	if (!text.ptr)
		return st;
	st = parse(source, text, &given, err);
	input_free(&text);
	if (st == ST_OK) {
		json_object_object_foreach(*params, key, value)
			json_object_object_add(given, key, json_object_get(value));
		json_object_put(*params);
		*params = given;
		given = NULL;
	}
	json_object_put(given);
	return st;
}
