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

/* Names of the members of each object, in the order in which they are written. */
enum
{
	J_FORMAT, J_LIBRARY, J_DATA, J_UNIT, J_TEXT_LENGTH, J_SENTIMENT,
	J_SENTENCES, J_ENTITIES, J_MENTIONS, J_STEMS,
	/* of sentences, entities and mentions */
	J_START, J_LENGTH, J_KIND, J_ENTITY, J_KEY, J_COUNTRY, J_LATITUDE,
	J_LONGITUDE, J_SALIENCE, J_MENTION, J_SENTENCE, J_VALUE, J_CONFIDENCE,
	J_COUNT
};

extern const char *const gz_member_name[J_COUNT];

#endif							/* GZ_VALUE_JSON_H */
