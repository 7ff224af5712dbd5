#ifndef MODEL_NAMESPACE_H
#define MODEL_NAMESPACE_H

#include "model/page.h"

/*
 * The row the Hub does not list: the user's own namespace, or the organization whose
 * token it is, as a page of kind "namespaces" to be put before the organizations
 * (UX 7.2).  The caller owns it.
 */
struct page *namespaces_own_page(const char *name, bool organization);

#endif
