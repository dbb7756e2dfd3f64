# Offsets hold and nothing crashes, whatever is done to an article

use strict;
use warnings;
use utf8;

use FindBin;
use lib $FindBin::Bin;
use GazetteTest;
use Test::More;
use Unicode::Normalize qw(NFC NFD);

random_seed();

my $node = start_node('mutations');
my @texts = gold_texts();

# ---------- mutations ----------

my @marks = map { chr } 0x300 .. 0x303, 0x308, 0x327, 0x20dd;
my @odd = ("\x{a0}", "\x{202f}", "\x{2019}", "\x{2bc}", "'", "\x{ad}", "\x{200b}", "\x{feff}", "\x{2013}",
	"\x{2026}", '«', '»', '"', '-', '.', '!', '(', ')', '&', '@', '#', '/', ':', '%', '$', '€', '0', '7',
	"\x{1f1eb}\x{1f1f7}", "\x{1d400}", "\x{4e2d}", "\x{5d0}", "\x{fb01}", 'œ', 'Œ', 'ß', 'İ', "\x{e000}",
	"\x{10ffff}", "\x{fffd}", "\x01", "\x7f", "\t", "\r", "\n", "\n\n", "\x{2028}", "\x{85}");

# Put a string in place of n characters somewhere.
sub edit
{
	my ($text, $n, $with) = @_;

	substr($text, int(rand(length($text) + 1 - $n)), $n) = $with;
	return $text;
}

sub edits
{
	my ($text, $times, $n, @with) = @_;

	$text = edit($text, $n, pick(@with)) foreach 1 .. $times;
	return $text;
}

