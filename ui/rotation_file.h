#ifndef UI_ROTATION_FILE_H
#define UI_ROTATION_FILE_H

#include "model/rotation.h"
#include "net/job_lock.h"

/* The rotations of this machine: rotations/NAME.json of the state directory, 0600 in
 * 0700; they hold no secret. */

/* Atomic, and on the disk when it returns ST_OK. */
enum status rotation_save(const char *state_dir, const struct rotation *r,
			  struct error *err) MUST_CHECK;

/* ST_USAGE: there is none of that name.  The caller owns *ret. */
enum status rotation_load(const char *state_dir, const char *name,
			  struct rotation **ret, struct error *err) MUST_CHECK;
bool rotation_exists(const char *state_dir, const char *name);
enum status rotation_forget(const char *state_dir, const char *name,
			    struct error *err) MUST_CHECK;

/* It is this program's until job_lock_release(): two that go on with the same one would
 * each make a token, or delete what the other delivered.  ST_GATE: who has it. */
enum status rotation_lock(const char *state_dir, const char *name,
			  struct job_lock **ret, struct error *err) MUST_CHECK;

/* All of them, as rotation_json(), and of a file that cannot be read {"name", "step":
 * ROTATION_UNREADABLE, "why"}; the caller owns the array. */
#define ROTATION_UNREADABLE "unreadable"
enum status rotation_list(const char *state_dir, json_object **ret_rows,
			  struct error *err) MUST_CHECK;

#endif
