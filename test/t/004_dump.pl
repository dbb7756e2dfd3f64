# Dump and restore, as a user without special rights

use strict;
use warnings;

use FindBin;
use lib $FindBin::Bin;
use GazetteTest;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = start_node('dump');
my $id = 0;

# the extension is trusted: an owner of a database may create it
$node->safe_psql('postgres', 'CREATE ROLE journalist LOGIN');
$node->safe_psql('postgres', "CREATE DATABASE $_ OWNER journalist")
  foreach qw(source plain custom);
my @as = (extra_params => [ '-U', 'journalist' ]);

$node->safe_psql('source', "
	CREATE SCHEMA tools;
	CREATE EXTENSION gazette SCHEMA tools;
	CREATE TABLE public.articles (id int PRIMARY KEY, body text,
		stems text[] GENERATED ALWAYS AS (tools.gazette_stems(body)) STORED,
		score float8 GENERATED ALWAYS AS (tools.gazette_sentiment(body)) STORED,
		words tsvector GENERATED ALWAYS AS (tools.gazette_tsvector(body)) STORED,
		doc tools.gazette GENERATED ALWAYS AS (tools.gazette_analyze(body)) STORED);
	CREATE INDEX articles_body ON articles USING gin (body tools.gazette_text_ops);
	CREATE INDEX articles_words ON articles USING gin (words);
	CREATE INDEX articles_names ON articles USING gin (tools.gazette_entity_names(body));
	CREATE TEXT SEARCH CONFIGURATION mine (COPY = tools.gazette);
	CREATE INDEX articles_mine ON articles USING gin (to_tsvector('public.mine', body));
	CREATE VIEW about_france AS SELECT id, body OPERATOR(tools.~+) 'France' AS towards
		FROM articles WHERE body OPERATOR(tools.~#) 'France' OR body OPERATOR(tools.~@) 'France';
	CREATE FUNCTION names(body text) RETURNS text[] LANGUAGE sql IMMUTABLE
		RETURN OPERATOR(tools.~#) body;
	" . copy_rows('articles (id, body)', map { [ ++$id, $_ ] } gold_texts()) . "
	CREATE TABLE public.analyses AS SELECT id, doc FROM public.articles;
	CREATE INDEX analyses_doc ON analyses USING gin (doc);
	CREATE SCHEMA news;
	CREATE TABLE news.wire (id int PRIMARY KEY, at date, body text);
	INSERT INTO news.wire SELECT id, '2026-03-01'::date + id % 5, body FROM articles;
	CREATE TABLE news.gone (id int PRIMARY KEY, body text);
	CREATE TABLE news.kept (id int PRIMARY KEY, body text);
	SELECT tools.gazette_enable('news.wire', body => 'body', published => 'at');
	SELECT tools.gazette_materialize('news.wire');
	SELECT tools.gazette_enable('news.gone', body => 'body');
	SELECT tools.gazette_enable('news.kept', body => 'body', how => 'trigger');
	DROP TABLE news.gone CASCADE;", @as);

my $dump = $node->basedir . '/dump';
my @connect = ('-U', 'journalist', '-p', $node->port, '-h', $node->host);
$node->command_ok([ 'pg_dump', @connect, '-f', "$dump.sql", 'source' ], 'pg_dump');
$node->command_ok([ 'pg_dump', @connect, '-Fc', '-f', "$dump.custom", 'source' ], 'pg_dump -Fc');
$node->command_ok([ 'psql', @connect, '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', "$dump.sql", 'plain' ],
	'restored by psql');
$node->command_ok([ 'pg_restore', @connect, '--exit-on-error', '-d', 'custom', "$dump.custom" ],
	'restored by pg_restore');

unlike(slurp_file("$dump.sql"), qr/CREATE FUNCTION tools\./, 'objects of the extension are not dumped');

my %queries = (
	rows => 'SELECT count(*) FROM articles',
	columns => 'SELECT md5(string_agg(articles::text, chr(10) ORDER BY id)) FROM articles',
	view => 'SELECT count(*), sum(id), round(sum(towards)::numeric, 6) FROM about_france',
	index => "SET enable_seqscan = off; SELECT count(*), sum(id) FROM articles
		WHERE body OPERATOR(tools.~\@) 'gouvernement or France'",
	analyses => 'SELECT count(*), sum(tools.gazette_hash_extended(doc, id)), md5(string_agg(doc::text, chr(10) ORDER BY id)) FROM analyses',
	'index of analyses' => "SET enable_seqscan = off; SELECT count(*), sum(id) FROM analyses
		WHERE doc OPERATOR(tools.~#) 'country:FR' AND doc OPERATOR(tools.~\@) 'gouvernement or France'",
	names => 'SELECT md5(string_agg(names(body)::text, chr(10) ORDER BY id)) FROM articles',
	configuration => "SELECT count(*) FROM articles
		WHERE to_tsvector('public.mine', body) @@ websearch_to_tsquery('public.mine', 'France')",
	enabled => 'SELECT count(*), string_agg(t::text, chr(32) ORDER BY relation::text) FROM tools.gazette_tables AS t JOIN pg_class AS c ON c.oid = t.relation',
	status => 'TABLE tools.gazette_status',
	daily => 'SELECT md5(string_agg(d::text, chr(10) ORDER BY day, entity, kind)) FROM news.wire_daily_stored AS d',
	pairs => 'SELECT md5(string_agg(p::text, chr(10) ORDER BY p::text)) FROM news.wire_pairs_stored AS p',
);
foreach my $name (sort keys %queries)
{
	my $answer = $node->safe_psql('source', $queries{$name}, @as);

	like($answer, qr/[1-9]/, "$name: an answer at all");
	is($node->safe_psql($_, $queries{$name}, @as), $answer, "$name: the same in $_")
	  foreach qw(plain custom);
}
like($node->safe_psql('plain', "SET enable_seqscan = off; EXPLAIN SELECT id FROM articles
		WHERE body OPERATOR(tools.~#) 'France'", @as), qr/articles_body/, 'the restored index is used');

# what generated columns promise
is($node->safe_psql('plain', 'SELECT count(*) FROM articles WHERE stems IS DISTINCT FROM tools.gazette_stems(body)
		OR words IS DISTINCT FROM tools.gazette_tsvector(body) OR doc OPERATOR(tools.<>) tools.gazette_analyze(body) OR score IS DISTINCT FROM tools.gazette_sentiment(body)'),
	'0', 'stored columns are what the functions give');

# an enabled table goes on where it is restored
$node->safe_psql('plain', "INSERT INTO news.kept VALUES (1, 'La France gagne.');
	SELECT tools.gazette_enable('news.wire', body => 'body', published => 'at');
	SELECT tools.gazette_materialize('news.wire')", @as);
is($node->safe_psql('plain', 'SELECT entity FROM news.kept_entities', @as), 'France', 'the restored trigger analyses');
$node->safe_psql('plain', "CALL tools.gazette_refresh('news.kept'); SELECT tools.gazette_disable('news.wire');
	SELECT tools.gazette_disable('news.kept')", @as);
is($node->safe_psql('plain', 'SELECT count(*) FROM tools.gazette_tables', @as), '0', 'and can be disabled');

# relocatable (by a superuser, who owns what a trusted extension holds); and
# what is dropped is gone
$node->safe_psql('custom', 'ALTER EXTENSION gazette SET SCHEMA public');
is($node->safe_psql('custom', "SELECT count(*) FROM articles WHERE body ~\@ 'gouvernement or France'", @as),
	$node->safe_psql('source', "SELECT count(*) FROM articles WHERE body OPERATOR(tools.~\@) 'gouvernement or France'", @as),
	'moved to another schema');
$node->safe_psql('custom', 'DROP EXTENSION gazette CASCADE', @as);
is($node->safe_psql('custom', "SELECT count(*) FROM pg_proc WHERE proname LIKE 'gazette%'", @as), '0', 'dropped');
$node->safe_psql('custom', 'CREATE EXTENSION gazette', @as);

# a server that starts again after a crash finds its index
$node->stop('immediate');
$node->start;
is($node->safe_psql('plain', $queries{index}, @as), $node->safe_psql('source', $queries{index}, @as),
	'the index survives a crash');

$node->stop;
done_testing();
