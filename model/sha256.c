#include "model/sha256.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>

/* It fails only when there is no memory, which nothing here survives (model/xalloc.h).
 */
void sha256_of(const struct str *pieces, size_t n, uint8_t ret[SHA256_SIZE])
{
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	bool good = ctx && EVP_DigestInit_ex(ctx, EVP_sha256(), NULL);

	for (size_t i = 0; good && i < n; i++)
		good = EVP_DigestUpdate(ctx, pieces[i].ptr, pieces[i].len);
	if (!good || !EVP_DigestFinal_ex(ctx, ret, NULL)) {
		fputs("hubdeck: no SHA-256 to be had\n", stderr);
		abort();
	}
	EVP_MD_CTX_free(ctx);
}
