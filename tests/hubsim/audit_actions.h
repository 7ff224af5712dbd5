#ifndef HUBSIM_AUDIT_ACTIONS_H
#define HUBSIM_AUDIT_ACTIONS_H

#include <stddef.h>

struct audit_group {
	const char *name, *label;
};

struct audit_action {
	const char *group, *name, *label, *description;
};

extern const struct audit_group audit_groups[];
extern const size_t n_audit_groups;
extern const struct audit_action audit_names[];
extern const size_t n_audit_names;

#endif
