#ifndef UI_MCP_HIGHER_H
#define UI_MCP_HIGHER_H

#include "model/op.h"

struct mcp;
struct mcp_call;
struct reply;

/*
 * Tools that are more than one operation, and answer a plan or a report.  Their rows
 * are like those of the table of operations, so that schemas, checks and the journal
 * are the same, but in no group of it: op->action is the name of the tool, op->group
 * whose --without leaves it out, too.
 */
struct mcp_higher {
	const struct op *op;
	/* The parameters were checked, the gate is open.  It answers, or goes on. */
	void (*begin)(struct mcp *m, struct mcp_call *c);
	/* False when the reply is for another one. */
	bool (*take)(struct mcp *m, struct mcp_call *c, struct reply *r);
	/* A person has confirmed it; NULL: nobody is asked. */
	void (*confirmed)(struct mcp *m, struct mcp_call *c);
	/* Nobody wants it any more.  True: it comes to an end of its own; NULL: false.
	 */
	bool (*stop)(struct mcp *m, struct mcp_call *c);
	/* Frees c->work, and cancels what is under way. */
	void (*done)(struct mcp *m, struct mcp_call *c);
};

/* The i-th of them, in the order of help; NULL behind the last. */
const struct mcp_higher *mcp_higher_at(size_t i);
const struct mcp_higher *mcp_higher_find(const char *name);  /* NULL: none */
const struct mcp_higher *mcp_higher_of(const struct op *op); /* NULL: an operation */

/* ---- ui/mcp_plan.c: cleanup_plan */
void mcp_plan_begin(struct mcp *m, struct mcp_call *c);
bool mcp_plan_take(struct mcp *m, struct mcp_call *c, struct reply *r);
void mcp_plan_done(struct mcp *m, struct mcp_call *c);

/* ---- ui/mcp_apply.c: cleanup_apply */
void mcp_apply_begin(struct mcp *m, struct mcp_call *c);
bool mcp_apply_take(struct mcp *m, struct mcp_call *c, struct reply *r);
void mcp_apply_confirmed(struct mcp *m, struct mcp_call *c);
bool mcp_apply_stop(struct mcp *m, struct mcp_call *c);
void mcp_apply_done(struct mcp *m, struct mcp_call *c);

/* ---- ui/mcp_estate.c: membership_audit, who_can, org_doctor, org_hooks */
void mcp_members_begin(struct mcp *m, struct mcp_call *c);
void mcp_access_begin(struct mcp *m, struct mcp_call *c);
void mcp_doctor_begin(struct mcp *m, struct mcp_call *c);
void mcp_hooks_begin(struct mcp *m, struct mcp_call *c);
bool mcp_estate_take(struct mcp *m, struct mcp_call *c, struct reply *r);
void mcp_estate_done(struct mcp *m, struct mcp_call *c);

#endif
