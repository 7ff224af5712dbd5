/* The configuration of the dashboard: settings, colours, keys, columns; what is
 * refused, and that all of it is in the manual. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/kinds.h"
#include "model/xalloc.h"
#include "tests/check.h"
#include "tests/harness/env.h"
#include "ui/config.h"
#include "ui/in_force.h"
#include "ui/keys.h"
#include "ui/when.h"

static struct env home; /* for its directory */
static char path[128];

static void set_up(void)
{
	env_init(&home);
	snprintf(path, sizeof(path), "%s/config", home.home);
	setenv("HOME", home.home, 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("HUBDECK_CONFIG");
	unsetenv("HUBDECK_CONTEXT");
}

static enum status load(const char *text, struct config *c, struct error *err)
{
	FILE *f = fopen(path, "we");

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	fputs(text, f);
	fclose(f);
	*err = (struct error){ 0 };
	return config_load(c, path, NULL, err);
}

static struct config good(const char *text)
{
	struct config c;
	struct error err;

	if (load(text, &c, &err))
		printf("    %s: %s\n", text, err.text);
	CU_ASSERT_EQUAL(err.status, ST_OK);
	return c;
}

/* The message is one line with file and line, and holds `words`. */
static void refused(const char *text, int line, const char *words)
{
	struct config c;
	struct error err;
	char *where = xasprintf("%s:%d: ", path, line);
	char *both;

	CU_ASSERT_EQUAL(load(text, &c, &err), ST_USAGE);
	both = xasprintf("%s; %s", err.text, err.hint);
	if (!strstr(both, where) || !strstr(both, words))
		printf("    %s: %s\n", text, both);
	CU_ASSERT_PTR_NOT_NULL(strstr(err.text, where));
	CU_ASSERT_PTR_NOT_NULL(strstr(both, words));
	CU_ASSERT_PTR_NULL(strchr(err.text, '\n'));
	CU_ASSERT_EQUAL(error_exit(&err), 64);
	config_done(&c);
	free(both);
	free(where);
}

/* ---- settings --------------------------------------------------------- */

/* Whatever a setting offers or says of itself, it takes and gives back. */
static void test_every_setting_takes_what_it_offers(void)
{
	const struct setting *k;

	for (size_t i = 0; (k = setting_at(i)); i++) {
		char text[SETTING_TEXT_MAX], again[SETTING_TEXT_MAX], allowed[128];
		const char *choice;
		struct settings s;
		struct error err = { 0 };

		settings_init(&s);
		setting_text(&s, k, text, sizeof(text));
		CU_ASSERT_EQUAL(setting_put(&s, k, text, &err), ST_OK);
		for (size_t j = 0; (choice = setting_choice(k, j)); j++) {
			if (choice[strlen(choice) - 1] == ':')
				continue; /* the beginning of one */
			CU_ASSERT_EQUAL(setting_put(&s, k, choice, &err), ST_OK);
			setting_text(&s, k, text, sizeof(text));
			CU_ASSERT_EQUAL(setting_put(&s, k, text, &err), ST_OK);
			setting_text(&s, k, again, sizeof(again));
			CU_ASSERT_STRING_EQUAL(text, again);
		}
		CU_ASSERT_EQUAL(setting_put(&s, k, "perhaps", &err), ST_USAGE);
		setting_text(&s, k, again, sizeof(again));
		CU_ASSERT_STRING_EQUAL(text, again);
		setting_allowed(k, allowed, sizeof(allowed));
		CU_ASSERT_PTR_NOT_NULL(strstr(err.text, allowed));
		CU_ASSERT_PTR_EQUAL(setting_find(setting_name(k)), k);
		CU_ASSERT_TRUE(setting_help(k)[0]);
	}
}

static void test_settings_are_read(void)
{
	struct config c = good("theme = light\nutc = no\nidle_lock = 15m\n"
			       "refresh = 90s\nclipboard = cmd:'my clip' -i\n"
			       "mouse = on\nbell = false\nchrome = min\n");

	CU_ASSERT_EQUAL(c.settings.theme, THEME_LIGHT);
	CU_ASSERT_FALSE(c.settings.utc);
	CU_ASSERT_EQUAL(c.settings.idle_lock, 900);
	CU_ASSERT_EQUAL(c.settings.refresh, 90);
	CU_ASSERT_STRING_EQUAL(c.settings.clipboard, "cmd:'my clip' -i");
	CU_ASSERT_TRUE(c.settings.mouse);
	CU_ASSERT_FALSE(c.settings.bell);
	CU_ASSERT_EQUAL(c.settings.chrome, CHROME_MIN);
	config_done(&c);
}

static void test_bad_settings_are_refused(void)
{
	refused("\nthem = dark", 2, "did you mean theme");
	refused("theme = drak", 1, "16, dark, light or mono");
	refused("utc = perhaps", 1, "yes or no");
	refused("refresh = 2s", 1, "a time from 5s to 1d");
	refused("idle-lock = 8d", 1, "off, or a time");
	refused("clipboard = xclip", 1, "osc52, off or cmd:COMMAND");
	refused("clipboard = cmd:", 1, "osc52");
	refused("[colours]\nbad = red", 2, "[colours] is no section");
	refused("[colors]\nbad = redd", 2, "not \"redd\"");
	refused("[colors]\nbad = on", 2, "a colour");
	refused("[colors]\nbad = 256", 2, "0 to 255");
	refused("[colors]\nbda = red", 2, "did you mean bad");
}

/* A command that somebody else named would be run as us. */
static void test_a_command_from_a_file_of_others_is_refused(void)
{
	struct config c;
	struct error err;
	FILE *f = fopen(path, "we");

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	fputs("clipboard = cmd:xclip\n", f);
	fclose(f);
	chmod(path, 0666);
	err = (struct error){ 0 };
	CU_ASSERT_EQUAL(config_load(&c, path, NULL, &err), ST_USAGE);
	CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "others can write"));
	config_done(&c);
	chmod(path, 0600);
}

