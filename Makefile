# gazette: French news analysis inside PostgreSQL
#
#   make demo       set up, build, start a private server, show the main job
#   make test       set up, build and run every test
#   make            build; then make install with the rights that it needs

EXTENSION = gazette
EXTVERSION = $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" gazette.control)
MODULE_big = gazette

CORE = $(filter-out src/core/blob_data.c,$(wildcard src/core/*.c))
FRONT_END = $(patsubst %,src/core/%.c,arena utf8 normalise blob token \
	token_word token_number token_address evidence_name)
GLUE = $(wildcard src/pg/*.c)
OBJS = $(CORE:.c=.o) src/core/blob_data.o $(GLUE:.c=.o)
DATA = $(wildcard sql/gazette--*.sql)
TABLES = $(wildcard src/data/*.tsv src/data/hunspell/*)
BLOB = src/data/gazette.dat
PACK = src/tools/pack

# libicu by pkg-config; libstemmer has no .pc file on Debian, some others do
ICU_CFLAGS = $(shell pkg-config --cflags icu-uc)
ICU_LIBS = $(shell pkg-config --libs icu-uc)
STEMMER_LIBS = $(shell pkg-config --libs libstemmer 2>/dev/null || echo -lstemmer)
WARNINGS = -std=gnu11 -Wall -Wextra -Werror -Wno-unused-parameter

PG_CPPFLAGS = -I$(srcdir)/src $(ICU_CFLAGS) -DGAZETTE_VERSION='"$(EXTVERSION)"'
PG_CFLAGS = $(WARNINGS)
SHLIB_LINK = $(ICU_LIBS) $(STEMMER_LIBS)

REGRESS = install stem tokens sentences operators tsearch gin entities \
	sentiment errors encoding article type type_gin statistics enable views top
REGRESS_OPTS = --load-extension=gazette --encoding=UTF8 --no-locale
EXTRA_CLEAN = $(BLOB) $(PACK) src/tools/families src/tools/features \
	src/tools/evidence

PG_CONFIG ?= pg_config
ifneq ($(shell command -v $(PG_CONFIG)),)
PGXS := $(shell $(PG_CONFIG) --pgxs)
endif
ifneq ($(wildcard $(PGXS)),)
include $(PGXS)
else
# without PostgreSQL's build files only the targets that bring them work
all install installcheck clean:
	@echo 'PostgreSQL server headers are missing: run test/setup.sh' >&2; false
endif

HOST_CC = $(CC) -O2 -g $(WARNINGS) -D_GNU_SOURCE -I$(srcdir)/src $(ICU_CFLAGS)
HEADERS = $(wildcard src/core/*.h src/pg/*.h src/tools/*.h)

$(OBJS): $(HEADERS)
src/core/blob_data.o src/core/blob_data.bc: $(BLOB)

$(BLOB): $(PACK) $(TABLES)
	$(PACK) src/data $@

# the packer cuts phrases into tokens with the library's own front end
$(PACK): $(wildcard src/tools/pack*.c) $(FRONT_END) $(HEADERS)
	$(HOST_CC) -o $@ $(filter %.c,$^) $(ICU_LIBS) -lm

# derived data, run by hand and committed: families of stems
families: src/tools/families
	src/tools/families src/data > src/data/families.tsv.new
	mv src/data/families.tsv.new src/data/families.tsv

src/tools/families: src/tools/families.c src/tools/pack_table.c \
		src/tools/pack_hunspell.c src/core/arena.c src/core/normalise.c \
		src/core/utf8.c $(HEADERS)
	$(HOST_CC) -o $@ $(filter %.c,$^) $(ICU_LIBS) $(STEMMER_LIBS)

# what weights are fitted to, see src/tools/train.py and fit_sentiment.py
src/tools/features src/tools/evidence: %: %.c $(CORE) src/core/blob_data.c $(BLOB) \
		$(HEADERS)
	$(HOST_CC) -o $@ $(filter %.c,$^) $(ICU_LIBS) $(STEMMER_LIBS) -lm

demo demo-stop test:
	@PG_CONFIG=$(PG_CONFIG) sh test/$@.sh

.PHONY: demo demo-stop test families
