# Databases in other encodings give the answers of a UTF8 one

use strict;
use warnings;
use utf8;

use Encode qw(encode_utf8);
use FindBin;
use lib $FindBin::Bin;
use GazetteTest;
use Test::More;

my $node = start_node('encodings');

# what LATIN1, LATIN9 and WIN1252 all can write
my @texts = gold_texts();
my %plain = ("\x{2019}" => "'", "\x{2bc}" => "'", "\x{202f}" => "\x{a0}", "\x{2009}" => "\x{a0}",
	"\x{2013}" => '-', "\x{2014}" => '-', "\x{2026}" => '...', 'œ' => 'oe', 'Œ' => 'Oe', '€' => 'euros', 'Ÿ' => 'Y',
	"\x{201c}" => '"', "\x{201d}" => '"', "\x{2011}" => '-');
foreach my $text (@texts)
{
	$text =~ s/([^\x00-\xff])/$plain{$1} \/\/ '?'/ge;
	$text =~ s/[\xa4\xa6\xa8\xb4\xb8\xbc\xbd\xbe]/?/g;	# others in LATIN9
}

my $id = 0;
my $load = "SET client_encoding = UTF8; CREATE TABLE articles (id int, body text);\n"
  . copy_rows('articles', map { [ ++$id, $_ ] } @texts);
$node->safe_psql('postgres', $load);

my %queries = (
	stems => 'SELECT id, ~@ body FROM articles ORDER BY id',
	tsvector => 'SELECT id, s FROM articles, unnest(tsvector_to_array(gazette_tsvector(body))) AS s ORDER BY id, s COLLATE "C"',
	parser => "SELECT count(*) FROM articles WHERE to_tsvector('gazette', body) IS DISTINCT FROM gazette_tsvector(body)",
	names => 'SELECT id, ~# body FROM articles ORDER BY id',
	mentions => 'SELECT id, m.* FROM articles, gazette_mentions(body) AS m ORDER BY id, m.start',
	entities => 'SELECT id, e.* FROM articles, gazette_entities(body) AS e ORDER BY id, e.start',
	sentences => 'SELECT id, s.* FROM articles, gazette_sentences(body) AS s ORDER BY id, s.start',
	sentiment => 'SELECT id, ~+ body FROM articles ORDER BY id',
	search => "SELECT array_agg(id ORDER BY id) FROM articles WHERE body ~\@ 'élection or sécurité or eleve'",
	phrase => "SELECT array_agg(id ORDER BY id) FROM articles WHERE body ~\@ '« premier ministre »'",
	entity => "SELECT array_agg(id ORDER BY id), array_agg(body ~+ 'États-Unis' ORDER BY id) FROM articles WHERE body ~# 'États-Unis'",
	'stems of an analysis' => 'SELECT id, ~@ gazette_analyze(body) FROM articles ORDER BY id',
	'tsvector of an analysis' => 'SELECT count(*) FROM articles WHERE gazette_analyze(body)::tsvector IS DISTINCT FROM gazette_tsvector(body)',
	'mentions of an analysis' => 'SELECT id, m.* FROM articles, gazette_mentions(gazette_analyze(body)) AS m ORDER BY id, m.start',
	'entities of an analysis' => 'SELECT id, e.* FROM articles, gazette_entities(gazette_analyze(body)) AS e ORDER BY id, e.start',
	'JSON of an analysis' => 'SELECT count(*) FROM articles WHERE gazette_analyze(body)::text::gazette IS DISTINCT FROM gazette_analyze(body)',
	'jsonb of an analysis' => "SELECT id, gazette_analyze(body)::jsonb #> '{entities,0}' -> 'entity' FROM articles ORDER BY id",
	'search in analyses' => "SELECT array_agg(id ORDER BY id) FROM articles WHERE gazette_analyze(body) ~\@ 'élection or \"premier ministre\"'
		AND gazette_analyze(body) ~# 'LOC:États-Unis' OR gazette_analyze(body) ~# 'country:CA'",
	stem => "SELECT gazette_stem(w) FROM unnest(ARRAY['élèves', 'L''Été', 'ÉTATS-UNIS', 'aujourd''hui', 'garçons', 'Noël']) AS w",
);
my $slices = 'SELECT count(*) FROM articles, LATERAL (SELECT * FROM gazette_mentions(body)
		UNION ALL SELECT * FROM gazette_mentions(gazette_analyze(body))) AS m
	WHERE substr(body, start, length) IS DISTINCT FROM mention';

