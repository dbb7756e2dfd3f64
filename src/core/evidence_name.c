/*
 * evidence_name.c - what the kinds of evidence are called in the data
 */
#include "evidence.h"

#include <stdio.h>

void
gz_evidence_name(int kind, char *name)
{
	static const char *const places[GZ_PLACE_COUNT] = {
		"subject", "subject_of", "object", "object_of", "patient", "agent",
		"complement", "of", "towards", "called", "owner"
	};
	static const char *const relations[GZ_REL_COUNT] = {
		"doer", "bound", "predicate", "clause", "before", "after", "voice", "speaker"
	};
	const char *sign = kind % 2 ? "well" : "ill";

	if (kind < 2 * GZ_PLACE_COUNT)
		sprintf(name, "%s.%s", places[kind / 2], sign);
	else
	{
		int			relation = kind / 2 - GZ_PLACE_COUNT;

		sprintf(name, "%s.%s.%s", relations[relation / 2],
				relation % 2 ? "taken" : "free", sign);
	}
}
