/*
 * The sanitizer: whatever comes in, what goes out is valid UTF-8, holds nothing that
 * acts or hides, and is as wide as it says, by a count of its own.
 */
#include <assert.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "model/show.h"
#include "model/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { SIZE_MIN = 3 };

static bool hides(uint32_t cp)
{
	const char *category = utf8proc_category_string((utf8proc_int32_t)cp);

	return category[0] == 'C' || !strcmp(category, "Zl") ||
	       !strcmp(category, "Zp") || (cp >= 0xFE00 && cp <= 0xFE0F) ||
	       (cp >= 0xE0000 && cp <= 0xE0FFF);
}

static int width_of(uint32_t cp)
{
	if (utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_MC)
		return 1;
	if ((cp >= 0x1160 && cp <= 0x11FF) || (cp >= 0xD7B0 && cp <= 0xD7FB))
		return 0;
	return utf8proc_charwidth((utf8proc_int32_t)cp);
}

static int checked_width(struct str out)
{
	int cols = 0, marks = 0;

	for (size_t at = 0; at < out.len;) {
		uint32_t cp;
		bool valid;
		int width;

		at += utf8_next((struct str){ out.ptr + at, out.len - at }, &cp,
				&valid);
		assert(valid && cp >= 0x20 && cp != 0x7F && !hides(cp));
		width = width_of(cp);
		marks = width ? 0 : marks + 1;
		assert(marks <= 4 && (width || cols));
		cols += width;
	}
	return cols;
}

static void show(struct str s, enum charset charset, int cols, size_t size)
{
	char *buf = malloc(size);
	int used = -1;
	size_t len = show_text(s, charset, cols, buf, size, &used);

	assert(buf && len < size && buf[len] == '\0');
	assert(used >= 0 && used <= cols);
	assert(checked_width((struct str){ buf, len }) == used);
	if (charset == CHARSET_ASCII)
		assert(len == (size_t)used);
	if (size >= SHOW_BYTES(cols)) {
		int width = show_width(s, charset, cols + 1);

		assert(width <= cols ? used == width : used >= cols - 10 || !cols);
	}
	free(buf);
}

static void escape(struct str s)
{
	size_t size = SHOW_ESCAPED_BYTES(s.len);
	char *buf = malloc(size);
	bool escaped;
	size_t len = show_escaped(s, buf, size, &escaped);

	assert(buf && len >= s.len / 4 && escaped == (len != s.len));
	for (size_t i = 0; i < len; i++)
		assert(buf[i] >= 0x20 && buf[i] < 0x7F);
	free(buf);
}

/* Three bytes choose columns, buffer and character set; the others are the text. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	enum charset charset;
	struct str s;
	int cols;
	char *line;

	if (size < SIZE_MIN)
		return 0;
	cols = data[0];
	charset = data[2] & 1 ? CHARSET_ASCII : CHARSET_UTF8;
	s = (struct str){ (const char *)data + SIZE_MIN, size - SIZE_MIN };
	show(s, charset, cols, SHOW_BYTES(cols));
	show(s, charset, cols, data[1] + 1U);
	line = show_line(s, charset);
	assert(checked_width(str_from(line)) == show_width(s, charset, 1 << 30));
	free(line);
	escape(s);
	return 0;
}
