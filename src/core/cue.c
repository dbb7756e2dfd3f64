/*
 * cue.c - what the words around a name say of its kind
 */
#include "cue.h"

/* Does the fold end in one of the endings of demonyms? */
static bool
ends_as_demonym(const char *fold, uint32_t length)
{
	static const char *const endings[] = {
		"ien", "ienne", "iens", "iennes", "ais", "aise", "aises",
		"ois", "oise", "oises", NULL
	};

	for (int i = 0; endings[i] != NULL; i++)
	{
		size_t		n = strlen(endings[i]);

		if (length > n + 2 && memcmp(fold + length - n, endings[i], n) == 0)
			return true;
	}
	return false;
}

bool
gz_is_demonym(const gz_token *t)
{
	return t->kind == GZ_T_WORD &&
		((gz_cue_of(t) & GZ_CUE_DEMONYM) != 0 ||
		 ends_as_demonym(t->fold, t->fold_length));
}