my @mutations = (
	[ 'odd characters put in' => sub { edits($_[0], 40, 0, @odd) } ],
	[ 'characters changed' => sub { edits($_[0], 40, 1, @odd, 'a' .. 'z', 'A' .. 'Z') } ],
	[ 'characters taken out' => sub { edits($_[0], 60, 1, '') } ],
	[ 'combining marks' => sub { edits($_[0], 60, 0, @marks) } ],
	[ 'other spaces' => sub { my $t = $_[0]; $t =~ s/ /rand() < .3 ? pick("\x{a0}", "\x{202f}", "\n", '', "  ") : ' '/ge; $t } ],
	[ 'other apostrophes' => sub { my $t = $_[0]; $t =~ s/['\x{2019}]/pick("'", "\x{2019}", "\x{2bc}", "\x{2019} ", '')/ge; $t } ],
	[ 'capitals' => sub { uc $_[0] } ],
	[ 'lower case' => sub { lc $_[0] } ],
	[ 'decomposed' => sub { NFD($_[0]) } ],
	[ 'cut' => sub { substr($_[0], int(rand(length $_[0])), 1 + int(rand(500))) } ],
	[ 'shuffled' => sub { join ' ', sort { rand() <=> .5 } split / /, $_[0] } ],
	[ 'soft hyphens' => sub { my $t = $_[0]; $t =~ s/(\w)(\w)/rand() < .1 ? "$1\x{ad}$2" : "$1$2"/ge; $t } ],
);

my @rows = map { [ 'as it is', $_ ] } @texts;
foreach my $mutation (@mutations)
{
	my ($name, $do) = @$mutation;

	push @rows, [ $name, $do->($_) ] foreach @texts;
}

# texts that are hardly texts
push @rows, [ 'extremes', $_ ] foreach (
	'', ' ', "\n", '.', '…', "\x{301}", "\x{ad}", "'", "l'", '-', '«', "\x{1f600}", 'a' x 5000, 'A' x 5000,
	'é' x 5000, "e\x{301}" x 3000, "l'" x 3000, 'a-' x 3000, 'A.' x 3000, '1 ' x 5000, '1,' x 3000,
	'Jean ' x 2000, 'de ' x 2000, '« ' x 3000, '(' x 5000, "\x{301}" x 5000, "\n" x 5000, "\x{ad}" x 5000,
	'M. ' x 2000, 'http://' x 1000, '@a' x 2000, '#a' x 2000, 'a@b.fr ' x 500, '999 999 999 ' x 500,
	'ne pas ' x 2000, 'Jean-' x 2000 . 'Paul', "d'" x 500 . 'Artagnan', join(' ', map { chr } 0x20 .. 0x2fff),
	'mardi ' x 1000, '2 milliards de ' x 500, "aujourd'hui" x 500, 'Nations ' x 1000 . 'unies');

my $id = 0;
$node->safe_psql('postgres',
	"CREATE TABLE mutants (id int, kind text, body text, doc gazette GENERATED ALWAYS AS (gazette_analyze(body)) STORED);\n"
	  . copy_rows('mutants (id, kind, body)', map { [ ++$id, @$_ ] } @rows));

# ---------- what must hold ----------

my $before = $node->safe_psql('postgres', 'SELECT pg_postmaster_start_time()');
my %violations = (
	'mentions slice back' => "SELECT id, m.* FROM mutants, gazette_mentions(body) AS m
		WHERE substr(body, start, length) IS DISTINCT FROM mention OR length <= 0",
	'mentions are in order and apart' => "SELECT id, start FROM (
			SELECT id, start, lag(start + length) OVER (PARTITION BY id ORDER BY ordinality) AS last
			FROM mutants, gazette_mentions(body) WITH ORDINALITY) AS m
		WHERE start < last",
	'mentions have sentences' => "SELECT id, m.* FROM mutants, gazette_mentions(body) AS m
		WHERE NOT EXISTS (SELECT FROM gazette_sentences(body) AS s WHERE s.sentence = m.sentence
			AND m.start >= s.start AND m.start + m.length <= s.start + s.length)",
	'sentences slice back' => "SELECT id, s.* FROM mutants, gazette_sentences(body) AS s
		WHERE substr(body, start, length) IS DISTINCT FROM text OR length <= 0
			OR s.sentiment NOT BETWEEN -1 AND 1 OR s.kind NOT IN ('heading', 'sentence')",
	'sentences are in order and apart' => "SELECT id, start FROM (
			SELECT id, sentence, ordinality, start, lag(start + length) OVER (PARTITION BY id ORDER BY ordinality) AS last
			FROM mutants, gazette_sentences(body) WITH ORDINALITY) AS s
		WHERE start < last OR sentence <> ordinality",
	'entities agree with mentions' => "SELECT id, e.entity, e.mentions, m.mentions FROM mutants
		CROSS JOIN LATERAL gazette_entities(body) AS e
		LEFT JOIN LATERAL (SELECT entity, kind, count(*) AS mentions, min(start) AS start
			FROM gazette_mentions(body) GROUP BY entity, kind) AS m ON m.entity = e.entity AND m.kind = e.kind
		WHERE id % 4 = 0 AND (e.mentions IS DISTINCT FROM m.mentions OR e.start IS DISTINCT FROM m.start
			OR e.sentiment NOT BETWEEN -1 AND 1 OR e.salience NOT BETWEEN 0 AND 1)",
	'names are those of the entities' => "SELECT id FROM mutants
		WHERE ~# body IS DISTINCT FROM ARRAY(SELECT entity FROM gazette_entities(body))
			AND ~# body IS DISTINCT FROM ARRAY(SELECT entity FROM (SELECT DISTINCT ON (entity) entity, ordinality
				FROM gazette_entities(body) WITH ORDINALITY ORDER BY entity, ordinality) AS e ORDER BY ordinality)",
	'every entity is found by its name' => "SELECT id, entity FROM mutants, gazette_entities(body)
		WHERE id % 4 = 1 AND NOT body ~# entity",
	'every mention is found by its text' => "SELECT id, mention FROM mutants, gazette_mentions(body)
		WHERE id % 4 = 2 AND entity IS NOT NULL AND NOT body ~# mention",
	'sentiment is in range' => "SELECT id FROM mutants WHERE (~+ body BETWEEN -1 AND 1) IS NOT TRUE",
	'both ways to a tsvector agree' => "SELECT id FROM mutants
		WHERE gazette_tsvector(body) IS DISTINCT FROM to_tsvector('gazette', body)",
	'stems are those of the tsvector' => "SELECT id FROM mutants
		WHERE ARRAY(SELECT DISTINCT s COLLATE \"C\" FROM unnest(gazette_stems(body)) AS s ORDER BY 1)
			IS DISTINCT FROM ARRAY(SELECT s COLLATE \"C\" FROM unnest(tsvector_to_array(gazette_tsvector(body))) AS s ORDER BY 1)",
	'a stored analysis reads back' => "SELECT id FROM mutants WHERE doc::text::gazette IS DISTINCT FROM doc
			OR doc::jsonb::text::gazette IS DISTINCT FROM doc",
	'it has the stems of its text' => "SELECT id FROM mutants WHERE ~@ doc IS DISTINCT FROM ~@ body
			OR doc::tsvector IS DISTINCT FROM gazette_tsvector(body)",
	'it has the sentences of its text' => same_rows('sentences', 's.sentence, s.start, s.length, s.kind, s.sentiment'),
	'it has the mentions of its text' => same_rows('mentions', 's.*'),
	'it has the entities of its text' => same_rows('entities', 's.*'),
	'it has the names and scores of its text' => "SELECT id FROM mutants WHERE ~# doc IS DISTINCT FROM ~# body
			OR ~+ doc IS DISTINCT FROM ~+ body",
	'it answers as its text' => "SELECT id, entity FROM mutants, gazette_entities(doc) AS e WHERE id % 4 = 3 AND (
			NOT doc ~# entity OR NOT doc ~# (e.kind || ':' || entity) OR NOT doc ~# (e.kind || ':*')
			OR NOT doc ~# coalesce('country:' || country, entity)
			OR body ~# (e.kind || ':' || entity) IS DISTINCT FROM doc ~# (e.kind || ':' || entity)
			OR body ~+ entity IS DISTINCT FROM doc ~+ entity)",
);

