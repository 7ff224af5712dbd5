#ifndef UI_SETTINGS_H
#define UI_SETTINGS_H

#include "ui/look.h"

/*
 * What a person may choose about the dashboard, in one table (settings.c): the
 * configuration files, :set and its completion, `hubdeck info` and the check of the
 * manual are loops over it.
 */
enum chrome { CHROME_FULL, CHROME_MIN };
enum links { LINKS_AUTO, LINKS_YES, LINKS_NO };

enum { SETTING_TEXT_MAX = 256 };

struct settings {
	bool utc;  /* absolute times in UTC, else in the zone of this machine */
	bool calm; /* nothing on the screen moves by itself */
	bool slow; /* the line is slow, whatever it looks like */
	bool mouse;
	bool bell;                        /* when a job ends */
	int theme;                        /* enum theme */
	int chrome;                       /* enum chrome */
	int links;                        /* enum links */
	int refresh, idle_lock;           /* seconds; 0: off */
	char clipboard[SETTING_TEXT_MAX]; /* "osc52", "off" or "cmd:COMMAND" */
	struct look look[N_STYLES];
	bool looks[N_STYLES]; /* [colors] changed that role */
};

struct setting;

void settings_init(struct settings *s); /* what holds when nobody says anything */

/* By index from 0; NULL behind the last. */
const struct setting *setting_at(size_t i);
/* "_" is as good as "-"; NULL: there is none. */
const struct setting *setting_find(const char *name);

const char *setting_name(const struct setting *k);
const char *setting_help(const struct setting *k);
/* "yes or no", "off, or a time from 10s to 1d": for messages and the manual. */
void setting_allowed(const struct setting *k, char *buf, size_t size);
/* A value to offer, by index from 0; NULL behind the last. */
const char *setting_choice(const struct setting *k, size_t i);

/* ST_USAGE says what is allowed; *s is then as it was. */
enum status setting_put(struct settings *s, const struct setting *k, const char *value,
			struct error *err) MUST_CHECK;
void setting_text(const struct settings *s, const struct setting *k, char *buf,
		  size_t size);

/* One role of [colors].  ST_USAGE as above. */
enum status settings_color(struct settings *s, const char *role, const char *value,
			   struct error *err) MUST_CHECK;
/* How the role looks: as [colors] says, else as the theme does. */
const struct look *settings_look(const struct settings *s, int colors, enum style role);

#endif
