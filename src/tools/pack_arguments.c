/*
 * pack_arguments.c - what verbs and nouns say of those who fill their places
 */
#include <math.h>
#include <stdlib.h>

#include "core/evidence.h"
#include "pack_internal.h"

#define VERBAL (GZ_POS_VERB | GZ_POS_INF | GZ_POS_PPAST | GZ_POS_PPRES)

/* A row of arguments.tsv, read. */
typedef struct row
{
	bool		verb;
	bool		reflexive;		/* it began with se */
	gz_frame	frame;
} row;

static int8_t
hundredths(const tsv *t, int field)
{
	return *tsv_field(t, field) == '\0' ? 0 :
		(int8_t) lrint(100 * tsv_number(t, field, -1, 1));
}

/* Read « contre=-0.6|à=0.2 » into the places of a frame. */
static void
read_complements(const tsv *t, int field, int8_t *places)
{
	static const char *const preps[GZ_PREP_COUNT] = {
		"", "", "\xC3\xA0", "de", "contre", "sur", "pour", "envers", "avec",
		"devant", "par", "en"
	};
	const char *rest = tsv_field(t, field);
	const char *part;

	while ((part = next_part(&rest)) != NULL)
	{
		size_t		length = strcspn(part, "=");
		char	   *end = NULL;
		double		value = part[length] == '=' ?
			strtod(part + length + 1, &end) : 0;
		int			prep = GZ_PREP_A;

		while (prep < GZ_PREP_COUNT &&
			   (strlen(preps[prep]) != length ||
				memcmp(preps[prep], part, length) != 0))
			prep++;
		if (prep == GZ_PREP_COUNT || end == NULL || *end != '\0' ||
			!(fabs(value) <= 1))
			tsv_fail(t, "\"%s\" is no preposition=value", part);
		places[prep] = (int8_t) lrint(100 * value);
	}
}

/* Lay the row over the frame of a form; what an earlier row set stays. */
static void
visit(pack *p, const char *form, void *arg)
{
	const row  *r = arg;
	gz_frame   *f = pack_form_frame(p, form);

#define LAY(field) if (f->field == 0) f->field = r->frame.field
	LAY(subject);
	LAY(object);
	LAY(reflexive);
	LAY(called);
	LAY(is_verb);
	LAY(is_noun);
	for (int i = 0; i < GZ_PREP_COUNT; i++)
	{
		LAY(verb[i]);
		LAY(noun[i]);
	}
#undef LAY
}

/* evidence.tsv: kind, weight */
static void
pack_evidence(pack *p, const char *dir)
{
	tsv		   *t = tsv_open(dir, "evidence.tsv");

	while (tsv_next(t))
	{
		int			kind = 0;
		char		name[40];

		for (; kind < GZ_EVIDENCE_KINDS; kind++)
		{
			gz_evidence_name(kind, name);
			if (strcmp(name, tsv_field(t, 0)) == 0)
				break;
		}
		if (kind == GZ_EVIDENCE_KINDS)
			tsv_fail(t, "\"%s\" is no kind of evidence", tsv_field(t, 0));
		p->evidence[kind] = (float) tsv_number(t, 1, -100, 100);
	}
}

/* arguments.tsv: term, pos, subject, object, complements */
void
pack_arguments(pack *p, const char *dir)
{
	tsv		   *t = tsv_open(dir, "arguments.tsv");

	while (tsv_next(t))
	{
		const char *term = tsv_field(t, 0);
		row			r = {0};

		r.frame.is_verb = r.verb = strcmp(tsv_field(t, 1), "VERB") == 0;
		if (!r.verb && strcmp(tsv_field(t, 1), "NOUN") != 0)
			tsv_fail(t, "\"%s\" is neither VERB nor NOUN", tsv_field(t, 1));
		r.frame.is_noun = !r.verb;
		if (r.verb && (strncmp(term, "se ", 3) == 0 ||
					   strncmp(term, "s'", 2) == 0))
		{
			r.reflexive = true;
			term += term[1] == 'e' ? 3 : 2;
		}
		read_complements(t, 4, r.verb ? r.frame.verb : r.frame.noun);
		if (!r.verb)
			r.frame.called = hundredths(t, 2);
		else
		{
			r.frame.object = hundredths(t, 3);
			if (r.reflexive)
				r.frame.reflexive = hundredths(t, 2);
			else
				r.frame.subject = hundredths(t, 2);
		}
		if (strpbrk(term, " *'") != NULL)
		{
			/* an expression is itself and not another verb without se */
			if (r.reflexive)
				r.frame.subject = r.frame.reflexive;
			else
				r.frame.reflexive = r.frame.subject;
			pack_phrase(p, term, GZ_NAME_FRAME, pack_frame(p, r.frame));
		}
		else
			pack_each_form_as(p, pack_key(p, term),
							  r.verb ? VERBAL : GZ_POS_NOUN, visit, &r);
	}
	pack_evidence(p, dir);
}
