#include "ui/shorten.h"

#include <stdio.h>
#include <string.h>

/* The bytes of a sequence "ESC [ parameters final", 0 when this is none. */
static size_t sequence(const char *s, size_t len)
{
	size_t n = 2;

	if (len < 3 || s[0] != '\033' || s[1] != '[')
		return 0;
	while (n < len && ((s[n] >= '0' && s[n] <= '9') || s[n] == ';'))
		n++;
	return n < len && s[n] >= '@' && s[n] <= '~' ? n + 1 : 0;
}

/* "1;24r" is the whole screen, as "r" is; column 1 is meant where none is named. */
size_t shorten(char *frame, size_t len, int rows)
{
	char whole[24];
	size_t whole_len = (size_t)snprintf(whole, sizeof(whole), "1;%dr", rows);
	size_t out = 0;

	for (size_t i = 0, n; i < len; i += n) {
		const char *s = frame + i;
		size_t same;
		char final;

		n = sequence(s, len - i);
		n = n ? n : 1;
		final = s[n - 1];
		same = n;
		if (n == whole_len + 2 && !memcmp(s + 2, whole, whole_len))
			same = 2;
		else if (n > 5 && !memcmp(s + n - 3, ";1H", 3))
			same = n - 3;
		memmove(frame + out, s, same);
		out += same;
		if (same < n)
			frame[out++] = final;
	}
	return out;
}
