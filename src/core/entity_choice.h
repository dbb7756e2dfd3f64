/*
 * entity_choice.h - which of several known entities a name stands for
 */
#ifndef GZ_ENTITY_CHOICE_H
#define GZ_ENTITY_CHOICE_H

#include "gazetteer.h"
#include "mention.h"

/*
 * Set the entry of every mention that the gazetteer knows, chosen among those
 * of its kind by what else the article names.
 */
extern void gz_choose_entries(gz_arena *arena, const gz_tokens *tokens,
							  gz_mentions *mentions);

/* The index of the country of a known entity, below GZ_COUNTRIES, or -1. */
#define GZ_COUNTRIES (26 * 26)
extern int	gz_country_index(const gz_entry *e);

/* The first meaning of a whole phrase as an entity, or 0. */
extern uint32_t gz_entity_meaning(const gz_tokens *tokens, uint32_t first,
								  uint32_t n);

/*
 * Is the place right behind m the one that m lies in: « Paris (Texas) »,
 * « Paris, au Texas »?
 */
extern bool gz_is_located(const gz_tokens *tokens, const gz_mention *m,
						  const gz_mention *next);

#endif							/* GZ_ENTITY_CHOICE_H */
