#include "ui/locale.h"

#include <langinfo.h>
#include <string.h>

enum charset locale_charset(bool ascii)
{
	return ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0 ? CHARSET_ASCII
								   : CHARSET_UTF8;
}
