#include <string.h>

#include "model/json.h"
#include "ui/app_state.h"

/* What the Hub said once and need not be asked again. */

void app_sample(struct app *a)
{
	int left = a->status.limits.remaining;

	if (left < 0 || (a->n_api_left && a->api_left[a->n_api_left - 1] == left))
		return;
	if (a->n_api_left == API_SAMPLES_MAX)
		memmove(a->api_left, a->api_left + 1,
			sizeof(*a->api_left) * --a->n_api_left);
	a->api_left[a->n_api_left++] = left;
}

size_t app_api_samples(const struct app *a, int *ret)
{
	memcpy(ret, a->api_left, sizeof(*ret) * a->n_api_left);
	return a->n_api_left;
}

/* What was learned before the sign-in of this session was ours, too. */
static bool is_ours(const struct app *a)
{
	char now[IDENTITY_MAX];

	app_identity(&a->status, now, sizeof(now));
	return !a->memory_of[0] || !strcmp(now, a->memory_of);
}

json_object *app_remembered(const struct app *a, const char *key)
{
	json_object *value = NULL;

	if (a->memory && is_ours(a))
		json_object_object_get_ex(a->memory, key, &value);
	return value;
}

uint64_t app_memories(const struct app *a)
{
	return a->memory && is_ours(a) ? a->memories : 0;
}

void app_remember(struct app *a, const char *key, json_object *take_value)
{
	if (!a->memory || !is_ours(a)) {
		json_object_put(a->memory);
		a->memory = json_object_new_object();
	}
	app_identity(&a->status, a->memory_of, sizeof(a->memory_of));
	json_object_object_add(a->memory, key, take_value);
	a->memories++;
}

/* What the Hub said to whoever was signed in. */
void app_forget_learned(struct app *a)
{
	a->n_roles = 0;
	a->n_api_left = 0;
	json_object_put(a->memory);
	a->memory = NULL;
}