foreach my $encoding (qw(LATIN1 LATIN9 WIN1252 EUC_JIS_2004))
{
	my $db = lc $encoding;

	# a far away one, without most accents: it must not fail
	if ($encoding eq 'EUC_JIS_2004')
	{
		$node->safe_psql('postgres', "CREATE DATABASE $db ENCODING '$encoding' TEMPLATE template0");
		$node->safe_psql($db, 'CREATE EXTENSION gazette');
		is($node->safe_psql($db, encode_utf8("SET client_encoding = UTF8; SELECT gazette_stems('Le président Emmanuel Macron parle')")),
			$node->safe_psql('postgres', encode_utf8("SELECT gazette_stems('Le président Emmanuel Macron parle')")),
			"$encoding: stems");
		next;
	}
	$node->safe_psql('postgres', "CREATE DATABASE $db ENCODING '$encoding' TEMPLATE template0");
	$node->safe_psql($db, 'CREATE EXTENSION gazette');
	$node->safe_psql($db, $load);
	is($node->safe_psql($db, "SELECT octet_length(body) = length(body) FROM articles WHERE id = 1"), 't',
		"$encoding: stored in one byte a character");
	foreach my $name (sort keys %queries)
	{
		my $sql = 'SET client_encoding = UTF8; ' . encode_utf8($queries{$name});
		my @differ = first_difference($node->safe_psql($db, $sql), $node->safe_psql('postgres', $sql));

		is($differ[0], $differ[1], "$encoding: $name");
	}
	is($node->safe_psql($db, $slices), '0', "$encoding: mentions slice back");
	$node->safe_psql($db, 'CREATE INDEX articles_body ON articles USING gin (body gazette_text_ops)');
	foreach my $name ('search', 'phrase', 'entity')
	{
		my $sql = 'SET client_encoding = UTF8; SET enable_seqscan = off; ' . encode_utf8($queries{$name});

		is($node->safe_psql($db, $sql), $node->safe_psql('postgres', $sql), "$encoding: $name by index");
	}
}

# names that LATIN1 cannot write come without what it lacks
is($node->safe_psql('latin1', "SET client_encoding = UTF8; SELECT count(*) FROM (
		SELECT ~# 'Recep Tayyip Erdogan a recu Andrzej Duda et Gjorge Ivanov.') AS x"), '1',
	'LATIN1: canonical names outside of it are no error');

# the JSON of an analysis means the same everywhere, also what LATIN1 lacks
my $foreign = "SELECT gazette_analyze('Recep Tayyip Erdogan a recu Andrzej Duda a Lodz et a Ceske Budejovice.')";
my $json = $node->safe_psql('latin1', $foreign);

like($json, qr/^[\x00-\x7f]*$/, 'LATIN1: JSON in ASCII');
foreach my $db (qw(latin1 win1252 postgres))
{
	is($node->safe_psql($db, "SELECT ('$json'::gazette)::text::gazette = ($foreign)"), 't', "JSON of LATIN1 in $db");
	is($node->safe_psql($db, "SET client_encoding = UTF8; SELECT count(*) FROM (SELECT '$json'::gazette::jsonb) AS x"), '1',
		"jsonb of it in $db");
}

# SQL_ASCII: bytes as they are, read as UTF-8; substr() counts bytes there
$node->safe_psql('postgres', "CREATE DATABASE ascii ENCODING 'SQL_ASCII' TEMPLATE template0");
$node->safe_psql('ascii', 'CREATE EXTENSION gazette');
(my $load_bytes = $load) =~ s/^SET client_encoding = UTF8; //;
$node->safe_psql('ascii', $load_bytes);
foreach my $name (sort keys %queries)
{
	my $sql = encode_utf8($queries{$name});

	$sql =~ s/m\.\*/m.mention, m.kind, m.entity, m.sentence, m.value, m.confidence/;
	$sql =~ s/e\.\*/e.entity, e.kind, e.mentions, e.country, e.salience, e.sentiment/;
	$sql =~ s/s\.\*/s.sentence, s.kind, s.text, s.sentiment/;
	my @differ = first_difference($node->safe_psql('ascii', $sql), $node->safe_psql('postgres', $sql));

	is($differ[0], $differ[1], "SQL_ASCII: $name");
}
is($node->safe_psql('ascii', $slices), '0', 'SQL_ASCII: mentions slice back');

foreach my $bytes ('\xe9t\xe9', 'abc\xc3', '\xed\xa0\x80', '\xc0\xaf', '\xf8\x88\x80\x80\x80', '\x80')
{
	(my $hex = $bytes) =~ s/\\x(..)/$1/g;
	foreach my $call ('gazette_stems(%s)', '~+ %s', '~# %s', "%s ~\@ 'maire'", "'maire' ~\@ %s", "'a' ~# %s",
		'gazette_tsvector(%s)', "to_tsvector('gazette', %s)", 'gazette_stem(%s)')
	{
		my ($stdout, $stderr);
		my $sql = sprintf($call, "E'$bytes'");

		$node->psql('ascii', "SELECT $sql", stdout => \$stdout, stderr => \$stderr);
		like($stderr, qr/ERROR:  (?:text is not valid UTF-8|invalid byte sequence)/, "SQL_ASCII: $sql is an error");
	}
}

# The lines in which two answers differ first; twice the empty string if none.
sub first_difference
{
	my @got = split /\n/, shift;
	my @expected = split /\n/, shift;

	while (@got || @expected)
	{
		my ($one, $other) = (shift @got // 'end', shift @expected // 'end');

		return ($one, $other) if $one ne $other;
	}
	return ('', '');
}

$node->stop;
done_testing();
