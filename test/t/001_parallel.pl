# A parallel query gives the same answers as a serial one

use strict;
use warnings;

use FindBin;
use lib $FindBin::Bin;
use GazetteTest;
use Test::More;

my $node = start_node('parallel');
my $id = 0;
my @rows = map { [ ++$id, $_ ] } gold_texts();

$node->safe_psql('postgres',
	"CREATE TABLE gold (id int, body text);\n"
	  . copy_rows('gold', @rows)
	  . "CREATE TABLE articles AS
		SELECT id + 1000 * copy AS id, body, gazette_analyze(body) AS doc FROM gold, generate_series(1, 4) AS copy;
	ALTER TABLE articles SET (parallel_workers = 2);
	ANALYZE articles;");

my $parallel = "SET max_parallel_workers_per_gather = 2; SET parallel_setup_cost = 0;
	SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0;
	SET parallel_leader_participation = off;";
my $serial = "SET max_parallel_workers_per_gather = 0;";

# a sum of hashes does not depend on the order of rows
my %queries = (
	stems => "SELECT count(*), sum(cardinality(~@ body)), sum(hashtextextended((~@ body)::text, id)) FROM articles",
	tsvector => "SELECT sum(hashtextextended(gazette_tsvector(body)::text, id)),
		sum(hashtextextended(to_tsvector('gazette', body)::text, id)) FROM articles",
	names => "SELECT sum(hashtextextended((~# body)::text, id)) FROM articles",
	sentiment => "SELECT sum(hashtextextended((~+ body)::text, id)),
		count(body ~+ 'ONU'), sum(hashtextextended((body ~+ 'France')::text, id)) FROM articles",
	search => "SELECT count(*), sum(id) FROM articles WHERE body ~@ 'gouvernement or président -sport'",
	entity => "SELECT count(*), sum(id) FROM articles WHERE body ~# 'France'",
	sentences => "SELECT count(*), sum(hashtextextended(s::text, id)) FROM articles, gazette_sentences(body) AS s",
	mentions => "SELECT count(*), sum(hashtextextended(m::text, id)) FROM articles, gazette_mentions(body) AS m",
	analyses => "SELECT count(*), sum(hashtextextended(gazette_analyze(body)::text, id)), sum(gazette_hash_extended(doc, id)) FROM articles",
	'of analyses' => "SELECT count(*), sum(hashtextextended((~@ doc)::text, id)), sum(hashtextextended((~# doc)::text, id)),
		sum(hashtextextended((doc ~+ 'France')::text, id)) FROM articles WHERE doc ~@ 'gouvernement or président' OR doc ~# 'country:FR'",
	entities => "SELECT count(*), sum(hashtextextended(e::text, id)) FROM articles, gazette_entities(body) AS e",
);

foreach my $name (sort keys %queries)
{
	my $one = $node->safe_psql('postgres', "$serial $queries{$name}");
	my $many = $node->safe_psql('postgres', "$parallel $queries{$name}");
	my $plan = $node->safe_psql('postgres',
		"$parallel EXPLAIN (ANALYZE, COSTS off, TIMING off) $queries{$name}");

	like($plan, qr/Workers Launched: [12]/, "$name: workers take part");
	is($many, $one, "$name: the same answer");
	like($one, qr/[1-9]/, "$name: an answer at all");
}

$node->stop;
done_testing();
