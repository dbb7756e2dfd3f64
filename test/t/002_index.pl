# An index scan finds the same rows as a sequential scan

use strict;
use warnings;
use utf8;

use FindBin;
use lib $FindBin::Bin;
use GazetteTest;
use Test::More;

random_seed();

my $node = start_node('index');
my $id = 0;
my @texts = gold_texts();
my @paragraphs = map { grep { /\S/ } split /\n/ } @texts;
my @docs = (@texts, map { pick(@paragraphs) } 1 .. 300);
my @words = map { words_of($_) } @texts;

# ---------- questions ----------

sub word { return pick(@words); }

sub phrase
{
	my $n = shift;
	my @of = words_of(pick(@paragraphs));
	my $from = int(rand(@of > $n ? @of - $n : 1));

	return join ' ', grep { defined } @of[ $from .. $from + $n - 1 ];
}

sub prefix
{
	return substr(word(), 0, 2 + int(rand(4))) . ':*';
}

my %kinds = (
	'word' => \&word,
	'capitals' => sub { uc word() },
	'no accents' => sub { lc unaccent(word()) },
	'two words' => sub { word() . ' ' . word() },
	'or' => sub { word() . ' or ' . word() . ' OR ' . word() },
	'not' => sub { word() . ' -' . word() },
	'only not' => sub { '-' . word() },
	'and, or, not' => sub { word() . ' ' . word() . ' or ' . word() . ' -' . word() },
	'phrase' => sub { '"' . phrase(2 + int(rand(3))) . '"' },
	'phrase without accents' => sub { '"' . lc(unaccent(phrase(2))) . '"' },
	'phrase with more' => sub { word() . ' or "' . phrase(2) . '" -' . word() },
	'not a phrase' => sub { word() . ' -"' . phrase(2) . '"' },
	'guillemets' => sub { "\x{ab}\x{a0}" . phrase(3) . "\x{a0}\x{bb}" },
	'prefix' => \&prefix,
	'prefixes' => sub { prefix() . ' or ' . prefix() . ' -' . prefix() },
	'stop words' => sub { pick('le', 'la de', '"de la"', '-les', '', ' ', '""', '-') . ' ' . pick('', word()) },
	'signs' => sub { join '', map { pick(split(//, q{"-:*&|!()'\\<>@#%.,;?« »’é0a }), word()) } 1 .. 8 },
);

my @questions;
foreach my $kind (sort keys %kinds)
{
	push @questions, [ $kind, '~@', $kinds{$kind}->() ] foreach 1 .. 24;
}

my @names = split /\n/, Encode::decode_utf8($node->safe_psql('postgres',
		"CREATE TABLE docs (id int PRIMARY KEY, body text);\n"
	  . copy_rows('docs', map { [ ++$id, $_ ] } @docs)
	  . "SELECT DISTINCT name FROM (
			SELECT entity AS name FROM docs, gazette_entities(body)
			UNION SELECT mention FROM docs, gazette_mentions(body)) AS names
		WHERE name !~ E'\\n' ORDER BY 1"));
foreach (1 .. 60)
{
	push @questions, [ 'name', '~#', pick(@names) ],
	  [ 'name in other writing', '~#', lc unaccent(pick(@names)) ];
}
push @questions, [ 'part of a name', '~#', (split /[ '-]/, pick(@names))[0] // '' ]
  foreach 1 .. 30;
push @questions, [ 'kind', '~#', pick(qw(PER LOC ORG EVENT PRODUCT loc Date)) . ':' . pick(@names, '*') ]
  foreach 1 .. 60;
push @questions, [ 'country', '~#', 'country:' . pick(qw(FR CA UA US BE CH fr ZZ * *), '') ]
  foreach 1 .. 20;
push @questions, [ 'alias', '~#', $_ ]
  foreach ('ONU', 'O.N.U.', 'Nations unies', "l'ONU", 'USA', 'Etats-Unis', 'ÉTATS-UNIS', 'Kyiv', 'Kiev',
	'Zelenskyy', 'zelensky', 'UE', 'union europeenne', 'OTAN', 'personne du tout', '', ' ', '-', 'Le Monde', word());

# ---------- answers ----------

my $n = 0;
$node->safe_psql('postgres',
	"CREATE TABLE questions (n int, kind text, op text, query text);\n"
	  . copy_rows('questions', map { [ ++$n, @$_ ] } @questions)
	  . q{
CREATE TABLE answers (round int, n int, way text, ids int[]);
CREATE FUNCTION ask(round int, way text, side text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	q record;
BEGIN
	FOR q IN SELECT * FROM questions ORDER BY n LOOP
		EXECUTE format('INSERT INTO answers SELECT $1, $2, $3, array_agg(id ORDER BY id)
			FROM docs WHERE %I OPERATOR(public.%s) %L', side, q.op, q.query)
			USING round, q.n, way;
	END LOOP;
END $$;
ALTER TABLE docs ADD doc gazette GENERATED ALWAYS AS (gazette_analyze(body)) STORED;
CREATE INDEX docs_body ON docs USING gin (body gazette_text_ops);
CREATE INDEX docs_doc ON docs USING gin (doc);
ANALYZE docs;});

my $by_index = "SET enable_seqscan = off; SET enable_indexscan = off; SET client_min_messages = warning;";
my $by_table = "SET enable_bitmapscan = off; SET enable_indexscan = off; SET client_min_messages = warning;";
my $word = (grep { /^[a-z]{6,}$/ } @words)[0];

like($node->safe_psql('postgres', "$by_index EXPLAIN SELECT id FROM docs WHERE body ~@ '$word'"),
	qr/Bitmap Index Scan on docs_body/, 'the index answers ~@');
like($node->safe_psql('postgres', "$by_index EXPLAIN SELECT id FROM docs WHERE body ~# 'France'"),
	qr/Bitmap Index Scan on docs_body/, 'the index answers ~#');
like($node->safe_psql('postgres', "$by_table EXPLAIN SELECT id FROM docs WHERE body ~@ '$word'"),
	qr/Seq Scan on docs/, 'and a sequential scan can be had');

sub compare
{
	my ($round, $what) = @_;

	$node->safe_psql('postgres', "$by_index SELECT ask($round, 'index', 'body'), ask($round, 'index of analyses', 'doc')");
	$node->safe_psql('postgres', "$by_table SELECT ask($round, 'table', 'body'), ask($round, 'table of analyses', 'doc')");
	foreach my $kind (sort keys %{ { map { $_->[0] => 1 } @questions } })
	{
		my $differ = $node->safe_psql('postgres', qq{
			SELECT q.op, q.query, i.way, i.ids AS index, t.ids AS table
			FROM questions q JOIN answers i USING (n) JOIN answers t USING (n, round)
			WHERE kind = '$kind' AND round = $round AND i.way <> 'table' AND t.way = 'table'
				AND i.ids IS DISTINCT FROM t.ids ORDER BY n LIMIT 5});
		is($differ, '', "$what: $kind");
	}
	my ($asked, $found) = split /\|/, $node->safe_psql('postgres',
		"SELECT count(*), count(ids) FROM answers WHERE round = $round AND way = 'index'");
	is($asked, scalar @questions, "$what: all questions asked");
	cmp_ok($found, '>', $asked / 3, "$what: many have an answer ($found of $asked)");
}

compare(1, 'built');

# rows in the pending list, dead ones and changed ones
$node->safe_psql('postgres', q{
	DELETE FROM docs WHERE id % 5 = 0;
	UPDATE docs SET body = (SELECT body FROM docs d WHERE d.id = docs.id + 1) WHERE id % 5 = 3;
	INSERT INTO docs SELECT id + 10000, upper(body) FROM docs WHERE id % 7 = 1;
	INSERT INTO docs VALUES (20000, NULL), (20001, ''), (20002, '…');});
compare(2, 'changed');

$node->stop;
done_testing();
