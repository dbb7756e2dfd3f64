/*
 * compat.h - differences between PostgreSQL 15 and newer, all of them
 */
#ifndef GAZETTE_COMPAT_H
#define GAZETTE_COMPAT_H

#include "postgres.h"

#if PG_VERSION_NUM < 150000
#error "gazette needs PostgreSQL 15 or newer"
#endif

#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

#include "tsearch/ts_utils.h"

/* 16 added a place for soft errors and a switch for the NOTICE. */
#if PG_VERSION_NUM >= 160000
#define ParseWebQuery(buffer, push, opaque) \
	parse_tsquery(buffer, push, opaque, P_TSQ_WEB, NULL)
#define DropStopWords(query) cleanup_tsquery_stopwords(query, false)
#else
#define ParseWebQuery(buffer, push, opaque) \
	parse_tsquery(buffer, push, opaque, P_TSQ_WEB)
#define DropStopWords(query) cleanup_tsquery_stopwords(query)
#endif

/* 16 lets an input function report softly; returns from it. */
#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#define ReportInput(context, ...) \
	ereturn(context, (Datum) 0, __VA_ARGS__)
#else
#define ReportInput(context, ...) \
	ereport(ERROR, __VA_ARGS__)
#endif

/* 17 moved the statistics target of a column, 18 gave the delay an argument. */
#if PG_VERSION_NUM >= 170000
#define StatisticsTarget(stats) ((stats)->attstattarget)
#else
#define StatisticsTarget(stats) ((stats)->attr->attstattarget)
#endif
#if PG_VERSION_NUM >= 180000
#define VacuumDelay() vacuum_delay_point(true)
#else
#define VacuumDelay() vacuum_delay_point()
#endif

#endif							/* GAZETTE_COMPAT_H */
