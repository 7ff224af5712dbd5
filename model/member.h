#ifndef MODEL_MEMBER_H
#define MODEL_MEMBER_H

#include <stdbool.h>

/* Is this row of kind "members" an owner of the organization? */
bool members_is_owner(const void *row);
/* The same of kind "audit-members". */
bool audit_members_is_owner(const void *row);

#endif