/* ---- colours ---------------------------------------------------------- */

static void expect_look(const char *value, short fg, short bg, unsigned attr,
			const char *text)
{
	struct look l;
	struct error err = { 0 };
	char again[64];

	CU_ASSERT_EQUAL_FATAL(look_parse(value, &l, &err), ST_OK);
	CU_ASSERT_EQUAL(l.fg, fg);
	CU_ASSERT_EQUAL(l.bg, bg);
	CU_ASSERT_EQUAL(l.attr, attr);
	look_text(&l, again, sizeof(again));
	CU_ASSERT_STRING_EQUAL(again, text);
}

static void test_looks(void)
{
	expect_look("red bold", 1, -1, LOOK_BOLD, "red bold");
	expect_look("bold  red on 17", 1, 17, LOOK_BOLD, "red on 17 bold");
	expect_look("none", -1, -1, 0, "none");
	expect_look("default on bright-white underline", -1, 15, LOOK_UNDERLINE,
		    "on bright-white underline");
}

/* Where there are fewer colours the theme is one that does with them. */
static void test_a_theme_fits_its_terminal(void)
{
	for (enum theme t = 0; t < N_THEMES; t++)
		for (enum style s = 0; s < N_STYLES; s++) {
			CU_ASSERT_TRUE(theme_look(t, 0, s)->fg == LOOK_DEFAULT);
			CU_ASSERT_TRUE(theme_look(t, 0, s)->bg == LOOK_DEFAULT);
			CU_ASSERT_TRUE(theme_look(t, 8, s)->fg < 8);
			CU_ASSERT_TRUE(theme_look(t, 8, s)->bg < 8);
		}
	CU_ASSERT_NOT_EQUAL(theme_look(THEME_DARK, 256, STYLE_BAD)->fg,
			    theme_look(THEME_LIGHT, 256, STYLE_BAD)->fg);
}

