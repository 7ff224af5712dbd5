#include "ui/rotate_deliver.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/argv.h"
#include "model/xalloc.h"
#include "ui/flags.h"
#include "ui/new_file.h"
#include "ui/output.h"
#include "ui/program.h"

static enum status nowhere(struct error *err)
{
	error_set(err, ST_USAGE, "where does the new token go?");
	return error_hint(err, "--deliver-command 'CMD' (its standard input), "
			       "--deliver-to FILE (0600), or --show");
}

enum status delivery_prepare(const struct options *o, struct delivery *ret,
			     struct error *err)
{
	const char *command = flag_value(o, "deliver-command");
	const char *path = flag_value(o, "deliver-to");

	*ret = (struct delivery){ .show = flag_value(o, "show") ||
					  isatty(STDOUT_FILENO) };
	if (command && path)
		return error_set(err, ST_USAGE,
				 "--deliver-command or --deliver-to, not both");
	if (command || path)
		ret->show = false;
	if (command) {
		if (argv_split(command, &ret->command, err) != ST_OK)
			return err->status;
		snprintf(ret->words, sizeof(ret->words),
			 "to the standard input of %.90s", ret->command[0]);
	} else if (path) {
		ret->file = new_file_open(path, err);
		if (!ret->file)
			return err->status;
		ret->path = xstrdup(path);
		snprintf(ret->words, sizeof(ret->words), "in the file %.120s", path);
	} else if (ret->show) {
		snprintf(ret->words, sizeof(ret->words), "shown once");
	} else {
		return nowhere(err);
	}
	return ST_OK;
}

/* Past the buffers of stdio, which nobody wipes. */
static enum status put(int fd, struct str token, const char *name, struct error *err)
{
	if (put_all(fd, token) && put_all(fd, STR("\n")))
		return ST_OK;
	return error_set(err, ST_LOCAL, "%s: %s", name, strerror(errno));
}

static enum status give_command(char **command, struct str token, struct error *err)
{
	int status = 0;

	if (program_tell(command, token, &status, err) != ST_OK)
		return err->status;
	if (WIFEXITED(status) && !WEXITSTATUS(status))
		return ST_OK;
	return error_set(err, ST_LOCAL, "%.80s: %s %d", command[0],
			 WIFEXITED(status) ? "exit" : "ended by signal",
			 WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
}

enum status delivery_give(struct delivery *d, const struct secret *secret,
			  struct error *err)
{
	struct str token = secret_str(secret);
	FILE *file = d->file;

	if (d->command)
		return give_command(d->command, token, err);
	if (d->show) {
		fflush(stdout);
		return put(STDOUT_FILENO, token, "standard output", err);
	}
	if (put(fileno(file), token, d->path, err) == ST_OK && fsync(fileno(file)))
		error_set(err, ST_LOCAL, "%s: %s", d->path, strerror(errno));
	if (err->status != ST_OK)
		return err->status;
	d->file = NULL;
	return new_file_close(file, d->path, err);
}

void delivery_done(struct delivery *d)
{
	if (d->file) {
		fclose(d->file);
		unlink(d->path);
	}
	argv_free(d->command);
	free(d->path);
	*d = (struct delivery){ 0 };
}
