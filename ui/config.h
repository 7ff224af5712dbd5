#ifndef UI_CONFIG_H
#define UI_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "model/error.h"
#include "ui/columns.h"
#include "ui/keymap.h"
#include "ui/settings.h"

/*
 * What the configuration files, the environment and the options say, in that order of
 * strength (later wins; `read-only` once set stays).  /etc/hubdeck.conf, then
 * $XDG_CONFIG_HOME/hubdeck/config or --config (INI), then the chosen context of these
 * files (ui/context.h).
 */
struct context;
enum color_mode { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };
enum output_format { OUT_AUTO, OUT_TABLE, OUT_JSON, OUT_NDJSON, OUT_CSV, OUT_TSV };

struct config {
	char *url, *registry_url, *registry_auth_url, *ca_file;
	char *config_path; /* the user's file, whether it exists or not */
	char *state_dir;   /* $XDG_STATE_HOME/hubdeck */
	bool read_only;
	bool allow_destructive, yes, dry_run, no_input, quiet, ascii, plain, all;
	bool reveal; /* webhook addresses in full */
	bool nul;    /* -0: names ended by NUL */
	int verbose;
	int max_wait; /* seconds, default 900 */
	enum color_mode color;
	enum output_format output;
	char *columns;  /* --columns a,b,c; NULL */
	char *confirm;  /* --confirm NAME; NULL */
	char **protect; /* globs of tags never deleted; NULL-terminated */
	size_t n_protect;
	struct context **contexts; /* all there are */
	size_t n_contexts;
	char *context_name;            /* `context = NAME` of a file; NULL */
	const struct context *context; /* the chosen one; NULL */
	char *context_url;             /* the address its secret is for */

	struct settings settings; /* of the dashboard, when it starts */
	struct keymap keymap;     /* [keys] */
	int *risk; /* [risk]: weights of audit_flags (model/member_audit.h); NULL:
		      theirs */
	struct pane_config panes; /* [columns.PANE] */
};

/*
 * Fills the defaults, files, context and environment.  `context` is --context; NULL:
 * HUBDECK_CONTEXT, else the file's.  ST_USAGE names file and line.
 */
enum status config_load(struct config *c, const char *explicit_path,
			const char *context, struct error *err) MUST_CHECK;
void config_done(struct config *c);

/* Could somebody else have written the file, or put it there?  NULL: no; else why it is
 * not to be trusted with the name of a program we run; the caller frees. */
char *config_distrust(const char *path);

/* Creates state_dir (0700) and returns the journal's path; caller frees.  NULL with
 * *err. */
char *config_journal_path(const struct config *c, struct error *err);

#endif
