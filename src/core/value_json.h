/*
 * value_json.h - the text form of a value: JSON that people can read
 *
 * It holds everything that the value holds and reads back to the same bytes.
 * Places count from 1 as in SQL; a mention's entity is its number among the
 * entities, which stand in their order.  A "key" is written only where it is
 * not the usual one of its name.
 */
#ifndef GZ_VALUE_JSON_H
#define GZ_VALUE_JSON_H

#include "value.h"

/*
 * Write the JSON of a value that was read whole, in UTF-8; ascii: characters
 * beyond ASCII as \uXXXX, for a server that may lack them.
 */
extern gz_str gz_write_json(gz_arena *arena, const gz_value_head *head,
							const gz_analysis *a, bool ascii);

/*
 * Read such JSON (UTF-8), members in any order, and check all that it says.
 * Returns NULL or what is wrong; *at is then how far it was read, in bytes.
 */
extern const char *gz_read_json(gz_arena *arena, gz_str json,
								gz_value_head *head, gz_analysis **analysis,
								uint32_t *at);

/* The members of its objects; some are those of several. */
enum
{
	GZ_J_FORMAT, GZ_J_LIBRARY, GZ_J_DATA, GZ_J_UNIT, GZ_J_TEXT_LENGTH,
	GZ_J_SENTIMENT, GZ_J_SENTENCES, GZ_J_ENTITIES, GZ_J_MENTIONS, GZ_J_STEMS,
	GZ_J_START, GZ_J_LENGTH, GZ_J_KIND, GZ_J_ENTITY, GZ_J_KEY, GZ_J_COUNTRY,
	GZ_J_LATITUDE, GZ_J_LONGITUDE, GZ_J_SALIENCE, GZ_J_MENTION, GZ_J_SENTENCE,
	GZ_J_VALUE, GZ_J_CONFIDENCE, GZ_J_COUNT
};

extern const char *const gz_member_name[GZ_J_COUNT];

#endif							/* GZ_VALUE_JSON_H */
