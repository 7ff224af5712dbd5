#ifndef UI_LOCALE_H
#define UI_LOCALE_H

#include "model/show.h"

/* What the locale can show; `ascii` (--ascii) beats it.  After setlocale(LC_ALL, "").
 */
enum charset locale_charset(bool ascii);

#endif