static void test_a_role_may_look_otherwise(void)
{
	struct config c = good("theme = mono\n[colors]\nbad = 9 underline\n");

	CU_ASSERT_EQUAL(settings_look(&c.settings, 256, STYLE_BAD)->fg, 9);
	CU_ASSERT_EQUAL(settings_look(&c.settings, 256, STYLE_WARN)->fg, LOOK_DEFAULT);
	config_done(&c);
}

/* ---- keys ------------------------------------------------------------- */

static void test_keys_are_bound_again(void)
{
	struct config c = good("[keys]\ndelete = X Del\ndown = J\nmark = none\n"
			       "range = D\n");

	command_use_keys(&c.keymap);
	CU_ASSERT_EQUAL(command_for_key('X'), CMD_DELETE);
	CU_ASSERT_EQUAL(command_for_key(K_DELETE), CMD_DELETE);
	CU_ASSERT_EQUAL(command_for_key('D'), CMD_RANGE);
	CU_ASSERT_EQUAL(command_for_key('J'), CMD_DOWN);
	CU_ASSERT_EQUAL(command_for_key('j'), CMD_NONE);
	CU_ASSERT_EQUAL(command_for_key(' '), CMD_NONE);
	CU_ASSERT_STRING_EQUAL(command_key(CMD_DELETE), "X");
	CU_ASSERT_STRING_EQUAL(command_key(CMD_MARK), ":mark");
	command_use_keys(NULL);
	CU_ASSERT_EQUAL(command_for_key('D'), CMD_DELETE);
	config_done(&c);
}

/* Every command can have another key. */
static void test_every_command_can_be_bound(void)
{
	for (size_t i = 0; i < n_bindings; i++) {
		char *text =
			xasprintf("[keys]\n%s = Ctrl-] \n", binding_name(&bindings[i]));
		struct config c = good(text);

		command_use_keys(&c.keymap);
		CU_ASSERT_EQUAL(command_for_key(']' & 0x1f), bindings[i].command);
		command_use_keys(NULL);
		config_done(&c);
		free(text);
	}
}

static void test_two_commands_on_one_key_are_refused(void)
{
	refused("[keys]\n\nmark = D", 3, "D is for delete (built in), so not for mark");
	refused("[keys]\nmark = X\n\nrange = X", 4, "X is for mark (");
	refused("[keys]\nmark = X X2", 2, "no key is called \"X2\"");
	refused("[keys]\nmark = Paste", 2, "no key");
	refused("[keys]\nmakr = X", 2, "did you mean mark");
	refused("[keys]\nquit = none", 2, "quit needs a key");
	/* One key in two spellings. */
	refused("[keys]\nmark = Ctrl-M", 2, "Enter is for open");
}

/* The key that asks is never the key that confirms. */
static void test_a_key_that_confirms_asks_for_nothing(void)
{
	refused("[keys]\ndelete = y", 2, "y confirms");
	refused("[keys]\ndelete = F9", 2, "F9 confirms");
	refused("[keys]\nopen = X\ndelete = Enter", 3, "Enter confirms");
}

/* ---- columns ---------------------------------------------------------- */

static void test_columns_are_read(void)
{
	struct config c = good("[columns.tags]\nshow = tag:40 pulled, size\n"
			       "wide = digest\nsort = pulled asc\n"
			       "[columns.members]\nsort = role\n");
	const struct pane_columns *p = pane_config_find(&c.panes, &kind_tags);

	CU_ASSERT_PTR_NOT_NULL_FATAL(p);
	CU_ASSERT_EQUAL(p->n_show, 3);
	CU_ASSERT_EQUAL(p->show[0].width, 40);
	CU_ASSERT_STRING_EQUAL(p->show[1].field->name, "pulled");
	CU_ASSERT_EQUAL(p->n_wide, 1);
	CU_ASSERT_STRING_EQUAL(p->sort->name, "pulled");
	CU_ASSERT_FALSE(p->reverse);
	p = pane_config_find(&c.panes, &kind_members);
	CU_ASSERT_PTR_NOT_NULL_FATAL(p);
	CU_ASSERT_EQUAL(p->n_show, 0);
	CU_ASSERT_PTR_NULL(pane_config_find(&c.panes, &kind_repos));
	config_done(&c);
}

