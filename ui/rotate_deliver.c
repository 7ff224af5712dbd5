#include "ui/rotate_deliver.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/argv.h"
#include "model/format.h"
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

enum status delivery_to_command(struct delivery *d, const char *command,
				struct error *err)
{
	*d = (struct delivery){ .seconds = DELIVERY_SECONDS };
	if (argv_split(command, &d->command, err) == ST_OK &&
	    program_find(d->command[0], err) == ST_OK)
		snprintf(d->words, sizeof(d->words), "to the standard input of %.90s",
			 d->command[0]);
	return err->status;
}

enum status delivery_to_file(struct delivery *d, const char *path, struct error *err)
{
	*d = (struct delivery){ .file = new_file_open(path, err) };
	if (!d->file)
		return err->status;
	d->path = xstrdup(path);
	snprintf(d->words, sizeof(d->words), "in the file %.120s", path);
	return ST_OK;
}

static enum status read_seconds(const struct options *o, int64_t *ret,
				struct error *err)
{
	const char *value = flag_value(o, "deliver-timeout");

	*ret = DELIVERY_SECONDS;
	if (!value || (parse_age(str_from(value), ret) && *ret > 0))
		return ST_OK;
	error_set(err, ST_USAGE, "--deliver-timeout: \"%.40s\" is no span of time",
		  value);
	return error_hint(err, "write 30s, 5m, 1h");
}

enum status delivery_prepare(const struct options *o, struct delivery *ret,
			     struct error *err)
{
	const char *command = flag_value(o, "deliver-command");
	const char *path = flag_value(o, "deliver-to");
	int64_t seconds;

	*ret = (struct delivery){ 0 };
	if (command && path)
		return error_set(err, ST_USAGE,
				 "--deliver-command or --deliver-to, not both");
	if (read_seconds(o, &seconds, err) != ST_OK)
		return err->status;
	if (path)
		return delivery_to_file(ret, path, err);
	if (command) {
		(void)!delivery_to_command(ret, command, err);
		ret->seconds = seconds;
		return err->status;
	}
	ret->show = flag_value(o, "show") || isatty(STDOUT_FILENO);
	if (!ret->show)
		return nowhere(err);
	snprintf(ret->words, sizeof(ret->words), "shown once");
	return ST_OK;
}

/* Past the buffers of stdio, which nobody wipes. */
static enum status put(int fd, struct str token, const char *name, struct error *err)
{
	if (put_all(fd, token) && put_all(fd, STR("\n")))
		return ST_OK;
	return error_set(err, ST_LOCAL, "%s: %s", name, strerror(errno));
}

enum status delivery_ended(const struct delivery *d, int status, struct error *err)
{
	if (WIFEXITED(status) && !WEXITSTATUS(status))
		return ST_OK;
	return error_set(err, ST_LOCAL, "%.80s: %s %d", d->command[0],
			 WIFEXITED(status) ? "exit" : "ended by signal",
			 WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
}

static enum status give_command(const struct delivery *d, struct str token,
				struct error *err)
{
	int status = 0;

	if (program_tell(d->command, token, d->seconds, &status, err) != ST_OK)
		return error_hint(err, "--deliver-timeout gives it more time");
	return delivery_ended(d, status, err);
}

enum status delivery_give(struct delivery *d, const struct secret *secret,
			  struct error *err)
{
	struct str token = secret_str(secret);
	FILE *file = d->file;

	if (d->command)
		return give_command(d, token, err);
	if (d->show) {
		fflush(stdout);
		return put(STDOUT_FILENO, token, "standard output", err);
	}
	if (put(fileno(file), token, d->path, err) == ST_OK && fsync(fileno(file)))
		error_set(err, ST_LOCAL, "%s: %s", d->path, strerror(errno));
	if (err->status != ST_OK) {
		/* Half of a token must not stand before the next one. */
		(void)!ftruncate(fileno(file), 0);
		lseek(fileno(file), 0, SEEK_SET);
		return err->status;
	}
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
