# A text of 20 MB works, and can be interrupted

use strict;
use warnings;

use FindBin;
use lib $FindBin::Bin;
use GazetteTest;
use Test::More;
use Time::HiRes qw(time);

my $node = start_node('large');
my $id = 0;

# all articles in one, small and, by repetition, large
$node->safe_psql('postgres',
	"CREATE TABLE articles (id int, body text);\n"
	  . copy_rows('articles', map { [ ++$id, $_ ] } gold_texts())
	  . q{CREATE TABLE small AS
			SELECT string_agg(body, E'\n\n' ORDER BY id) || E'\n\n' AS body FROM articles;
		CREATE TABLE big AS
			SELECT n, repeat(body, n) AS body
			FROM (SELECT body, 20000000 / octet_length(body) + 1 AS n FROM small) AS s;});

my $n = $node->safe_psql('postgres', 'SELECT n FROM big');
cmp_ok($node->safe_psql('postgres', 'SELECT octet_length(body) FROM big'), '>', 20_000_000, 'a text of 20 MB');

# Run a query on both; its answer on the small one times n, or the same.
sub ask_both
{
	my ($what, $query, $times) = @_;
	my $start = time;
	my ($big, $stderr);
	my $status = $node->psql('postgres', sprintf($query, 'big'),
		stdout => \$big, stderr => \$stderr, timeout => 200);

	note sprintf('%s: %.1f s', $what, time - $start);
	is($status, 0, "$what: no error") or diag $stderr;
	is($big, $node->safe_psql('postgres', sprintf($query, 'small')) * $times, $what);
}

ask_both('stems', 'SELECT cardinality(gazette_stems(body)) FROM %s', $n);
ask_both('lexemes', 'SELECT length(gazette_tsvector(body)) FROM %s', 1);
ask_both('analysis', 'SELECT cardinality(~@ gazette_analyze(body)) FROM %s', $n);
ask_both('analysis as JSON', 'SELECT (gazette_analyze(body)::text::gazette = gazette_analyze(body))::int FROM %s', 1);
ask_both('lexemes by the parser', "SELECT length(to_tsvector('gazette', body)) FROM %s", 1);
ask_both('sentences', 'SELECT count(*) FROM %s, gazette_sentences(body)', $n);
ask_both('search', "SELECT (body ~\@ 'gouvernement or Carney')::int FROM %s", 1);

# all articles in one share their entities, so only the large one's own
# mentions tell how many there must be
my $start = time;
my ($mentions, $status, $stderr);
$status = $node->psql('postgres', 'SELECT count(*) FROM big, gazette_mentions(body)',
	stdout => \$mentions, stderr => \$stderr, timeout => 200);
note sprintf('mentions: %s in %.1f s', $mentions, time - $start);
is($status, 0, 'mentions: no error') or diag $stderr;
cmp_ok($mentions, '>=', $n, 'mentions');
$start = time;
$status = $node->psql('postgres', 'SELECT ~+ body BETWEEN -1 AND 1 FROM big',
	stdout => \$mentions, stderr => \$stderr, timeout => 200);
note sprintf('sentiment: %.1f s', time - $start);
is($status, 0, 'sentiment: no error') or diag $stderr;
is($mentions, 't', 'sentiment');

# ---------- interruption ----------

foreach my $call ('cardinality(gazette_stems(body))', 'length(gazette_tsvector(body))',
	"length(to_tsvector('gazette', body))", 'gazette_version(gazette_analyze(body))', '~+ body', 'cardinality(~# body)', "body ~\@ 'zzzz'")
{
	my ($stdout, $stderr);

	$node->psql('postgres', qq{
SET statement_timeout = '100ms';
SELECT clock_timestamp() AS start \\gset
SELECT $call FROM big;
SELECT clock_timestamp() - :'start' < '2 s' AS prompt;
RESET statement_timeout;
SELECT cardinality(gazette_stems(body)) > 0 AND ~+ body IS NOT NULL AS usable FROM small;
}, stdout => \$stdout, stderr => \$stderr, on_error_stop => 0, timeout => 100);

	like($stderr, qr/canceling statement due to statement timeout/, "$call: can be canceled");
	is($stdout, "t\nt", "$call: promptly, and the session goes on");
}

$node->stop;
done_testing();
