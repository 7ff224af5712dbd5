/* Whatever the text is, the rows are objects of texts that JSON can hold. */
#include <assert.h>

#include "model/csv.h"
#include "model/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	json_object *rows = csv_rows((struct str){ (const char *)data, size });
	struct error err = { 0 };

	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);

		json_object_object_foreach(row, key, value)
		{
			struct str s = json_str(value, "");
			const char *text = json_object_to_json_string(value);

			(void)key;
			assert(s.ptr && s.len <= 3 * size);
			assert(json_check(str_from(text), NULL, &err) == ST_OK);
		}
	}
	json_object_put(rows);
	return 0;
}
