/*
 * gazette.c - the loadable module
 */
#include "glue.h"

PG_MODULE_MAGIC;
