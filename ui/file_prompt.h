#ifndef UI_FILE_PROMPT_H
#define UI_FILE_PROMPT_H

#include "model/error.h"
#include "ui/app.h"
#include "ui/prompt.h"

/*
 * The name of a file, asked for at the bottom of the screen; why it could not be
 * written, or read, stands above it.  Embedded in its view; all zero is empty.
 */
struct file_prompt {
	struct prompt name;
	struct error failed; /* the attempt before; ST_OK: there was none */
};

/* `name` is the first proposal, without folders: "/" in it becomes "-". */
void file_prompt_open(struct file_prompt *f, const char *name);
/* The same with the folders it is in. */
void file_prompt_open_path(struct file_prompt *f, const char *path);

enum file_answer {
	FILE_TYPING,
	FILE_NAMED, /* Enter: that one */
	FILE_LEFT,  /* Esc, or Enter without a name */
	FILE_PASS,  /* not one of ours */
};
enum file_answer file_prompt_key(struct file_prompt *f, struct app *a, uint32_t key);

/* What was typed as a path. */
const char *file_prompt_path(const struct file_prompt *f, char *buf, size_t size);

void file_prompt_draw(const struct file_prompt *f, const struct app *a,
		      const char *label);

#endif