static void test_bad_columns_are_refused(void)
{
	refused("[columns.tgas]\nshow = tag", 2, "did you mean tags");
	refused("[columns.tags]\nshow = tag sise", 2, "did you mean size");
	refused("[columns.tags]\nshow = tag xyzzy", 2, "there are tag, pushed");
	refused("[columns.tags]\nshow = size", 2, "tag must be among them");
	refused("[columns.tags]\nshow =", 2, "names of columns");
	refused("[columns.tags]\nshow = tag tag", 2, "named twice");
	refused("[columns.tags]\nshow = tag:2", 2, "from 3 to 200");
	refused("[columns.tags]\nshow = tag:x", 2, "from 3 to 200");
	refused("[columns.tags]\nsort = size up", 2, "asc or desc");
	refused("[columns.tags]\ncolour = red", 2, "show, wide, sort");
}

/* Whatever columns a pane has can be named. */
static void test_every_column_can_be_named(void)
{
	for (size_t i = 0; kinds[i]; i++)
		for (size_t j = 0; j < kinds[i]->n_fields; j++) {
			char *text = xasprintf("[columns.%s]\nwide = %s\nsort = %s\n",
					       kinds[i]->name, kinds[i]->fields[j].name,
					       kinds[i]->fields[j].name);
			struct config c = good(text);

			CU_ASSERT_EQUAL(c.panes.n, 1);
			config_done(&c);
			free(text);
		}
}

/* ---- what is in force ------------------------------------------------- */

static void collect(void *arg, const char *name, const char *value)
{
	fprintf(arg, "%s=%s\n", name, value);
}

