/*
 * analysis.c - the stages in order
 */
#include "analysis.h"

gz_analysis *
gz_analyze(gz_arena *arena, const char *text, uint32_t length, unsigned want)
{
	gz_analysis *a = gz_alloc0(arena, sizeof(gz_analysis));

	a->arena = arena;
	a->text = text;
	a->length = length;
	gz_tokenize(arena, text, length, &a->tokens);
	gz_split_sentences(arena, &a->tokens, &a->sentences);
	if (want & GZ_WANT_STEMS)
		gz_stem_text(arena, &a->tokens, &a->sentences, &a->stems);
	/* sentiment reads no words inside names, so it needs them too */
	if (want & (GZ_WANT_MENTIONS | GZ_WANT_SENTIMENT))
	{
		gz_find_mentions(arena, text, &a->tokens, &a->sentences, &a->mentions);
		gz_resolve_entities(arena, text, &a->tokens, &a->sentences,
							&a->mentions, &a->entities);
	}
	if (want & GZ_WANT_SENTIMENT)
	{
		a->sentiment.explain = (want & GZ_WANT_PARTS) != 0;
		gz_judge(arena, &a->tokens, &a->sentences, &a->mentions,
				 &a->entities, &a->sentiment);
	}
	return a;
}