# What a function of a text and of its analysis return differently.
sub same_rows
{
	my ($name, $columns) = @_;
	my ($text, $doc) = map { "SELECT id, $columns FROM mutants, gazette_$name($_) AS s" } qw(body doc);

	return "($text EXCEPT ALL $doc) UNION ALL ($doc EXCEPT ALL $text)";
}

foreach my $what (sort keys %violations)
{
	my ($stdout, $stderr);
	my $status = $node->psql('postgres',
		"SELECT * FROM ($violations{$what}) AS violations LIMIT 3",
		stdout => \$stdout, stderr => \$stderr, timeout => 120);

	is($status, 0, "$what: no error");
	is($stdout, '', $what) or diag $stderr;
}

my $mentions = $node->safe_psql('postgres',
	'SELECT count(*) FROM mutants, gazette_mentions(body)');
cmp_ok($mentions, '>', scalar @rows, "there are mentions ($mentions in " . @rows . ' texts)');
is($node->safe_psql('postgres', 'SELECT pg_postmaster_start_time()'), $before, 'no crash');
unlike(PostgreSQL::Test::Utils::slurp_file($node->logfile), qr/terminated by signal/, 'none in the log either');

# variants of writing that mean the same
$node->safe_psql('postgres',
	"CREATE TABLE variants (id int, plain text, composed text, decomposed text, curly text);\n"
	  . copy_rows('variants', map { (my $plain = NFC($_)) =~ s/[\x{2019}\x{2bc}]/'/g; (my $curly = $plain) =~ s/'/\x{2019}/g;
			[ ++$id, $plain, NFC($plain), NFD($plain), $curly ] } @texts));
is($node->safe_psql('postgres', "SELECT id FROM variants
		WHERE gazette_stems(plain) IS DISTINCT FROM gazette_stems(decomposed) LIMIT 3"), '', 'stems: NFC = NFD');
is($node->safe_psql('postgres', "SELECT id FROM variants
		WHERE gazette_stems(plain) IS DISTINCT FROM gazette_stems(curly) LIMIT 3"), '', "stems: ' = ’");
is($node->safe_psql('postgres', "SELECT id FROM variants
		WHERE ~# plain IS DISTINCT FROM ~# decomposed LIMIT 3"), '', 'names: NFC = NFD');
is($node->safe_psql('postgres', "SELECT id FROM variants
		WHERE ~# plain IS DISTINCT FROM ~# curly LIMIT 3"), '', "names: ' = ’");
is($node->safe_psql('postgres', "SELECT id FROM variants WHERE ~+ plain IS DISTINCT FROM ~+ decomposed
		OR ~+ plain IS DISTINCT FROM ~+ curly LIMIT 3"), '', 'sentiment: all three the same');

$node->stop;
done_testing();
