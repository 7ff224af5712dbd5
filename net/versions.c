#include "net/versions.h"

#include <curl/curl.h>
#include <stdio.h>

const char *versions_network(char *buf, size_t size)
{
	const curl_version_info_data *v = curl_version_info(CURLVERSION_NOW);

	snprintf(buf, size, "libcurl %s, %s%s", v->version,
		 v->ssl_version ? v->ssl_version : "no TLS",
		 v->features & CURL_VERSION_HTTP2 ? ", HTTP/2" : "");
	return buf;
}
