#!/bin/sh
# Fuzz the core with libFuzzer for some seconds a target (60 by default),
# starting from the gold articles. Needs clang with its sanitizer runtime
# (Debian: libclang-rt-14-dev). Not part of make test.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
clang=$(command -v clang || command -v clang-14)
make -s with_llvm=no src/data/gazette.dat
for target in fuzz_analysis fuzz_value; do
	corpus=build/fuzz/$target.corpus
	mkdir -p "$corpus"
	split -l 1 test/gold/dev.jsonl "$corpus/dev"
	# adding 0 to the null pointer of an empty array is no fault to hunt
	"$clang" -g -O1 -std=gnu11 -fsanitize=fuzzer,address,undefined \
		-fno-sanitize=pointer-overflow \
		-fno-sanitize-recover=undefined -Isrc $(pkg-config --cflags icu-uc) \
		-o "build/fuzz/$target" "test/fuzz/$target.c" src/core/*.c \
		$(pkg-config --libs icu-uc) -lstemmer -lm
	"build/fuzz/$target" -max_total_time="$seconds" -max_len=8192 \
		-artifact_prefix=build/fuzz/ -print_final_stats=1 "$corpus"
done