static void test_info_says_what_is_in_force(void)
{
	struct config c = good("idle-lock = 90s\n[keys]\ndelete = X\n[colors]\n"
			       "bad = red\n[columns.tags]\nshow = tag:9 size\n"
			       "wide =\nsort = size\n");
	char *out = NULL;
	size_t n;
	FILE *f = open_memstream(&out, &n);

	in_force(&c, collect, f);
	fclose(f);
	CU_ASSERT_PTR_NOT_NULL(strstr(out, "idle-lock=90s\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out, "theme=16\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out, "keys.delete=X\n"));
	CU_ASSERT_PTR_NULL(strstr(out, "keys.mark"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out, "colors.bad=red\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out, "columns.tags.show=tag:9 size\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out, "columns.tags.wide=none\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out, "columns.tags.sort=size desc\n"));
	free(out);
	config_done(&c);
}

/* ---- times of day ----------------------------------------------------- */

static void test_times_are_of_the_zone_chosen(void)
{
	const int64_t noon = 1709294400; /* 2024-03-01 12:00:00 UTC */
	char buf[64];

	setenv("TZ", "XYZ-5:30", 1);
	when_use_utc(true);
	when_clock(noon, buf, sizeof(buf));
	CU_ASSERT_STRING_EQUAL(buf, "12:00:00");
	when_stamp(noon, buf, sizeof(buf));
	CU_ASSERT_STRING_EQUAL(buf, "2024-03-01 12:00 UTC");
	when_use_utc(false);
	when_clock(noon, buf, sizeof(buf));
	CU_ASSERT_STRING_EQUAL(buf, "17:30:00");
	when_stamp(noon, buf, sizeof(buf));
	CU_ASSERT_STRING_EQUAL(buf, "2024-03-01 17:30 XYZ");
	when_stamp(0, buf, sizeof(buf));
	CU_ASSERT_STRING_EQUAL(buf, "never");
	unsetenv("TZ");
	when_use_utc(true);
}

/* ---- the manual ------------------------------------------------------- */

static char *manual(void)
{
	FILE *f = fopen("docs/hubdeck.1", "re");
	char *text = xcalloc(1 << 20, 1);

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	(void)!fread(text, 1, (1 << 20) - 1, f);
	fclose(f);
	return text;
}

static void in_manual(const char *man, const char *entry)
{
	if (!strstr(man, entry))
		printf("  docs/hubdeck.1 lacks:\n%s", entry);
	CU_ASSERT_PTR_NOT_NULL(strstr(man, entry));
}

static void test_every_setting_is_in_the_manual(void)
{
	char *man = manual();
	const struct setting *k;
	const char *role;

	for (size_t i = 0; (k = setting_at(i)); i++) {
		char *entry = xasprintf("\n.It Ic %s\n", setting_name(k));

		in_manual(man, entry);
		free(entry);
	}
	for (size_t i = 0; (role = role_name(i)); i++) {
		char *entry = xasprintf("\n.Ic %s", role);

		in_manual(man, entry);
		free(entry);
	}
	free(man);
}

#define BEGIN ".\\\" From here on made of ui/command.c: make man\n"
#define END   ".\\\" Up to here.\n"

/* As roff wants it: neither a request nor a delimiter. */
static void put_roff(FILE *f, const char *s, size_t n)
{
	if (n == 1 && strchr(".,:;()[]?!|'", *s))
		fputs("\\&", f);
	for (size_t i = 0; i < n; i++)
		if (s[i] == '-')
			fputs("\\-", f);
		else
			fputc(s[i], f);
}

static void put_binding(FILE *f, const struct binding *b)
{
	const char *keys = b->keys;

	fputs(".It", f);
	while (*keys) {
		size_t n = strcspn(keys, " ");

		fputs(" Ic ", f);
		put_roff(f, keys, n);
		keys += n + (keys[n] == ' ');
		fputs(*keys ? " ," : " ", f);
	}
	fprintf(f, "%sPq Cm %s\n", b->keys[0] ? "" : " Ic \\&: ", binding_name(b));
	put_roff(f, b->help, strlen(b->help));
	fputs("\n", f);
}

/* The caller frees. */
static char *keys_section(void)
{
	char *text = NULL;
	size_t n;
	FILE *f = open_memstream(&text, &n);

	for (size_t i = 0; i < n_bindings; i++)
		put_binding(f, &bindings[i]);
	fclose(f);
	return text;
}

static void write_manual(const char *man, const char *from, const char *to,
			 const char *keys)
{
	FILE *f = fopen("docs/hubdeck.1", "we");

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	fprintf(f, "%.*s%s%s", (int)(from - man), man, keys, to);
	fclose(f);
}

/* BLESS=1 writes them into it. */
static void test_every_key_is_in_the_manual(void)
{
	const char *bless = getenv("BLESS");
	char *man = manual(), *keys = keys_section();
	char *from = strstr(man, BEGIN), *to = strstr(man, END);

	CU_ASSERT_PTR_NOT_NULL_FATAL(from);
	CU_ASSERT_PTR_NOT_NULL_FATAL(to);
	from += strlen(BEGIN);
	if (bless && *bless)
		write_manual(man, from, to, keys);
	else if (strlen(keys) != (size_t)(to - from) ||
		 strncmp(from, keys, strlen(keys)) != 0)
		CU_FAIL("docs/hubdeck.1 has other keys than ui/command.c: make man");
	free(keys);
	free(man);
}

int main(int argc, char **argv)
{
	int code;

	set_up();
	code = CHECK_RUN(
		"settings", argc, argv, test_every_setting_takes_what_it_offers,
		test_settings_are_read, test_bad_settings_are_refused,
		test_a_command_from_a_file_of_others_is_refused, test_looks,
		test_a_theme_fits_its_terminal, test_a_role_may_look_otherwise,
		test_keys_are_bound_again, test_every_command_can_be_bound,
		test_two_commands_on_one_key_are_refused,
		test_a_key_that_confirms_asks_for_nothing, test_columns_are_read,
		test_bad_columns_are_refused, test_every_column_can_be_named,
		test_info_says_what_is_in_force, test_times_are_of_the_zone_chosen,
		test_every_setting_is_in_the_manual, test_every_key_is_in_the_manual);
	env_done(&home);
	return code;
}
