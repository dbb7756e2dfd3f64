# Memory of a backend is small and does not grow

use strict;
use warnings;

use FindBin;
use lib $FindBin::Bin;
use GazetteTest;
use Test::More;

my $node = start_node('memory');
my $id = 0;

$node->safe_psql('postgres',
	"CREATE TABLE articles (id int, body text, doc gazette GENERATED ALWAYS AS (gazette_analyze(body)) STORED);\n"
	  . copy_rows('articles (id, body)', map { [ ++$id, $_ ] } gold_texts())
	  . q{
-- what the backend has allocated, and what it has in memory that is its own
CREATE VIEW contexts AS SELECT sum(total_bytes) FROM pg_backend_memory_contexts;
CREATE VIEW own AS
	SELECT substring(pg_read_file('/proc/self/status') FROM 'RssAnon:\s*(\d+) kB')::int AS kb;
CREATE VIEW peak AS
	SELECT substring(pg_read_file('/proc/self/status') FROM 'VmHWM:\s*(\d+) kB')::int AS kb;
-- everything that gazette does, on every article
CREATE VIEW everything AS
	SELECT ROW(count(~@ body), count(~# body), sum(~+ body), count(body ~+ 'France'),
		sum(length(gazette_tsvector(body))), sum(length(to_tsvector('gazette', body))),
		count(~@ doc), count(~# doc), sum(~+ doc), count(doc ~+ 'France'), sum(length(doc::tsvector)),
		count(doc::text::gazette), count(doc::jsonb), count(gazette_analyze(body)), count(DISTINCT gazette_hash(doc)),
		count(*) FILTER (WHERE doc ~@ 'gouvernement -sport or "premier ministre"' AND doc ~# 'country:FR'),
		sum((SELECT count(*) FROM gazette_mentions(doc))),
		sum((SELECT count(*) FROM gazette_entities(doc))),
		sum((SELECT count(*) FROM gazette_sentences(doc))),
		count(*) FILTER (WHERE body ~@ 'gouvernement -sport or "premier ministre"'),
		count(*) FILTER (WHERE body ~# 'France'),
		sum((SELECT count(*) FROM gazette_mentions(body))),
		sum((SELECT count(*) FROM gazette_entities(body))),
		sum((SELECT count(*) FROM gazette_sentences(body))))::text AS sums
	FROM articles, generate_series(1, 10);});

# Answers of queries that run in one session, one a line.
sub session
{
	return split /\n/, $node->safe_psql('postgres', join(";\n", @_) . ';');
}

# ---------- growth from statement to statement ----------

my @lines = session('TABLE everything', 'TABLE everything', 'TABLE contexts',
	('TABLE everything') x 4, 'TABLE contexts');
my ($before, $after) = @lines[ 2, 7 ];
note "contexts: $before, then $after bytes";
cmp_ok($after, '<=', $before + 65536, 'contexts do not grow from statement to statement');
is($lines[6], $lines[0], 'answers stay the same');

# ---------- growth inside a statement ----------

SKIP:
{
	skip 'no /proc here', 5 unless -r '/proc/self/status';

	my $many = 'SELECT count(~@ body), count(~# body), count(~+ body),
		count(gazette_tsvector(body)), count(gazette_analyze(body)), count(~@ doc), count(~# doc),
		count(doc::text::gazette) FROM articles, generate_series(1, %d)';
	my ($start, undef, $one, undef, $ten, undef, $words) = session('TABLE peak',
		sprintf($many, 1), 'TABLE peak', sprintf($many, 30), 'TABLE peak',
		"SELECT count(gazette_stem('anticonstitutionnellement' || n)) FROM (SELECT generate_series(1, 100000) AS n) AS s",
		'TABLE peak');
	note "peak: $start, after one turn $one, after thirty $ten, after 100,000 words $words kB";
	cmp_ok($ten - $one, '<', 1024, 'memory does not grow from row to row');
	cmp_ok($words - $ten, '<', 1024, 'nor from word to word');

	# the library's pages are shared; what a backend adds is its own
	my ($own, undef, $later) = session('TABLE own',
		"SELECT cardinality(~\@ body), cardinality(~# body), ~+ body FROM articles LIMIT 1", 'TABLE own');
	note "own: $own, after one article $later kB";
	cmp_ok($later - $own, '<', 4096, 'less than 4 MB of its own for an article');

	# what malloc keeps after a large text is used again
	my $large = "SELECT cardinality(gazette_stems(body)), cardinality(~# body), ~+ body FROM (
		SELECT string_agg(body, chr(10)) AS body FROM articles, generate_series(1, 30)) AS a";
	my ($first, $second, $contexts_before, $contexts_after);
	(undef, $contexts_before, undef, undef, $first, undef, undef, $second, $contexts_after) = session(
		'SELECT count(~@ body), count(~# body) FROM articles', 'TABLE contexts',
		$large, $large, 'TABLE own', $large, $large, 'TABLE own', 'TABLE contexts');
	note "own: after two texts of megabytes $first, after four $second kB; "
	  . "contexts: $contexts_before, then $contexts_after bytes";
	cmp_ok($second - $first, '<', 1024, 'a large text leaves nothing behind');
	cmp_ok($contexts_after, '<=', $contexts_before + 65536, 'nor in memory contexts');
}

# ---------- errors on the way leave nothing either ----------

my @errors = map { ("SELECT ~\@ body, gazette_label(2) FROM articles", "SELECT gazette_label(id) FROM articles, gazette_mentions(body)") } 1 .. 50;
my ($stdout, $stderr);
$node->psql('postgres', join(";\n", 'TABLE everything', @errors[ 0, 1 ], 'TABLE contexts', @errors, 'TABLE contexts') . ';',
	stdout => \$stdout, stderr => \$stderr, on_error_stop => 0);
(undef, $before, $after) = split /\n/, $stdout;
note "contexts: $before, after errors $after bytes";
cmp_ok($after, '<=', $before + 65536, 'errors leave nothing behind');

$node->stop;
done_testing();
