/*
 * morphology.c - from keys to lemmas and stems
 */
#include "morphology.h"

gz_str
gz_change_end(gz_arena *arena, gz_str key, unsigned strip, uint32_t append)
{
	const char *end = gz_string(append);
	uint32_t	kept = key.length - strip;
	uint32_t	more = (uint32_t) strlen(end);
	char	   *s;

	/* damaged data may drop more than there is */
	if (strip > key.length)
		return key;
	if (more == 0)
		return (gz_str) {key.s, kept};
	s = gz_alloc(arena, kept + more);
	memcpy(s, key.s, kept);
	memcpy(s + kept, end, more);
	return (gz_str) {s, kept + more};
}
