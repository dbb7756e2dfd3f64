# GazetteTest.pm - what the TAP tests share

package GazetteTest;

use strict;
use warnings;

use Encode qw(decode_utf8 encode_utf8);
use Exporter 'import';
use FindBin;
use JSON::PP;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Unicode::Normalize qw(NFD);

our @EXPORT = qw(start_node gold_texts copy_rows random_seed pick unaccent
  words_of);

# For a clone without test/gold.
my @built_in = (
	"Le Premier ministre du Canada, Mark Carney, a promis lundi à Kiev "
	  . "2 milliards de dollars.\nL\x{2019}Ukraine n\x{2019}a pas obtenu de "
	  . "garanties de s\x{e9}curit\x{e9}Pour \x{e9}viter la guerre, l\x{2019}ONU "
	  . "et l\x{2019}Union europ\x{e9}enne craignent le pire, a d\x{e9}clar\x{e9} "
	  . "M. Carney \x{e0} 10 h 30.\n",
	"TEMP\x{ca}TE SUR LA BRETAGNE\n\x{ab}\x{a0}C\x{2019}est une catastrophe\x{a0}"
	  . "\x{bb}, regrette la maire de Brest, Jeanne Le Goff. Les d\x{e9}g\x{e2}ts "
	  . "d\x{e9}passent 3,5\x{a0}% du budget, soit 1\x{202f}250\x{202f}000 \x{20ac}, "
	  . "mais aucun mort n'est \x{e0} d\x{e9}plorer aujourd'hui.\n");

# Start a server with gazette in database postgres.
sub start_node
{
	my ($name) = @_;
	my $node = PostgreSQL::Test::Cluster->new($name);

	# the same sort order and case mapping everywhere
	$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
	$node->append_conf('postgresql.conf', "jit = off\n");
	$node->start;
	$node->safe_psql('postgres', 'CREATE EXTENSION gazette');
	return $node;
}

# The gold articles, as character strings, in a fixed order.
sub gold_texts
{
	my @texts;

	foreach my $file (sort glob("'$FindBin::Bin/../gold/*.jsonl'"))
	{
		foreach my $line (split /\n/, slurp_file($file))
		{
			push @texts, decode_json($line)->{text} if $line =~ /\S/;
		}
	}
	return @texts ? @texts : @built_in;
}

# Bytes of a COPY of rows (lists of character strings) into a table.
sub copy_rows
{
	my ($table, @rows) = @_;
	my %escape = ("\\" => "\\\\", "\t" => "\\t", "\n" => "\\n", "\r" => "\\r");
	my $out = "COPY $table FROM STDIN;\n";

	foreach my $row (@rows)
	{
		$out .= join("\t",
			map { (my $s = $_) =~ s/([\\\t\n\r])/$escape{$1}/g; $s } @$row)
		  . "\n";
	}
	return encode_utf8($out . "\\.\n");
}

# Seed the random numbers: the same ones every time unless told otherwise.
sub random_seed
{
	my $seed = $ENV{GAZETTE_SEED} // 1;

	srand($seed);
	note "seed $seed (GAZETTE_SEED)";
	return $seed;
}

sub pick
{
	return $_[ int(rand(scalar @_)) ];
}

sub unaccent
{
	my $s = NFD($_[0]);

	$s =~ s/\p{Mn}//g;
	return $s;
}

# Words of a text as a reader would type them.
sub words_of
{
	return $_[0] =~ /[\p{L}\p{N}]+(?:[-'\x{2019}][\p{L}\p{N}]+)*/g;
}

1;
