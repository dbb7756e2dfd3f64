# gazette_refresh beside writers, stopped and called again

use strict;
use warnings;

use FindBin;
use lib $FindBin::Bin;
use GazetteTest;
use IPC::Run;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = start_node('refresh');
my $id = 0;
my @paragraphs = map { grep { /\S/ } split /\n/ } gold_texts();
my $rows = 2000;

# every analysis is the one of the text beside it
my $wrong = "SELECT count(*) FROM articles
	WHERE analysis::text IS DISTINCT FROM coalesce(gazette_analyze(title, body), gazette_analyze(body))::text";

$node->safe_psql('postgres',
	"CREATE TABLE paragraphs (n serial, body text);\n"
	  . copy_rows('paragraphs (body)', map { [$_] } @paragraphs)
	  . "CREATE TABLE articles (id int PRIMARY KEY, title text, body text, reads int DEFAULT 0);
	INSERT INTO articles SELECT i, CASE WHEN i % 2 = 0 THEN 'Titre ' || i END, p.body
	FROM generate_series(1, $rows) AS i
	JOIN paragraphs AS p ON p.n = 1 + i % (SELECT count(*) FROM paragraphs);
	SELECT gazette_enable('articles', body => 'body', title => 'title', how => 'trigger');
	CREATE PROCEDURE write_some(transactions int, seed float8) LANGUAGE plpgsql AS \$\$
	DECLARE
		texts int := (SELECT count(*) FROM paragraphs);
		at int;
	BEGIN
		PERFORM setseed(seed);
		FOR t IN 1 .. transactions LOOP
			at := 1 + floor(random() * $rows);
			-- against the order in which the refresh goes
			FOR i IN REVERSE 4 .. 0 LOOP
				UPDATE articles SET body = (SELECT body FROM paragraphs WHERE n = 1 + (t * 7 + i) % texts)
				WHERE id = at + i;
			END LOOP;
			-- by itself: the two writers must not wait for each other
			COMMIT;
			UPDATE articles SET reads = reads + 1 WHERE id = $rows + 1 - at;
			COMMIT;
			DELETE FROM articles WHERE id = at + 100 AND t % 10 = 0;
			INSERT INTO articles SELECT $rows + t + 100000 * seed, NULL, body FROM paragraphs WHERE n = 1 + t % texts AND t % 5 = 0;
			COMMIT;
		END LOOP;
	END \$\$;");

# A psql that runs in the background; its output is added to ${$out}.
sub start_psql
{
	my ($sql, $out) = @_;

	return IPC::Run::start(
		[ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('postgres'), '-c', $sql ],
		'<', \undef, '&>', $out, IPC::Run::timeout(180));
}

sub progress
{
	return $node->safe_psql('postgres', "SELECT rows_total, rows_done, finished FROM gazette_progress");
}

is($node->safe_psql('postgres', 'SELECT rows, stale FROM gazette_status'), "$rows|$rows", 'nothing is analysed at first');

# ---------- beside writers ----------

my ($out, $out1, $out2) = ('', '', '');
my $writer1 = start_psql('CALL write_some(300, 0.1)', \$out1);
my $refresh = start_psql("CALL gazette_refresh('articles', batch => 50)", \$out);
my $writer2 = start_psql('CALL write_some(300, 0.2)', \$out2);
ok($refresh->finish, 'refresh beside writers') or diag $out;
ok($writer1->finish, 'a writer') or diag $out1;
ok($writer2->finish, 'another writer') or diag $out2;
like($out, qr/NOTICE:  public\.articles: \d+ rows to analyse/, 'it says what there is to do');
like($out, qr/NOTICE:  public\.articles: analysed \d+ rows in [\d.]+ s/, 'and what it has done');
is($node->safe_psql('postgres', $wrong), '0', 'every analysis is that of its text');
is($node->safe_psql('postgres', 'SELECT stale FROM gazette_status'), '0', 'none is missing');

# ---------- two at a time ----------

$node->safe_psql('postgres', 'UPDATE articles SET analysis = NULL');
my $first = start_psql("CALL gazette_refresh('articles', batch => 20)", \$out1);
my $second = start_psql("CALL gazette_refresh('articles', batch => 30)", \$out2);
$first->finish;
$second->finish;
is($node->safe_psql('postgres', 'SELECT stale FROM gazette_status'), '0', 'two at a time do it all') or diag "$out1 $out2";
is($node->safe_psql('postgres', $wrong), '0', 'and do it right');

# ---------- stopped ----------

$node->safe_psql('postgres', 'UPDATE articles SET analysis = NULL;
	CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.01); RETURN NEW; END $$;
	CREATE TRIGGER slow BEFORE UPDATE ON articles FOR EACH ROW EXECUTE FUNCTION slow();');
my $all = $node->safe_psql('postgres', 'SELECT stale FROM gazette_status');
$out = '';
$refresh = start_psql("CALL gazette_refresh('articles', batch => 10)", \$out);
ok($node->poll_query_until('postgres', 'SELECT rows_done >= 30 AND rows_per_second > 0 AND seconds_left > 0 FROM gazette_progress'),
	'another connection sees how far it is');
$node->safe_psql('postgres', "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE query LIKE 'CALL gazette_refresh%'");
$refresh->finish;
like($out, qr/canceling statement due to user request/, 'it can be stopped');
my (undef, $done, $finished) = split /\|/, progress();
my $left = $node->safe_psql('postgres', 'SELECT stale FROM gazette_status');
is($left, $all - $done, "what is done stays ($done of $all rows)");
is($finished, 'f', 'it is known not to be finished');
$node->safe_psql('postgres', "DROP TRIGGER slow ON articles; CALL gazette_refresh('articles')");
is(progress(), "$left|$left|t", 'the next call goes on with the others');
is($node->safe_psql('postgres', $wrong), '0', 'every analysis is that of its text');

# ---------- rows that another keeps locked ----------

$node->safe_psql('postgres', 'UPDATE articles SET analysis = NULL; DELETE FROM gazette_progress');
$all = $node->safe_psql('postgres', 'SELECT stale FROM gazette_status');
my ($written, $held) = split /\n/, $node->safe_psql('postgres', 'SELECT id FROM articles ORDER BY id OFFSET 500 LIMIT 2');
my $holder = start_psql("BEGIN; UPDATE articles SET body = 'Le Canada gagne.', title = NULL WHERE id = $written;
	SELECT FROM articles WHERE id = $held FOR UPDATE;
	DO \$\$ BEGIN
		FOR i IN 1 .. 600 LOOP
			IF (SELECT rows_done >= $all - 2 FROM gazette_progress) THEN RETURN; END IF;
			PERFORM pg_sleep(0.1);
		END LOOP;
		RAISE EXCEPTION 'the others were not analysed meanwhile';
	END \$\$;
	COMMIT", \$out1);
$node->poll_query_until('postgres', "SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'");
$node->safe_psql('postgres', "CALL gazette_refresh('articles', batch => 100)");
ok($holder->finish, 'all others are analysed meanwhile') or diag $out1;
is(progress(), "$all|" . ($all - 1) . '|t', 'then the one that was only locked');
is($node->safe_psql('postgres', "SELECT entity FROM articles, gazette_entities(analysis) WHERE id = $written"),
	'Canada', 'the one that was written has the analysis of its new text');
is($node->safe_psql('postgres', $wrong), '0', 'every analysis is that of its text');

$node->stop;
done_testing();
