/* What cppcheck must know of headers it does not read. */
#define LIBCURL_VERSION_NUM 0x075800
#define json_object_object_foreach(obj, key, val)                                      \
	const char *key = first_name(obj);                                             \
	json_object *val = first_value(obj);                                           \
	for (; key; key = next_name(obj), val = next_value(obj))
