# Values of type gazette from hostile hands: an error, or a sound value

use strict;
use warnings;

use Encode qw(decode_utf8);
use FindBin;
use lib $FindBin::Bin;
use GazetteTest;
use PostgreSQL::Test::Utils;
use Test::More;

random_seed();

my $node = start_node('values');
my $id = 0;
my @texts = (gold_texts())[ 0 .. 7 ];

@texts = grep { defined } @texts;
$node->safe_psql('postgres',
	"CREATE TABLE articles (id int, body text, doc gazette GENERATED ALWAYS AS (gazette_analyze(body)) STORED);
	CREATE TABLE received (doc gazette);\n"
	  . copy_rows('articles (id, body)', map { [ ++$id, $_ ] } @texts, "Carney \x{e0} Kiev.", ''));

# ---------- binary ----------

# A file of COPY BINARY with one column.
sub binary_copy
{
	return "PGCOPY\n\xff\r\n\0" . pack('NN', 0, 0)
	  . join('', map { pack('nN', 1, length $_) . $_ } @_) . pack('n', 0xffff);
}

my $folder = $node->basedir;
my $before = $node->safe_psql('postgres', 'SELECT pg_postmaster_start_time()');

# Send bytes as values; returns what psql says.
sub receive
{
	my $file = "$folder/values.bin";
	my ($stdout, $stderr);

	open(my $out, '>:raw', $file) or die $!;
	print $out binary_copy(@_);
	close $out;
	$node->psql('postgres', "COPY received FROM '$file' (FORMAT binary)", stdout => \$stdout, stderr => \$stderr);
	return $stderr;
}

my @values = map { pack 'H*', $_ } split /\n/,
  $node->safe_psql('postgres', "SELECT encode(gazette_send(doc), 'hex') FROM articles ORDER BY id");

is(receive(@values), '', 'values are received');
is($node->safe_psql('postgres', 'SELECT count(*) FROM received JOIN articles USING (doc)'), scalar @values,
	'and are the same');
$node->safe_psql('postgres', 'TRUNCATE received');

my ($refused, $accepted, @strange) = (0, 0);
foreach (1 .. 150)
{
	my $value = pick(@values);
	my $edit = int(rand(5));

	if ($edit == 0) { $value = substr($value, 0, int(rand(length $value))) }
	elsif ($edit == 1) { $value .= chr(int(rand(256))) x (1 + int(rand(20))) }
	elsif ($edit == 2) { vec($value, int(rand(8 * length $value)), 1) ^= 1 }
	elsif ($edit == 3) { substr($value, int(rand(length $value)), 1) = chr(int(rand(256))) foreach 1 .. 5 }
	else { substr($value, int(rand(length $value)), 1 + int(rand(9))) = '' }
	next if grep { $_ eq $value } @values;

	my $stderr = receive($value);

	if ($stderr eq '') { $accepted++ }
	elsif ($stderr =~ /ERROR:  invalid binary value for type gazette\nDETAIL:  The analysis: \w/) { $refused++ }
	else { push @strange, $stderr }
}
is("@strange", '', 'nothing else than an error of the type');
cmp_ok($refused, '>', 100, "most are refused ($refused, $accepted accepted)");
like(receive(''), qr/DETAIL:  The analysis: it is cut short\./, 'no bytes at all');
like(receive(map { my $v = $_; substr($v, 0, 1) = "\2"; $v } $values[0]), qr/its format is not known/, 'a later format');

# a changed name or score is a value like any other: all of it works
is($node->safe_psql('postgres', "SELECT count(*) FROM received WHERE doc::text::gazette <> doc
		OR cardinality(~\@ doc) + cardinality(~# doc) IS NULL OR NOT ~+ doc BETWEEN -1 AND 1
		OR (SELECT count(*) + sum(length(mention)) FROM gazette_mentions(doc)) < 0
		OR (SELECT count(*) + sum(length(entity)) FROM gazette_entities(doc)) < 0"), '0', 'what was accepted is sound');
$node->safe_psql('postgres', 'CREATE INDEX ON received USING gin (doc); ANALYZE received');

# ---------- JSON ----------

my @json = split /\x01/, decode_utf8($node->safe_psql('postgres',
	"SELECT string_agg(doc::text, chr(1) ORDER BY id) FROM articles WHERE id > 6"));
my @signs = ('"', '\\', '{', '}', '[', ']', ',', ':', '-', '.', 0 .. 9, 'e', 'null', ' ', '"key": ', '\\u0000', '\\ud800', "\t");

my @edited;
foreach (1 .. 1000)
{
	my $value = pick(@json);

	substr($value, int(rand(length $value)), pick(0, 1, 1, 1, 5)) = pick('', @signs) foreach 1 .. 1 + int(rand(3));
	push @edited, [ scalar @edited, $value ];
}
$node->safe_psql('postgres', "CREATE TABLE edited (id int, json text);\n" . copy_rows('edited', @edited) . q{
	CREATE FUNCTION read(json text) RETURNS text LANGUAGE plpgsql AS $$
	DECLARE
		doc gazette;
		detail text;
	BEGIN
		doc := json;
		RETURN CASE WHEN doc::text::gazette = doc THEN 'accepted' ELSE 'reads back to another' END;
	EXCEPTION WHEN invalid_text_representation THEN
		GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
		RETURN CASE WHEN SQLERRM = 'invalid input syntax for type gazette' AND detail LIKE 'The analysis: %'
			THEN 'refused' ELSE SQLERRM END;
	END $$;
	CREATE TABLE answers AS SELECT id, read(json) AS answer FROM edited;});
is($node->safe_psql('postgres', "SELECT DISTINCT answer FROM answers WHERE answer NOT IN ('refused', 'accepted')"), '',
	'JSON: nothing else than an error of the type');
is($node->safe_psql('postgres', "SELECT count(*) > 500 AND count(*) < 1000 FROM answers WHERE answer = 'refused'"), 't',
	'JSON: most are refused, not all');
is($node->safe_psql('postgres', 'SELECT pg_postmaster_start_time()'), $before, 'the server has not restarted');

$node->stop;
done_testing();
