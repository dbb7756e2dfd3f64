# postgres_fdw sends the operators to the other server

use strict;
use warnings;

use FindBin;
use lib $FindBin::Bin;
use GazetteTest;
use Test::More;

my $node = start_node('fdw');

if ($node->safe_psql('postgres', "SELECT count(*) FROM pg_available_extensions WHERE name = 'postgres_fdw'") eq '0')
{
	$node->stop;
	plan skip_all => 'postgres_fdw is not installed';
}

my $id = 0;
$node->safe_psql('postgres',
	"CREATE SCHEMA far;
	CREATE TABLE far.articles (id int PRIMARY KEY, body text);\n"
	  . copy_rows('far.articles', map { [ ++$id, $_ ] } gold_texts())
	  . "SELECT gazette_enable('far.articles', body => 'body');
	CREATE EXTENSION postgres_fdw;
	CREATE SERVER loopback FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '"
	  . $node->host . "', port '" . $node->port . "', dbname 'postgres', extensions 'gazette');
	CREATE USER MAPPING FOR CURRENT_USER SERVER loopback;
	IMPORT FOREIGN SCHEMA far LIMIT TO (articles) FROM SERVER loopback INTO public OPTIONS (import_generated 'false');
	ANALYZE far.articles;");

my %queries = (
	names => [ "SELECT count(*), sum(id) FROM %s WHERE analysis ~# 'France'", qr/WHERE .*OPERATOR\(public\.~#\)/ ],
	words => [ "SELECT count(*), sum(id) FROM %s WHERE analysis ~\@ 'gouvernement or ministre -sport'", qr/WHERE .*OPERATOR\(public\.~\@\)/ ],
	body => [ "SELECT count(*), sum(id) FROM %s WHERE body ~\@ 'gouvernement'", qr/WHERE .*OPERATOR\(public\.~\@\)/ ],
	sentiment => [ "SELECT count(*), sum(id) FROM %s WHERE gazette_sentiment(analysis) < -0.1", qr/WHERE .*public\.gazette_sentiment\(analysis/ ],
	towards => [ "SELECT id, gazette_label(analysis ~+ 'France') FROM %s WHERE (analysis ~+ 'France') <> 0 ORDER BY id", qr/WHERE .*OPERATOR\(public\.~\+\)/ ],
	# postgres_fdw sends nothing whose result is an array of a type of an extension
	top => [ "SELECT gazette_top(analysis, 5) FROM %s", qr/SELECT analysis FROM/ ],
);
foreach my $name (sort keys %queries)
{
	my ($query, $remote) = @{ $queries{$name} };
	my $far = sprintf $query, 'public.articles';
	my $near = $node->safe_psql('postgres', sprintf $query, 'far.articles');

	like($node->safe_psql('postgres', "EXPLAIN (VERBOSE, COSTS off) $far"), qr/Remote SQL: .*$remote/, "$name: sent");
	is($node->safe_psql('postgres', $far), $near, "$name: the same answer");
	like($near, qr/[1-9]/, "$name: an answer at all");
}

$node->stop;
done_testing();
