#include "net/body_file.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static bool fails(struct body_file *f)
{
	if (!f->failed)
		f->failed = errno ? errno : EIO;
	return false;
}

enum status body_file_failed(const struct body_file *f, struct error *err)
{
	return error_set(err, ST_LOCAL, "the file cannot be written: %s",
			 strerror(f->failed));
}

enum status body_file_begin(struct body_file *f, struct error *err)
{
	f->bytes = 0;
	f->too_big = false;
	f->failed = 0;
	if (fseek(f->to, 0, SEEK_SET) || ftruncate(fileno(f->to), 0))
		fails(f);
	return f->failed ? body_file_failed(f, err) : ST_OK;
}

bool body_file_put(struct body_file *f, const char *data, size_t len)
{
	if (len > ((uint64_t)FILE_MAX_MIB << 20) - f->bytes) {
		f->too_big = true;
		return false;
	}
	if (fwrite(data, 1, len, f->to) != len)
		return fails(f);
	f->bytes += len;
	return true;
}

enum status body_file_end(struct body_file *f, struct error *err)
{
	FILE *to = f->to;

	f->to = NULL;
	if (to && fclose(to))
		fails(f);
	return f->failed ? body_file_failed(f, err) : ST_OK;
}
